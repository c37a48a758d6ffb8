#ifndef SCORING_SIMULATION_SCENARIO_H_
#define SCORING_SIMULATION_SCENARIO_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/error.h"
#include "scoring/formula/formula.h"
#include "scoring/programme/programme_set.h"
#include "scoring/score/packed_score.h"

namespace scoring {

// Whole dirhams a month that a household on a programme's side costs the State.
struct CostPerHousehold {
  std::string programme;
  std::int64_t mad = 0;
};

// What an analyst puts in the place of what holds.
struct WhatIf {
  // Text form of rsu.scoring.v1.Formula; nothing: scores stay as they are.
  std::optional<std::string> formula;

  // Text forms of rsu.eligibility.v1.Programme. Each takes the place of the
  // programme of its name, or is a new one.
  std::vector<std::string> programmes;

  // What the analyst takes for costs: no figure is known, so that none is
  // assumed.
  std::vector<CostPerHousehold> costs;

  // Text form of rsu.eligibility.v1.CommonRules, in the place of all that hold;
  // nothing: they stay.
  std::optional<std::string> common_rules;

  // Whether to count what would be answered about each person, also where no
  // rule is given.
  bool count_answers = false;
};

// A programme as it is and as it would be. Null where there is none on the day.
struct ComparedProgramme {
  std::string name;
  std::string title;
  const Period* before = nullptr;
  const Period* after = nullptr;
  std::optional<std::int64_t> cost_per_household_mad;
};

// The most programmes of a what-if, and the highest cost of a household.
inline constexpr std::size_t kMostProgrammes = 16;
inline constexpr std::int64_t kHighestCostMad = 1'000'000;

// Two programmes that exclude each other on the day: places in
// Scenario::programmes(), the first being the lower one.
struct ExclusivePair {
  std::size_t one = 0;
  std::size_t other = 0;
};

// A what-if made ready for a day. The days from which its figures would hold
// are not looked at: a draft for next year may be held against the register of
// today. Only of several periods of a programme the one in force on the day is
// taken, or the first if none is.
//
// Immutable; thread-safe; movable. Borrows the set of programmes.
class Scenario {
 public:
  // Errors:
  //   INVALID_ARGUMENT, reason MALFORMED_SIMULATION: every mistake of the
  //   formula ("formula: urban.terms[3].variable") and of each programme
  //   ("programmes[1]: periods[0].above"), two programmes of one name, more
  //   than kMostProgrammes, a cost outside 0 to kHighestCostMad, named twice or
  //   of a programme that there is not ("costs[0].programme"), mistakes of the
  //   common rules ("common_rules: dependant_rules[0].child_up_to_age"), rules
  //   on which no answer about a person depends ("programmes[1]: aid_rules").
  static absl::StatusOr<Scenario> Create(const ProgrammeSet& programmes,
                                         base::Date day, const WhatIf& what_if);

  base::Date day() const { return day_; }

  // Null: scores stay as they are.
  const Formula* formula() const { return formula_.get(); }
  const PackedScorer* scorer() const { return scorer_.get(); }

  // The programmes of the register in its order, then new ones; only those that
  // are in force on the day on one side at least.
  const std::vector<ComparedProgramme>& programmes() const { return compared_; }

  // Programmes that exclude each other, as things are or as they would be. What
  // a what-if does not say of a programme's exclusions stays as it is.
  const std::vector<ExclusivePair>& exclusive() const { return exclusive_; }

  // Whether what would be answered about each person is counted: it was asked
  // for, or a rule that only answers know is given.
  bool counts_answers() const { return answers_ != nullptr; }

  // All programmes and common rules as they would be, to answer by. Of a list
  // of periods or rules of the what-if, none of which has begun by the day, the
  // first is one that has always held. Only if answers are counted.
  const ProgrammeSet& answers_by() const { return *answers_; }

 private:
  explicit Scenario(base::Date day) : day_(day) {}

  void Compare(const ProgrammeSet& programmes);
  void FindExclusive(const ProgrammeSet& programmes);

  // Puts drafts and common rules in the place of what holds.
  absl::Status PrepareAnswers(const ProgrammeSet& programmes,
                              std::optional<CommonRules> common);

  // Notes what is wrong with the costs behind `violations` so far.
  void TakeCosts(const std::vector<CostPerHousehold>& costs,
                 std::vector<base::FieldViolation>& violations);

  base::Date day_;
  std::shared_ptr<const Formula> formula_;
  std::shared_ptr<const PackedScorer> scorer_;
  std::vector<std::shared_ptr<const Programme>> drafts_;
  std::vector<ComparedProgramme> compared_;
  std::vector<ExclusivePair> exclusive_;
  std::shared_ptr<const ProgrammeSet> answers_;  // null: not counted
};

}  // namespace scoring

#endif  // SCORING_SIMULATION_SCENARIO_H_
