#include "registry/service/merge_plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "registry/declaration/stored_declaration.h"
#include "registry/service/declaration_intake.h"
#include "registry/service/errors.h"
#include "registry/service/prepared_declaration.h"
#include "registry/service/resource_name.h"
#include "registry/storage/empty_households.h"
#include "registry/storage/memberships.h"
#include "registry/storage/merges.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::sql::Session;
using base::sql::WriteSession;
using idcs::IdcsNumber;

constexpr char kKeepHouseholds[] = "keep_households";

// The places in the plan of the declarations of each effective date.
using ByDate = std::map<base::Date, std::vector<std::size_t>>;

absl::StatusOr<MergePlan> FindDeclarations(Session& session, IdcsNumber twice,
                                           IdcsNumber into) {
  RSU_ASSIGN_OR_RETURN(std::vector<IdcsNumber> numbers,
                       FindNumbersOf(session, into, kAllKnown));
  RSU_ASSIGN_OR_RETURN(const std::vector<IdcsNumber> others,
                       FindNumbersOf(session, twice, kAllKnown));
  numbers.insert(numbers.end(), others.begin(), others.end());
  RSU_ASSIGN_OR_RETURN(const std::vector<Naming> namings,
                       FindNamings(session, numbers));
  MergePlan plan;
  for (const Naming& naming : namings) {
    const auto known = std::find_if(
        plan.begin(), plan.end(),
        [&](const auto& other) { return other.key == naming.declaration; });
    if (known != plan.end()) {
      known->named_as.push_back(naming.named_as);
    } else {
      plan.push_back({naming.declaration,
                      naming.effective_date,
                      {naming.named_as},
                      MergeEffect::kUnchanged});
    }
  }
  return plan;
}

// Names the households that there are to choose from.
absl::Status BadChoice(absl::string_view rule,
                       const std::vector<IdcsNumber>& households) {
  std::vector<std::string> names;
  names.reserve(households.size());
  for (const IdcsNumber household : households) {
    names.push_back(HouseholdName(household));
  }
  base::ErrorDetail detail = {
      "MALFORMED_REQUEST", {}, {{kKeepHouseholds, std::string(rule)}}, 0};
  if (!names.empty()) {
    detail.metadata["households"] = absl::StrJoin(names, ",");
  }
  return base::MakeError(absl::StatusCode::kInvalidArgument,
                         absl::StrCat(kKeepHouseholds, ": ", rule), detail);
}

ByDate ContestedOf(const MergePlan& plan) {
  ByDate dates;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    dates[plan[i].effective_date].push_back(i);
  }
  for (auto date = dates.begin(); date != dates.end();) {
    date = date->second.size() < 2 ? dates.erase(date) : std::next(date);
  }
  return dates;
}

bool Holds(const std::vector<IdcsNumber>& numbers, IdcsNumber number) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

absl::Status CheckKept(const MergePlan& plan, const ByDate& contested,
                       const std::set<IdcsNumber>& keep) {
  std::vector<IdcsNumber> households;
  bool undecided = false;
  bool doubly = false;
  for (const auto& [date, places] : contested) {
    std::size_t kept = 0;
    for (const std::size_t place : places) {
      const IdcsNumber household = plan[place].key.household;
      if (!Holds(households, household)) households.push_back(household);
      kept += keep.count(household);
    }
    undecided = undecided || kept == 0;
    doubly = doubly || kept > 1;
  }
  if (!std::all_of(keep.begin(), keep.end(), [&](IdcsNumber household) {
        return Holds(households, household);
      })) {
    return households.empty()
               ? BadChoice("must not be given, since no household is contested",
                           households)
               : BadChoice("must be among the households that are contested",
                           households);
  }
  if (doubly) {
    return BadChoice("must not name two of one effective date", households);
  }
  if (!undecided) return absl::OkStatus();
  return HouseholdsContested(households);
}

// Whether the household has the person on the day, by what it declared for that
// day or before.
absl::StatusOr<bool> HasPerson(Session& session, const MergePlan& plan,
                               IdcsNumber household, base::Date day) {
  RSU_ASSIGN_OR_RETURN(
      const auto in_force,
      FindDeclarationInForce(session, household, day, kAllKnown));
  return in_force.has_value() &&
         std::any_of(plan.begin(), plan.end(),
                     [&in_force](const MergedDeclaration& other) {
                       return other.key == in_force->key &&
                              other.effect != MergeEffect::kLeft;
                     });
}

// Marks what the households that are not kept let go.
absl::Status MarkLeft(Session& session, const ByDate& contested,
                      const std::set<IdcsNumber>& keep, MergePlan& plan) {
  std::set<std::pair<IdcsNumber, IdcsNumber>> kept_and_lost;
  for (const auto& [date, places] : contested) {
    const auto kept =
        std::find_if(places.begin(), places.end(), [&](std::size_t place) {
          return keep.count(plan[place].key.household) != 0;
        });
    for (const std::size_t place : places) {
      if (place == *kept) continue;
      plan[place].effect = MergeEffect::kLeft;
      kept_and_lost.emplace(plan[*kept].key.household,
                            plan[place].key.household);
    }
  }
  for (const auto& [kept, lost] : kept_and_lost) {
    for (MergedDeclaration& declaration : plan) {
      if (declaration.key.household != lost) continue;
      RSU_ASSIGN_OR_RETURN(
          const bool has_both,
          HasPerson(session, plan, kept, declaration.effective_date));
      if (has_both) declaration.effect = MergeEffect::kLeft;
    }
  }
  return absl::OkStatus();
}

bool IsNamed(const v1::Member& member, const MergedDeclaration& declaration) {
  return std::any_of(declaration.named_as.begin(), declaration.named_as.end(),
                     [&member](IdcsNumber number) {
                       return number.ToString() == member.idcs();
                     });
}

// What a household declared, as a request to declare it.
absl::StatusOr<v1::CreateDeclarationRequest> ReadDeclared(
    Session& session, const DeclarationKey& key) {
  RSU_ASSIGN_OR_RETURN(const StoredDeclaration stored,
                       ReadDeclaration(session, key));
  v1::CreateDeclarationRequest request;
  RSU_RETURN_IF_ERROR(ReadStoredDeclaration(stored.content, key,
                                            *request.mutable_declaration()));
  request.set_sender(stored.sender);
  return request;
}

// Tells whom a household that lets the person go is left with.
absl::Status CheckRest(Session& session, MergedDeclaration& declaration) {
  RSU_ASSIGN_OR_RETURN(const v1::CreateDeclarationRequest request,
                       ReadDeclared(session, declaration.key));
  bool others = false;
  bool head_leaves = false;
  for (const v1::Member& member : request.declaration().members()) {
    if (!IsNamed(member, declaration)) {
      others = true;
    } else if (member.relationship() == v1::Member::HEAD) {
      head_leaves = true;
    }
  }
  if (!others) {
    declaration.effect = MergeEffect::kEmptied;
  } else if (head_leaves) {
    return HeadWouldLeave(declaration.key.household);
  }
  return absl::OkStatus();
}

// Leaves one of the entries that name the person: the head's, since the others
// are declared by their relationship to the head; else the one by the number
// that stays; else the first.
void NameOnce(const MergedDeclaration& declaration, IdcsNumber into,
              v1::Declaration& content) {
  int kept = -1;
  const auto rank = [&](int i) {
    const v1::Member& member = content.members(i);
    if (member.relationship() == v1::Member::HEAD) return 0;
    return member.idcs() == into.ToString() ? 1 : 2;
  };
  for (int i = 0; i < content.members_size(); ++i) {
    if (!IsNamed(content.members(i), declaration)) continue;
    if (kept < 0 || rank(i) < rank(kept)) kept = i;
  }
  for (int i = content.members_size() - 1; i >= 0; --i) {
    if (i == kept || !IsNamed(content.members(i), declaration)) continue;
    content.mutable_members()->DeleteSubrange(i, 1);
    if (i < kept) --kept;
  }
  content.mutable_members(kept)->set_idcs(into.ToString());
}

void LetGo(const MergedDeclaration& declaration, v1::Declaration& content) {
  for (int i = content.members_size() - 1; i >= 0; --i) {
    if (IsNamed(content.members(i), declaration)) {
      content.mutable_members()->DeleteSubrange(i, 1);
    }
  }
}

// Stores the declaration as it is after the merge, with its score.
absl::StatusOr<StoredDeclaration> Correct(WriteSession& session,
                                          const MergedDeclaration& declaration,
                                          IdcsNumber twice, IdcsNumber into,
                                          const HouseholdScorer& scorer) {
  RSU_ASSIGN_OR_RETURN(v1::CreateDeclarationRequest request,
                       ReadDeclared(session, declaration.key));
  if (declaration.effect == MergeEffect::kLeft) {
    LetGo(declaration, *request.mutable_declaration());
  } else {
    NameOnce(declaration, into, *request.mutable_declaration());
  }
  RSU_ASSIGN_OR_RETURN(const PreparedDeclaration prepared,
                       PrepareDeclaration(nullptr, request, scorer));
  RSU_ASSIGN_OR_RETURN(const std::int64_t last,
                       LastRevision(session, declaration.key.household));
  StoredDeclaration corrected =
      PreparedRow(prepared, {declaration.key.household, last + 1},
                  declaration.key.revision);
  RSU_RETURN_IF_ERROR(StoreRow(session, prepared, scorer, corrected));
  RSU_RETURN_IF_ERROR(NoteMadeByMerge(session, corrected.key, twice));
  return corrected;
}

}  // namespace

absl::StatusOr<MergePlan> PlanMerge(Session& session, IdcsNumber twice,
                                    IdcsNumber into,
                                    const std::vector<IdcsNumber>& keep) {
  RSU_ASSIGN_OR_RETURN(MergePlan plan, FindDeclarations(session, twice, into));
  const ByDate contested = ContestedOf(plan);
  const std::set<IdcsNumber> kept(keep.begin(), keep.end());
  RSU_RETURN_IF_ERROR(CheckKept(plan, contested, kept));
  RSU_RETURN_IF_ERROR(MarkLeft(session, contested, kept, plan));
  for (MergedDeclaration& declaration : plan) {
    if (declaration.effect == MergeEffect::kLeft) {
      RSU_RETURN_IF_ERROR(CheckRest(session, declaration));
    } else if (declaration.named_as.size() > 1) {
      declaration.effect = MergeEffect::kCountedOnce;
    }
  }
  return plan;
}

absl::StatusOr<std::vector<StoredDeclaration>> ApplyMerge(
    WriteSession& session, const MergePlan& plan, IdcsNumber twice,
    IdcsNumber into, const HouseholdScorer& scorer) {
  std::vector<StoredDeclaration> now;
  for (const MergedDeclaration& declaration : plan) {
    switch (declaration.effect) {
      case MergeEffect::kCountedOnce:
      case MergeEffect::kLeft: {
        RSU_ASSIGN_OR_RETURN(
            StoredDeclaration corrected,
            Correct(session, declaration, twice, into, scorer));
        now.push_back(std::move(corrected));
        break;
      }
      case MergeEffect::kEmptied:
        for (const IdcsNumber number : declaration.named_as) {
          RSU_RETURN_IF_ERROR(NoteMemberLeft(session, declaration.key, number));
        }
        [[fallthrough]];
      case MergeEffect::kUnchanged: {
        RSU_ASSIGN_OR_RETURN(StoredDeclaration stored,
                             ReadDeclaration(session, declaration.key));
        if (declaration.effect == MergeEffect::kEmptied) {
          RSU_RETURN_IF_ERROR(
              NoteMayBeEmpty(session, stored.position, declaration.named_as));
        }
        now.push_back(std::move(stored));
        break;
      }
    }
  }
  return now;
}

}  // namespace registry
