#ifndef SCORING_SERVICE_ELIGIBILITY_FACTS_H_
#define SCORING_SERVICE_ELIGIBILITY_FACTS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/storage/households.h"
#include "scoring/classification/classify.h"
#include "scoring/classification/role.h"
#include "scoring/entitlement/stability.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/service/household_members.h"

namespace scoring {

// What the register knows of a household by one declaration, on one day.
struct EligibilityHousehold {
  registry::StoredDeclaration declaration;
  HouseholdStanding standing;

  // Only looked for if a programme has a rule on that day that needs it.
  std::vector<DatedScore> history;

  // In the order of the declaration, without what bodies report.
  std::vector<NamedMember> members;
};

// What the register knows of a person on a day.
struct EligibilityFacts {
  ClassificationInput input;

  // Nothing if the person is in none; it is the finder's.
  const EligibilityHousehold* household = nullptr;

  // The place of the person among its members.
  std::optional<std::size_t> self;
};

// Finds what is known of people on one day at one moment. What was read of a
// household is kept for the next member. Borrows all of it; for one thread and
// one session.
class EligibilityFactsFinder {
 public:
  EligibilityFactsFinder(base::sql::Session& session,
                         const FormulaSet& formulas,
                         const ProgrammeSet& programmes, base::Date day,
                         std::int64_t known_at_us);

  // The household of the answer stands until the next call. Errors: those of
  // the session, and of ApplyRescoring().
  absl::StatusOr<EligibilityFacts> Find(idcs::IdcsNumber person);

 private:
  absl::Status AddHousehold(const registry::Membership& membership,
                            EligibilityFacts& facts);
  absl::Status ReadHousehold(const registry::DeclarationKey& key);
  absl::Status AddMemberWhenCovered(idcs::IdcsNumber person,
                                    const registry::PersonSummary& summary,
                                    EligibilityFacts& facts);

  base::sql::Session& session_;
  const FormulaSet& formulas_;
  const base::Date day_;
  const std::int64_t known_at_us_;
  const bool history_counts_;

  // The one read last.
  std::optional<EligibilityHousehold> household_;
};

// The usable scores of the household of `in_force`, in order of days: of each
// declaration that was in force on its effective date, the score that held on
// that date, and last that of `in_force` as it is given. Of the last
// kMostScores declarations.
//
// Errors: those of the session, and of ApplyRescoring().
inline constexpr int kMostScores = 1000;
absl::StatusOr<std::vector<DatedScore>> FindScoreHistory(
    base::sql::Session& session, const FormulaSet& formulas,
    const registry::StoredDeclaration& in_force, std::int64_t known_at_us);

// The head or a spouse of the household.
struct HouseholdPartner {
  std::size_t place = 0;  // among the members
  Partner partner;
};

// All of them, the person asked about not left out. Errors: those of the
// session.
absl::StatusOr<std::vector<HouseholdPartner>> FindPartners(
    base::sql::Session& session, const EligibilityFacts& facts,
    std::int64_t known_at_us);

// The members, with what bodies report of the head's children, which is what
// direct aid depends on. Errors: those of the session.
absl::StatusOr<std::vector<Member>> FindMembersForAid(
    base::sql::Session& session, const EligibilityFacts& facts,
    std::int64_t known_at_us);

}  // namespace scoring

#endif  // SCORING_SERVICE_ELIGIBILITY_FACTS_H_
