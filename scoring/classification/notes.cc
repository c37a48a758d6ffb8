#include "scoring/classification/notes.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "scoring/classification/reasons.h"
#include "scoring/entitlement/birth_date.h"

namespace scoring {

Reason ThresholdRule(const Programme& programme, base::Date day) {
  const StabilityRule* rule = RuleOn(programme.rules().stability, day);
  const std::string code = ProgrammeCode(programme.name());
  if (rule == nullptr || (rule->band_ticks == 0 && rule->grace_days == 0 &&
                          rule->confirmations <= 1)) {
    return {"THRESHOLD_DIVIDES", {code, day.ToString()}};
  }
  return {"THRESHOLD_SOFTENED",
          {code, day.ToString(), Score::FromTicks(rule->band_ticks).ToString(),
           absl::StrCat(std::max(1, rule->confirmations)),
           absl::StrCat(rule->grace_days)}};
}

std::optional<Reason> CoverSince(const OpenRegime& cover) {
  if (!cover.since.has_value()) return std::nullopt;
  return Reason{
      "COVER_SINCE",
      {std::string(RegimeName(cover.regime)), cover.since->ToString()}};
}

std::vector<Reason> ScoreSince(const std::vector<DatedScore>& history) {
  std::vector<Reason> notes;
  if (history.empty()) return notes;
  const DatedScore& now = history.back();
  notes.push_back({"SCORE_SINCE", {now.score.ToString(), now.from.ToString()}});
  if (history.size() < 2) return notes;
  const base::Date last_day =
      base::Date::FromDayNumber(now.from.day_number() - 1);
  notes.push_back(
      {"SCORE_BEFORE",
       {history[history.size() - 2].score.ToString(), last_day.ToString()}});
  return notes;
}

std::vector<Reason> Crossings(const ProgrammeSet& programmes, base::Date day,
                              const std::vector<DatedScore>& history) {
  std::vector<Reason> notes;
  if (history.size() < 2) return notes;
  const DatedScore& before = history[history.size() - 2];
  const DatedScore& now = history.back();
  for (const Programme& programme : programmes.programmes()) {
    const Period* period = programme.InForce(day);
    if (period == nullptr || period->side != Side::kAtMost ||
        period->OnSide(before.score) == period->OnSide(now.score)) {
      continue;
    }
    notes.push_back({"SCORE_CROSSED",
                     {ProgrammeCode(programme.name()), now.from.ToString(),
                      period->threshold.ToString(),
                      period->OnSide(now.score) ? "UNDER" : "ABOVE"}});
  }
  return notes;
}

std::optional<Reason> PartlyKnownBirth(const BirthDateRule* rule,
                                       const Member& member, base::Date day) {
  const bool registered_counts =
      !member.other_birth_date.has_value() || !DeclaredBirthDateCounts(rule);
  if (member.registered_precision == registry::DatePrecision::kDay ||
      !registered_counts) {
    return std::nullopt;
  }
  return Reason{"BIRTH_DATE_PARTLY_KNOWN",
                {member.birth_date.ToString(),
                 absl::StrCat(base::WholeYears(member.birth_date, day)),
                 member.registered_precision == registry::DatePrecision::kYear
                     ? "YEAR"
                     : "MONTH"}};
}

}  // namespace scoring
