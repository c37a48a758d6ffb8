#include "registry/person_file/declared_past.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/status_macros.h"
#include "registry/storage/past_declarations.h"

namespace registry {
namespace {

using idcs::IdcsNumber;

absl::StatusOr<std::vector<PastMembership>> PastOf(RegisterOnDay& known,
                                                   const ChildInForce& child) {
  // As most children are: the store need not be asked.
  if (child.holder.named_once) {
    return std::vector<PastMembership>{
        {child.in_force, child.effective_date, child.named_as}};
  }
  return known.PastMemberships(child.holder.number, child.holder.summary,
                               child.in_force);
}

bool IsChild(const std::vector<NamedMember>& members, IdcsNumber number) {
  return std::any_of(members.begin(), members.end(),
                     [number](const NamedMember& named) {
                       return named.number == number &&
                              named.member.relationship == Relationship::kChild;
                     });
}

// The numbers of the head and the spouses.
std::set<std::int64_t> CoupleOf(const std::vector<NamedMember>& members) {
  std::set<std::int64_t> couple;
  for (const NamedMember& named : members) {
    if (IsHeadOrSpouse(named.member)) couple.insert(named.number.value());
  }
  return couple;
}

bool Meet(const std::set<std::int64_t>& a, const std::set<std::int64_t>& b) {
  return std::any_of(a.begin(), a.end(), [&b](std::int64_t number) {
    return b.count(number) != 0;
  });
}

// Children of the head, each person once, with the birth date declared last.
class Births {
 public:
  explicit Births(RegisterOnDay* known) : known_(*known) {}

  absl::Status Add(const std::vector<NamedMember>& members) {
    for (const NamedMember& named : members) {
      if (named.member.relationship != Relationship::kChild) continue;
      RSU_ASSIGN_OR_RETURN(const IdcsNumber holder,
                           known_.Holder(named.number));
      births_.insert_or_assign(holder.value(), named.member.birth_date);
    }
    return absl::OkStatus();
  }

  // Those born before the day, and those of `earlier` born on it.
  std::size_t CountBefore(base::Date day,
                          const std::set<std::int64_t>& earlier) const {
    std::size_t count = 0;
    for (const auto& [number, birth_date] : births_) {
      if (birth_date < day ||
          (birth_date == day && earlier.count(number) != 0)) {
        ++count;
      }
    }
    return count;
  }

 private:
  RegisterOnDay& known_;
  std::map<std::int64_t, base::Date> births_;
};

// The first declaration that named the child as one of the head.
struct FirstNaming {
  PastMembership membership;
  std::vector<NamedMember> members;
};

absl::StatusOr<std::optional<FirstNaming>> FindFirstNaming(
    RegisterOnDay& known, const std::vector<PastMembership>& past) {
  for (const PastMembership& one : past) {
    RSU_ASSIGN_OR_RETURN(std::vector<NamedMember> members,
                         ReadMembers(known.session(), one.declaration));
    if (IsChild(members, one.named_as)) {
      return FirstNaming{one, std::move(members)};
    }
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<std::optional<std::size_t>> FindBornBefore(
    RegisterOnDay& known, const ChildInForce& child) {
  RSU_ASSIGN_OR_RETURN(const std::vector<PastMembership> past,
                       PastOf(known, child));
  if (past.empty()) return std::nullopt;
  const PastMembership& front = past.front();
  RSU_ASSIGN_OR_RETURN(
      std::vector<DeclarationKey> keys,
      ListPastDeclarations(known.session(), front.declaration.household,
                           front.effective_date, known.known_at_us()));
  if (front.declaration == child.in_force && keys.size() == 1) {
    return std::nullopt;
  }
  RSU_ASSIGN_OR_RETURN(const std::optional<FirstNaming> first,
                       FindFirstNaming(known, past));
  if (!first.has_value()) return std::nullopt;
  const DeclarationKey& naming = first->membership.declaration;
  RSU_ASSIGN_OR_RETURN(keys,
                       ListPastDeclarations(known.session(), naming.household,
                                            first->membership.effective_date,
                                            known.known_at_us()));
  const std::set<std::int64_t> couple = CoupleOf(first->members);
  Births births(&known);
  for (const DeclarationKey& key : keys) {
    if (key == naming) continue;
    RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                         ReadMembers(known.session(), key));
    if (Meet(couple, CoupleOf(members))) {
      RSU_RETURN_IF_ERROR(births.Add(members));
    }
  }
  RSU_RETURN_IF_ERROR(births.Add(first->members));
  std::set<std::int64_t> earlier;
  base::Date birth_date;
  for (const NamedMember& named : first->members) {
    if (named.number == first->membership.named_as) {
      birth_date = named.member.birth_date;
      break;
    }
    earlier.insert(named.number.value());
  }
  return births.CountBefore(birth_date, earlier);
}

namespace {

// The men who are the father by declarations that named the child as one of the
// head, each once. Nobody of a child whom one declaration alone names.
absl::StatusOr<std::vector<IdcsNumber>> DeclaredFathers(
    RegisterOnDay& known, const ChildInForce& child) {
  std::vector<IdcsNumber> fathers;
  if (child.holder.named_once) return fathers;
  RSU_ASSIGN_OR_RETURN(const std::vector<PastMembership> past,
                       PastOf(known, child));
  for (const PastMembership& one : past) {
    RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                         ReadMembers(known.session(), one.declaration));
    if (!IsChild(members, one.named_as)) continue;
    const std::optional<std::size_t> place = PlaceOfFather(members);
    if (!place.has_value()) continue;
    RSU_ASSIGN_OR_RETURN(const IdcsNumber holder,
                         known.Holder(members[*place].number));
    if (std::find(fathers.begin(), fathers.end(), holder) == fathers.end()) {
      fathers.push_back(holder);
    }
  }
  return fathers;
}

}  // namespace

absl::StatusOr<std::optional<IdcsNumber>> FindDeclaredFather(
    RegisterOnDay& known, const ChildInForce& child) {
  RSU_ASSIGN_OR_RETURN(const std::vector<IdcsNumber> fathers,
                       DeclaredFathers(known, child));
  if (fathers.size() != 1) return std::nullopt;
  return fathers.front();
}

absl::StatusOr<std::optional<base::Date>> FindDeathAmongFathers(
    RegisterOnDay& known, const ChildInForce& child) {
  RSU_ASSIGN_OR_RETURN(const std::vector<IdcsNumber> fathers,
                       DeclaredFathers(known, child));
  std::optional<base::Date> last;
  if (fathers.size() < 2) return last;
  for (const IdcsNumber father : fathers) {
    RSU_ASSIGN_OR_RETURN(const auto departure, known.DepartureOf(father));
    if (departure.has_value() && departure->died &&
        departure->day < known.day()) {
      last = std::max(last.value_or(departure->day), departure->day);
    }
  }
  return last;
}

}  // namespace registry
