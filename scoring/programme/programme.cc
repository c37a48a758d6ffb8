#include "scoring/programme/programme.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "scoring/formula/configuration_reader.h"
#include "scoring/programme/check_rules.h"

namespace scoring {
namespace {

void CheckBracket(const std::string& path, const Bracket& bracket,
                  ConfigurationReader& reader) {
  if (bracket.up_to.has_value() && *bracket.up_to <= bracket.above) {
    reader.Refuse(path + ".up_to", "must be over `above`");
  }
  CheckAmount(path + ".contribution_mad", bracket.contribution_mad, reader);
}

// That `bracket` begins where `before` ends.
void CheckJoin(const std::string& path, const Bracket& before,
               const Bracket& bracket, ConfigurationReader& reader) {
  if (!before.up_to.has_value() || bracket.above < *before.up_to) {
    reader.Refuse(path + ".above", "overlaps the bracket before");
  } else if (bracket.above > *before.up_to) {
    reader.Refuse(path + ".above", "leaves a gap after the bracket before");
  }
}

void CheckBrackets(const std::string& place, const Period& period,
                   ConfigurationReader& reader) {
  const std::vector<Bracket>& brackets = period.brackets;
  if (brackets.empty()) return;
  if (period.side == Side::kAtMost) {
    reader.Refuse(place + ".brackets",
                  "only for a programme of scores above a threshold");
    return;
  }
  for (std::size_t i = 0; i < brackets.size(); ++i) {
    const std::string path = absl::StrCat(place, ".brackets[", i, "]");
    CheckBracket(path, brackets[i], reader);
    if (i > 0) {
      CheckJoin(path, brackets[i - 1], brackets[i], reader);
    } else if (brackets[i].above != period.threshold) {
      reader.Refuse(path + ".above", "must be the threshold");
    }
  }
  if (brackets.back().up_to.has_value()) {
    reader.Refuse(
        absl::StrCat(place, ".brackets[", brackets.size() - 1, "].up_to"),
        "must be empty: the last bracket has no upper end");
  }
}

}  // namespace

std::optional<std::int64_t> Period::ContributionMad(Score score) const {
  for (const Bracket& bracket : brackets) {
    if (score > bracket.above &&
        (!bracket.up_to.has_value() || score <= *bracket.up_to)) {
      return bracket.contribution_mad;
    }
  }
  return std::nullopt;
}

Programme::Programme(std::string name, std::string title,
                     std::vector<Period> periods, ProgrammeRules rules)
    : name_(std::move(name)),
      title_(std::move(title)),
      periods_(std::move(periods)),
      rules_(std::move(rules)) {}

absl::StatusOr<Programme> Programme::Create(std::string name, std::string title,
                                            std::vector<Period> periods,
                                            ProgrammeRules rules) {
  ConfigurationReader reader;
  reader.RequireName("name", name);
  reader.RequireText("title", title);
  if (periods.empty()) reader.Refuse("periods", "must not be empty");
  CheckOrder("periods", periods, reader, "period");
  for (std::size_t i = 0; i < periods.size(); ++i) {
    CheckBrackets(PlaceOf("periods", i), periods[i], reader);
  }
  CheckRules("waiting_periods", rules.waiting_periods, reader);
  CheckRules("aid_rules", rules.aid, reader);
  CheckRules("stability_rules", rules.stability, reader);
  CheckRules("exclusion_rules", rules.exclusions, reader);
  CheckRules("child_head_rules", rules.child_heads, reader);
  CheckRules("school_aid_rules", rules.school_aid, reader);
  CheckRules("exclusive_rules", rules.exclusive, reader);
  for (std::size_t i = 0; i < rules.exclusive.size(); ++i) {
    const std::vector<std::string>& excluded = rules.exclusive[i].programmes;
    if (std::find(excluded.begin(), excluded.end(), name) != excluded.end()) {
      reader.Refuse(PlaceOf("exclusive_rules", i) + ".programmes",
                    "must not name the programme itself");
    }
  }
  if (!rules.stability.empty() &&
      std::any_of(periods.begin(), periods.end(), [](const Period& period) {
        return period.side == Side::kAbove;
      })) {
    reader.Refuse("stability_rules",
                  "only for a programme of scores at or under a threshold");
  }
  RSU_RETURN_IF_ERROR(reader.status("MALFORMED_PROGRAMME"));
  return Programme(std::move(name), std::move(title), std::move(periods),
                   std::move(rules));
}

const Period* Programme::InForce(base::Date day) const {
  return RuleOn(periods_, day);
}

}  // namespace scoring
