#ifndef SCORING_PROGRAMME_READ_RULES_H_
#define SCORING_PROGRAMME_READ_RULES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "proto/rsu/eligibility/v1/programme.pb.h"
#include "scoring/formula/configuration_reader.h"
#include "scoring/programme/check_rules.h"
#include "scoring/programme/rules.h"

// From configuration messages to rules. Only for scoring/programme.
namespace scoring {

void ReadRule(const std::string& place,
              const rsu::eligibility::v1::WaitingPeriodRule& message,
              WaitingPeriodRule& rule, ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::DependantRule& message,
              DependantRule& rule, ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::ScoreAgeRule& message,
              ScoreAgeRule& rule, ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::ResidenceRule& message,
              ResidenceRule& rule, ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::PrincipalRule& message,
              PrincipalRule& rule, ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::WayOutText& message, WayOut& rule,
              ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::UnusableShareRule& message,
              UnusableShareRule& rule, ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::AidRule& message, AidRule& rule,
              ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::StabilityRule& message,
              StabilityRule& rule, ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::BirthDateRule& message,
              BirthDateRule& rule, ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::ExclusionRule& message,
              ExclusionRule& rule, ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::ChildHeadRule& message,
              ChildHeadRule& rule, ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::SchoolAidRule& message,
              SchoolAidRule& rule, ConfigurationReader& reader);
void ReadRule(const std::string& place,
              const rsu::eligibility::v1::ExclusiveRule& message,
              ExclusiveRule& rule, ConfigurationReader& reader);

// First day, source and mark, which every dated thing has.
template <typename Message, typename Rule>
void ReadDated(const std::string& place, const Message& message, Rule& rule,
               ConfigurationReader& reader) {
  rule.effective_from =
      reader.ReadDate(place + ".effective_from", message.effective_from());
  reader.RequireText(place + ".source", message.source());
  reader.RequireMark(place + ".mark", message.mark());
}

// Each message of `list`.
template <typename Rule, typename Messages>
std::vector<Rule> ReadRules(absl::string_view list, const Messages& messages,
                            ConfigurationReader& reader) {
  std::vector<Rule> rules;
  for (const auto& message : messages) {
    const std::string place = PlaceOf(list, rules.size());
    rules.emplace_back();
    ReadDated(place, message, rules.back(), reader);
    ReadRule(place, message, rules.back(), reader);
  }
  return rules;
}

}  // namespace scoring

#endif  // SCORING_PROGRAMME_READ_RULES_H_
