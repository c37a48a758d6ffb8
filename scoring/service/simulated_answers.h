#ifndef SCORING_SERVICE_SIMULATED_ANSWERS_H_
#define SCORING_SERVICE_SIMULATED_ANSWERS_H_

#include <cstdint>

#include "absl/status/status.h"
#include "base/sql/session.h"
#include "scoring/eligibility/past_looked_for.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/simulation/answer_counts.h"
#include "scoring/simulation/scenario.h"

namespace scoring {

// Answers about the people of a household by the programmes as they are and by
// those of a scenario, from the same facts and by the same rules as
// EligibilityService. Whoever a declaration names is asked about under the
// number that is theirs now, and counted with the household that they belong
// to on the day. Thread-safe.
class SimulatedAnswers : public HouseholdAnswers {
 public:
  // Borrows all three. The scenario counts answers.
  SimulatedAnswers(const FormulaSet* formulas, const ProgrammeSet* programmes,
                   const Scenario* scenario);

  absl::Status Count(base::sql::Session& session,
                     const AnsweredHousehold& household,
                     std::int64_t known_at_us,
                     AnswerCounts& counts) const override;

 private:
  const FormulaSet& formulas_;
  const ProgrammeSet& programmes_;
  const Scenario& scenario_;

  PastLookedFor past_;  // by either side
};

}  // namespace scoring

#endif  // SCORING_SERVICE_SIMULATED_ANSWERS_H_
