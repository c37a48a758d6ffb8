#ifndef SCORING_PROGRAMME_PROGRAMME_H_
#define SCORING_PROGRAMME_PROGRAMME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "scoring/programme/rules.h"
#include "scoring/score/score.h"

namespace scoring {

// A monthly contribution for the scores in (above, up_to].
struct Bracket {
  Score above;
  std::optional<Score> up_to;  // nothing: no upper end
  std::int64_t contribution_mad = 0;
};

// Which scores are on a programme's side. A score equal to the threshold is at
// or under it.
enum class Side { kAtMost, kAbove };

// What a programme rules from one day on, until its next period begins.
// Published figures: thresholds and contributions are data
// (data/*.textproto), never code. A plain value; safe to share between threads
// while nobody writes.
struct Period {
  base::Date effective_from;
  Side side = Side::kAtMost;
  Score threshold;

  // In order, without gap or overlap, from the threshold up to no end; or none.
  std::vector<Bracket> brackets;

  // Whether `score` is one of those that the programme is for.
  bool OnSide(Score score) const {
    return side == Side::kAtMost ? score <= threshold : score > threshold;
  }

  // Whole dirhams a month; nothing for a score that is in no bracket.
  std::optional<std::int64_t> ContributionMad(Score score) const;
};

// What a programme rules beside its periods. Empty lists: nothing.
struct ProgrammeRules {
  std::vector<WaitingPeriodRule> waiting_periods;
  std::vector<AidRule> aid;
  std::vector<StabilityRule> stability;
  std::vector<ExclusionRule> exclusions;
  std::vector<ChildHeadRule> child_heads;
  std::vector<SchoolAidRule> school_aid;
  std::vector<ExclusiveRule> exclusive;
};

// A social programme that picks households by score, with all it ever ruled.
// Immutable; thread-safe. Periods handed out live as long as the programme.
class Programme {
 public:
  // Errors:
  //   INVALID_ARGUMENT, reason MALFORMED_PROGRAMME: a name that is none, no
  //   title, no period, periods not in order of date, brackets of a programme
  //   for scores at or under a threshold, brackets that do not start at the
  //   threshold, leave a gap, overlap, are empty or end, a contribution outside
  //   0 to 1,000,000 MAD, rules not in order of date, or figures outside what
  //   the proto says of them. Each with its place,
  //   "periods[0].brackets[2].above".
  static absl::StatusOr<Programme> Create(std::string name, std::string title,
                                          std::vector<Period> periods,
                                          ProgrammeRules rules = {});

  // "amo-tadamon".
  const std::string& name() const { return name_; }

  // For people: "AMO Tadamon".
  const std::string& title() const { return title_; }

  // What holds on `day`; null before the first period.
  const Period* InForce(base::Date day) const;

  // In order of date.
  const std::vector<Period>& periods() const { return periods_; }

  const ProgrammeRules& rules() const { return rules_; }

 private:
  Programme(std::string name, std::string title, std::vector<Period> periods,
            ProgrammeRules rules);

  std::string name_;
  std::string title_;
  std::vector<Period> periods_;
  ProgrammeRules rules_;
};

}  // namespace scoring

#endif  // SCORING_PROGRAMME_PROGRAMME_H_
