#include "tools/population_generator/summary.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/fraction.h"
#include "base/status_macros.h"
#include "scoring/score/compute_score.h"

namespace population {
namespace {

// `part` of `whole` in `parts`, rounded; 0 of 0 is 0.
std::int64_t Rounded(std::int64_t part, std::int64_t parts,
                     std::int64_t whole) {
  return whole == 0 ? 0 : base::RoundHalfUp(part * parts, whole);
}

std::string Percent(std::int64_t part, std::int64_t whole) {
  const std::int64_t hundredths = Rounded(part, 10'000, whole);
  return absl::StrFormat("%d.%02d %%", hundredths / 100, hundredths % 100);
}

std::string Mean(std::int64_t sum, std::int64_t count) {
  const std::int64_t hundredths = Rounded(sum, 100, count);
  return absl::StrFormat("%d.%02d", hundredths / 100, hundredths % 100);
}

struct Column {
  const char* title;
  MilieuSums sums;
};

std::string Line(absl::string_view label,
                 const std::array<std::string, 3>& cells) {
  std::string line = absl::StrFormat("%-42s", label);
  for (const std::string& cell : cells) {
    absl::StrAppendFormat(&line, " %14s", cell);
  }
  return line + "\n";
}

}  // namespace

MilieuSums& MilieuSums::operator+=(const MilieuSums& other) {
  households += other.households;
  people += other.people;
  rooms += other.rooms;
  with_electricity += other.with_electricity;
  communication_monthly_centimes += other.communication_monthly_centimes;
  for (std::size_t i = 0; i < people_by_region.size(); ++i) {
    people_by_region[i] += other.people_by_region[i];
  }
  at_most_tadamon += other.at_most_tadamon;
  at_most_asd += other.at_most_asd;
  not_usable += other.not_usable;
  return *this;
}

absl::Status Summary::Add(const registry::HouseholdFacts& facts,
                          const scoring::Variables& variables,
                          const ScoringRules& rules) {
  RSU_ASSIGN_OR_RETURN(const scoring::ExactScore score,
                       scoring::ComputeScore(*rules.formula, variables));
  MilieuSums& sums = milieus_[facts.milieu == registry::Milieu::kUrban ? 0 : 1];
  const auto members = static_cast<std::int64_t>(facts.members.size());
  const auto& bills = facts.spending.water_electricity_bills_centimes;
  ++sums.households;
  sums.people += members;
  sums.rooms += facts.dwelling.rooms;
  sums.with_electricity += std::any_of(
      bills.begin(), bills.end(), [](std::int64_t bill) { return bill > 0; });
  sums.communication_monthly_centimes +=
      facts.spending.phone_internet_monthly_centimes;
  sums.people_by_region[static_cast<std::size_t>(facts.region - 1)] += members;
  sums.at_most_tadamon += score.score <= rules.tadamon;
  sums.at_most_asd += score.score <= rules.asd;
  sums.not_usable += !score.usable;
  return absl::OkStatus();
}

void Summary::Add(const Summary& other) {
  for (std::size_t i = 0; i < milieus_.size(); ++i) {
    milieus_[i] += other.milieus_[i];
  }
}

MilieuSums Summary::All() const {
  MilieuSums all = milieus_[0];
  all += milieus_[1];
  return all;
}

std::string Summary::ToText() const {
  const std::array<MilieuSums, 3> columns = {milieus_[0], milieus_[1], All()};
  const auto each = [&columns](auto cell) {
    return std::array<std::string, 3>{cell(columns[0]), cell(columns[1]),
                                      cell(columns[2])};
  };
  std::string text = Line("", {"urban", "rural", "all"});
  text += Line("households", each([](const MilieuSums& sums) {
                 return absl::StrCat(sums.households);
               }));
  text += Line("people", each([](const MilieuSums& sums) {
                 return absl::StrCat(sums.people);
               }));
  text += Line("members of a household, mean", each([](const MilieuSums& sums) {
                 return Mean(sums.people, sums.households);
               }));
  text += Line("persons per room", each([](const MilieuSums& sums) {
                 return Mean(sums.people, sums.rooms);
               }));
  text += Line("households with electricity", each([](const MilieuSums& sums) {
                 return Percent(sums.with_electricity, sums.households);
               }));
  text += Line("communication, MAD a person and year",
               each([](const MilieuSums& sums) {
                 return Mean(sums.communication_monthly_centimes * 12 / 100,
                             sums.people);
               }));
  text += Line("score at or under AMO Tadamon's threshold",
               each([](const MilieuSums& sums) {
                 return Percent(sums.at_most_tadamon, sums.households);
               }));
  text += Line("score at or under direct aid's threshold",
               each([](const MilieuSums& sums) {
                 return Percent(sums.at_most_asd, sums.households);
               }));
  text +=
      Line("score outside the usable range", each([](const MilieuSums& sums) {
             return Percent(sums.not_usable, sums.households);
           }));
  const MilieuSums all = All();
  for (int region = 1; region <= registry::kRegions; ++region) {
    const auto i = static_cast<std::size_t>(region - 1);
    text +=
        Line(absl::StrCat("people of region ", registry::RegionCode(region),
                          ", share; urban and rural of it"),
             {Percent(columns[0].people_by_region[i], all.people_by_region[i]),
              Percent(columns[1].people_by_region[i], all.people_by_region[i]),
              Percent(all.people_by_region[i], all.people)});
  }
  return text;
}

}  // namespace population
