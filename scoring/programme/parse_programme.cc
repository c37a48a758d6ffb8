#include "scoring/programme/parse_programme.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/programme.pb.h"
#include "scoring/formula/configuration_reader.h"
#include "scoring/programme/read_rules.h"

namespace scoring {
namespace {

namespace pb = rsu::eligibility::v1;

constexpr char kReason[] = "MALFORMED_PROGRAMME";

Score ReadScore(absl::string_view path, absl::string_view text,
                ConfigurationReader& reader) {
  return Score::FromTicks(reader.ReadTicks(path, text));
}

Bracket ReadBracket(const std::string& place, const pb::Bracket& message,
                    ConfigurationReader& reader) {
  Bracket bracket;
  bracket.above = ReadScore(place + ".above", message.above(), reader);
  if (!message.up_to().empty()) {
    bracket.up_to = ReadScore(place + ".up_to", message.up_to(), reader);
  }
  bracket.contribution_mad = message.contribution_mad();
  return bracket;
}

Period ReadPeriod(const std::string& place, const pb::ProgrammePeriod& message,
                  ConfigurationReader& reader) {
  Period period;
  ReadDated(place, message, period, reader);
  switch (message.rule_case()) {
    case pb::ProgrammePeriod::kAtMost:
      period.side = Side::kAtMost;
      period.threshold =
          ReadScore(place + ".at_most", message.at_most(), reader);
      break;
    case pb::ProgrammePeriod::kAbove:
      period.side = Side::kAbove;
      period.threshold = ReadScore(place + ".above", message.above(), reader);
      break;
    case pb::ProgrammePeriod::RULE_NOT_SET:
      reader.Refuse(place, "must have either at_most or above");
      break;
  }
  for (int i = 0; i < message.brackets_size(); ++i) {
    period.brackets.push_back(
        ReadBracket(absl::StrCat(place, ".brackets[", i, "]"),
                    message.brackets(i), reader));
  }
  return period;
}

}  // namespace

absl::StatusOr<Programme> ParseProgramme(absl::string_view text) {
  ConfigurationReader reader;
  pb::Programme message;
  reader.ReadText(text, message);
  RSU_RETURN_IF_ERROR(reader.status(kReason));

  std::vector<Period> periods;
  periods.reserve(static_cast<std::size_t>(message.periods_size()));
  for (int i = 0; i < message.periods_size(); ++i) {
    periods.push_back(ReadPeriod(absl::StrCat("periods[", i, "]"),
                                 message.periods(i), reader));
  }
  ProgrammeRules rules;
  rules.waiting_periods = ReadRules<WaitingPeriodRule>(
      "waiting_periods", message.waiting_periods(), reader);
  rules.aid = ReadRules<AidRule>("aid_rules", message.aid_rules(), reader);
  rules.stability = ReadRules<StabilityRule>("stability_rules",
                                             message.stability_rules(), reader);
  rules.exclusions = ReadRules<ExclusionRule>(
      "exclusion_rules", message.exclusion_rules(), reader);
  rules.child_heads = ReadRules<ChildHeadRule>(
      "child_head_rules", message.child_head_rules(), reader);
  rules.school_aid = ReadRules<SchoolAidRule>(
      "school_aid_rules", message.school_aid_rules(), reader);
  rules.exclusive = ReadRules<ExclusiveRule>("exclusive_rules",
                                             message.exclusive_rules(), reader);
  RSU_RETURN_IF_ERROR(reader.status(kReason));
  return Programme::Create(message.name(), message.title(), std::move(periods),
                           std::move(rules));
}

absl::StatusOr<CommonRules> ParseCommonRules(absl::string_view text) {
  ConfigurationReader reader;
  pb::CommonRules message;
  reader.ReadText(text, message);
  RSU_RETURN_IF_ERROR(reader.status(kReason));
  CommonRules rules;
  rules.dependants = ReadRules<DependantRule>(
      "dependant_rules", message.dependant_rules(), reader);
  rules.score_age = ReadRules<ScoreAgeRule>("score_age_rules",
                                            message.score_age_rules(), reader);
  rules.residence = ReadRules<ResidenceRule>("residence_rules",
                                             message.residence_rules(), reader);
  rules.birth_dates = ReadRules<BirthDateRule>(
      "birth_date_rules", message.birth_date_rules(), reader);
  rules.principals = ReadRules<PrincipalRule>(
      "principal_rules", message.principal_rules(), reader);
  rules.unusable_share = ReadRules<UnusableShareRule>(
      "unusable_share_rules", message.unusable_share_rules(), reader);
  rules.ways_out = ReadRules<WayOut>("ways_out", message.ways_out(), reader);
  RSU_RETURN_IF_ERROR(reader.status(kReason));
  RSU_RETURN_IF_ERROR(CheckCommonRules(rules));
  return rules;
}

}  // namespace scoring
