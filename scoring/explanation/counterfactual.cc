#include "scoring/explanation/counterfactual.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "base/date.h"
#include "base/status_macros.h"
#include "registry/codes/limits.h"
#include "registry/codes/place.h"
#include "registry/declaration/birth_date_rule.h"
#include "scoring/explanation/declared_facts.h"
#include "scoring/explanation/what_if.h"

namespace scoring {
namespace {

using internal::WhatIf;
using registry::HouseholdFacts;
using registry::MemberFacts;
using registry::Relationship;

using MaybeChange = absl::StatusOr<std::optional<FactChange>>;

// One value of a choice that crosses.
struct Crossing {
  std::string to;
  ExactScore score;
};

// The crossing that moves the score least, with the others beside it.
std::optional<FactChange> Least(const WhatIf& what_if, const std::string& field,
                                const std::string& from,
                                const std::vector<Crossing>& crossings) {
  if (crossings.empty()) return std::nullopt;
  std::size_t least = 0;
  for (std::size_t i = 1; i < crossings.size(); ++i) {
    if (what_if.Step(crossings[i].score) <
        what_if.Step(crossings[least].score)) {
      least = i;
    }
  }
  FactChange change =
      what_if.Change(field, from, crossings[least].to, crossings[least].score);
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    if (i != least) change.other_values.push_back(crossings[i].to);
  }
  return change;
}

MaybeChange OfChoice(WhatIf& what_if, const DeclaredFact& fact) {
  const FactRule& rule = *fact.rule;
  const std::int64_t declared = fact.In(what_if.facts());
  std::vector<Crossing> crossings;
  for (std::int64_t value = rule.lowest; value <= rule.highest; ++value) {
    if (value == declared) continue;
    RSU_ASSIGN_OR_RETURN(const ExactScore score, what_if.Try(fact, value));
    if (what_if.Crosses(score)) {
      crossings.push_back({TextOf(rule, value), score});
    }
  }
  return Least(what_if, fact.path, TextOf(rule, declared), crossings);
}

// The nearest value that crosses: every one is tried, in both directions.
absl::StatusOr<std::optional<std::int64_t>> NearestOfCount(
    WhatIf& what_if, const DeclaredFact& fact) {
  const FactRule& rule = *fact.rule;
  const std::int64_t declared = fact.In(what_if.facts());
  for (std::int64_t step = 1; step <= rule.highest - rule.lowest; ++step) {
    for (const std::int64_t value : {declared - step, declared + step}) {
      if (value < rule.lowest || value > rule.highest) continue;
      RSU_ASSIGN_OR_RETURN(const bool crosses, what_if.Crosses(fact, value));
      if (crosses) return value;
    }
  }
  return std::nullopt;
}

// The nearest value of a number that moves every score in one direction only,
// so that the values that cross are those from some value on to one end of the
// range.
absl::StatusOr<std::optional<std::int64_t>> NearestOfStraightNumber(
    WhatIf& what_if, const DeclaredFact& fact) {
  for (const std::int64_t end : {fact.rule->lowest, fact.rule->highest}) {
    std::int64_t stays = fact.In(what_if.facts());
    std::int64_t crosses = end;
    RSU_ASSIGN_OR_RETURN(const bool end_crosses, what_if.Crosses(fact, end));
    if (!end_crosses) continue;
    while (crosses - stays > 1 || stays - crosses > 1) {
      const std::int64_t middle = stays + (crosses - stays) / 2;
      RSU_ASSIGN_OR_RETURN(const bool middle_crosses,
                           what_if.Crosses(fact, middle));
      (middle_crosses ? crosses : stays) = middle;
    }
    return crosses;
  }
  return std::nullopt;
}

MaybeChange OfNumber(WhatIf& what_if, const DeclaredFact& fact) {
  std::optional<std::int64_t> value;
  if (fact.rule->kind == FactKind::kStraightNumber) {
    RSU_ASSIGN_OR_RETURN(value, NearestOfStraightNumber(what_if, fact));
  } else {
    RSU_ASSIGN_OR_RETURN(value, NearestOfCount(what_if, fact));
  }
  if (!value.has_value()) return std::nullopt;
  RSU_ASSIGN_OR_RETURN(const ExactScore score, what_if.Try(fact, *value));
  return what_if.Change(fact.path, TextOf(*fact.rule, fact.In(what_if.facts())),
                        TextOf(*fact.rule, *value), score);
}

MaybeChange OfRegion(WhatIf& what_if) {
  const int declared = what_if.facts().region;
  std::vector<Crossing> crossings;
  for (int region = 1; region <= registry::kRegions; ++region) {
    if (region == declared) continue;
    RSU_ASSIGN_OR_RETURN(
        const ExactScore score,
        what_if.Try([&](HouseholdFacts& facts) { facts.region = region; },
                    [&](HouseholdFacts& facts) { facts.region = declared; }));
    if (what_if.Crosses(score)) {
      crossings.push_back({registry::RegionCode(region), score});
    }
  }
  return Least(what_if, "region", registry::RegionCode(declared), crossings);
}

MaybeChange OfMilieu(WhatIf& what_if) {
  using registry::Milieu;
  const Milieu declared = what_if.facts().milieu;
  const Milieu other =
      declared == Milieu::kUrban ? Milieu::kRural : Milieu::kUrban;
  RSU_ASSIGN_OR_RETURN(
      const ExactScore score,
      what_if.Try([&](HouseholdFacts& facts) { facts.milieu = other; },
                  [&](HouseholdFacts& facts) { facts.milieu = declared; }));
  if (!what_if.Crosses(score)) return std::nullopt;
  return what_if.Change("milieu", std::string(NameOf(declared)),
                        std::string(NameOf(other)), score);
}

std::string MemberPath(std::size_t index, absl::string_view field) {
  return absl::StrCat("members[", index, "]", field);
}

MaybeChange OfRelationship(WhatIf& what_if, std::size_t index) {
  const Relationship declared = what_if.facts().members[index].relationship;
  if (declared == Relationship::kHead) return std::nullopt;
  std::int64_t spouses = 0;
  for (const MemberFacts& member : what_if.facts().members) {
    spouses += member.relationship == Relationship::kSpouse;
  }
  std::vector<Crossing> crossings;
  for (const Relationship other : registry::AllOf<Relationship>()) {
    if (other == Relationship::kHead || other == declared) continue;
    if (other == Relationship::kSpouse && spouses == registry::kMaxSpouses)
      continue;
    const auto set = [index](Relationship relationship) {
      return [index, relationship](HouseholdFacts& facts) {
        facts.members[index].relationship = relationship;
      };
    };
    RSU_ASSIGN_OR_RETURN(const ExactScore score,
                         what_if.Try(set(other), set(declared)));
    if (what_if.Crosses(score)) {
      crossings.push_back({std::string(NameOf(other)), score});
    }
  }
  return Least(what_if, MemberPath(index, ".relationship"),
               std::string(NameOf(declared)), crossings);
}

// The last day on which somebody was born who is at least `age` on `day`.
base::Date LastBirthOfAge(int age, base::Date day) {
  constexpr int kDaysPerYearAtMost = 366;
  std::int32_t old_enough = day.day_number() - kDaysPerYearAtMost * (age + 1);
  std::int32_t too_young = day.day_number() + 1;
  while (too_young - old_enough > 1) {
    const std::int32_t middle = old_enough + (too_young - old_enough) / 2;
    const bool reached =
        base::WholeYears(base::Date::FromDayNumber(middle), day) >= age;
    (reached ? old_enough : too_young) = middle;
  }
  return base::Date::FromDayNumber(old_enough);
}

// The variables see a birth date only through the age, so that one day of each
// age stands for all, the one that is nearest.
MaybeChange OfBirthDate(WhatIf& what_if, std::size_t index) {
  const base::Date day = what_if.facts().effective_date;
  const base::Date declared = what_if.facts().members[index].birth_date;
  const int declared_age = base::WholeYears(declared, day);
  std::optional<FactChange> nearest;
  std::int32_t least_days = 0;
  for (int age = 0; age <= kMaxAgeYears; ++age) {
    if (age == declared_age) continue;
    const base::Date birth =
        age > declared_age ? LastBirthOfAge(age, day)
                           : base::Date::FromDayNumber(
                                 LastBirthOfAge(age + 1, day).day_number() + 1);
    if (registry::BrokenBirthDateRule(birth, day, "").has_value()) continue;
    const auto set = [index](base::Date date) {
      return [index, date](HouseholdFacts& facts) {
        facts.members[index].birth_date = date;
      };
    };
    RSU_ASSIGN_OR_RETURN(const ExactScore score,
                         what_if.Try(set(birth), set(declared)));
    if (!what_if.Crosses(score)) continue;
    std::int32_t days = birth.day_number() - declared.day_number();
    if (days < 0) days = -days;
    // Ages rise, so that of two days at one distance the earlier one stays.
    if (nearest.has_value() && days > least_days) continue;
    least_days = days;
    nearest = what_if.Change(MemberPath(index, ".birth_date"),
                             declared.ToString(), birth.ToString(), score);
  }
  return nearest;
}

FactChange Composition(const WhatIf& what_if, std::string field,
                       std::size_t members, const ExactScore& score) {
  return what_if.Change(std::move(field),
                        absl::StrCat(what_if.facts().members.size()),
                        absl::StrCat(members), score);
}

MaybeChange WithoutMember(WhatIf& what_if, std::size_t index) {
  const MemberFacts member = what_if.facts().members[index];
  if (member.relationship == Relationship::kHead) return std::nullopt;
  const auto place = static_cast<std::ptrdiff_t>(index);
  RSU_ASSIGN_OR_RETURN(const ExactScore score,
                       what_if.Try(
                           [&](HouseholdFacts& facts) {
                             facts.members.erase(facts.members.begin() + place);
                           },
                           [&](HouseholdFacts& facts) {
                             facts.members.insert(facts.members.begin() + place,
                                                  member);
                           }));
  if (!what_if.Crosses(score)) return std::nullopt;
  return Composition(what_if, MemberPath(index, ""),
                     what_if.facts().members.size() - 1, score);
}

MemberFacts Newborn(base::Date day) {
  return {Relationship::kChild,
          day,
          registry::Sex::kFemale,  // in no variable
          registry::Education::kNone,
          registry::Diploma::kNone,
          /*can_read_and_write=*/false,
          registry::Schooling::kNotEnrolled,
          registry::Activity::kInactive,
          registry::Occupation::kNoOccupation,
          registry::EmploymentStatus::kNotEmployed,
          registry::HealthCover::kNone};
}

MaybeChange WithNewborn(WhatIf& what_if) {
  const std::size_t members = what_if.facts().members.size();
  if (members >= static_cast<std::size_t>(kMaxMembers)) return std::nullopt;
  RSU_ASSIGN_OR_RETURN(
      const ExactScore score,
      what_if.Try(
          [](HouseholdFacts& facts) {
            facts.members.push_back(Newborn(facts.effective_date));
          },
          [](HouseholdFacts& facts) { facts.members.pop_back(); }));
  if (!what_if.Crosses(score)) return std::nullopt;
  return Composition(what_if, "members", members + 1, score);
}

absl::Status Append(MaybeChange change, std::vector<FactChange>& changes) {
  RSU_RETURN_IF_ERROR(change.status());
  if (change->has_value()) changes.push_back(**std::move(change));
  return absl::OkStatus();
}

absl::Status FindUnchangeable(WhatIf& what_if,
                              std::vector<FactChange>& changes) {
  RSU_RETURN_IF_ERROR(Append(OfRegion(what_if), changes));
  RSU_RETURN_IF_ERROR(Append(OfMilieu(what_if), changes));
  for (std::size_t i = 0; i < what_if.facts().members.size(); ++i) {
    RSU_RETURN_IF_ERROR(Append(OfRelationship(what_if, i), changes));
    RSU_RETURN_IF_ERROR(Append(OfBirthDate(what_if, i), changes));
    RSU_RETURN_IF_ERROR(Append(WithoutMember(what_if, i), changes));
  }
  return Append(WithNewborn(what_if), changes);
}

}  // namespace

absl::StatusOr<Counterfactual> FindCrossings(
    const Formula& formula, const HouseholdFacts& facts, Score threshold,
    Side side, absl::FunctionRef<absl::Status()> go_on) {
  RSU_ASSIGN_OR_RETURN(WhatIf what_if,
                       WhatIf::Create(formula, facts, threshold, go_on));
  Counterfactual found;
  found.score = what_if.score();
  found.distance = Distance(found.score, threshold);
  found.on_programme_side = what_if.IsAtMost() == (side == Side::kAtMost);
  for (const DeclaredFact& fact : DeclaredFactsOf(facts)) {
    RSU_RETURN_IF_ERROR(Append(fact.rule->kind == FactKind::kChoice
                                   ? OfChoice(what_if, fact)
                                   : OfNumber(what_if, fact),
                               found.changes));
  }
  RSU_RETURN_IF_ERROR(FindUnchangeable(what_if, found.cannot_be_changed));
  return found;
}

}  // namespace scoring
