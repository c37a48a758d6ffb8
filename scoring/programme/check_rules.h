#ifndef SCORING_PROGRAMME_CHECK_RULES_H_
#define SCORING_PROGRAMME_CHECK_RULES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "scoring/formula/configuration_reader.h"
#include "scoring/programme/rules.h"

// That rules make sense, each mistake noted with its place. Only for
// scoring/programme.
namespace scoring {

// No amount of a month is larger.
inline constexpr std::int64_t kMaxAmountMad = 1'000'000;

void CheckAmount(const std::string& path, std::int64_t amount_mad,
                 ConfigurationReader& reader);

// "aid_rules[2]".
inline std::string PlaceOf(absl::string_view list, std::size_t index) {
  return absl::StrCat(list, "[", index, "]");
}

// That the dated things of `list` are in order of date, without two of a day.
template <typename Dated>
void CheckOrder(absl::string_view list, const std::vector<Dated>& all,
                ConfigurationReader& reader, absl::string_view noun = "rule") {
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].effective_from <= all[i - 1].effective_from) {
      reader.Refuse(
          PlaceOf(list, i) + ".effective_from",
          absl::StrCat("must be after that of the ", noun, " before"));
    }
  }
}

void CheckRule(const std::string& place, const WaitingPeriodRule& rule,
               ConfigurationReader& reader);
void CheckRule(const std::string& place, const DependantRule& rule,
               ConfigurationReader& reader);
void CheckRule(const std::string& place, const ScoreAgeRule& rule,
               ConfigurationReader& reader);
void CheckRule(const std::string& place, const ResidenceRule& rule,
               ConfigurationReader& reader);
void CheckRule(const std::string& place, const PrincipalRule& rule,
               ConfigurationReader& reader);
void CheckRule(const std::string& place, const WayOut& rule,
               ConfigurationReader& reader);
void CheckRule(const std::string& place, const UnusableShareRule& rule,
               ConfigurationReader& reader);
void CheckRule(const std::string& place, const AidRule& rule,
               ConfigurationReader& reader);
void CheckRule(const std::string& place, const StabilityRule& rule,
               ConfigurationReader& reader);
void CheckRule(const std::string& place, const BirthDateRule& rule,
               ConfigurationReader& reader);
void CheckRule(const std::string& place, const ExclusionRule& rule,
               ConfigurationReader& reader);
void CheckRule(const std::string& place, const ChildHeadRule& rule,
               ConfigurationReader& reader);
void CheckRule(const std::string& place, const SchoolAidRule& rule,
               ConfigurationReader& reader);

void CheckRule(const std::string& place, const ExclusiveRule& rule,
               ConfigurationReader& reader);

// Each rule of `list`, and their order.
template <typename Rule>
void CheckRules(absl::string_view list, const std::vector<Rule>& rules,
                ConfigurationReader& reader) {
  CheckOrder(list, rules, reader);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    CheckRule(PlaceOf(list, i), rules[i], reader);
  }
}

}  // namespace scoring

#endif  // SCORING_PROGRAMME_CHECK_RULES_H_
