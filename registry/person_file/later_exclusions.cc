#include "registry/person_file/later_exclusions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/status_macros.h"
#include "registry/person_file/belonging.h"

namespace registry {
namespace {

using base::Date;
using idcs::IdcsNumber;

// A declaration of the household for a later day.
struct LaterDeclaration {
  DeclarationKey key;
  Date effective_date;
  std::vector<NamedMember> members;
};

class Finder {
 public:
  // Borrows all three.
  Finder(RegisterOnDay* known, const StoredDeclaration* declaration,
         const std::vector<NamedMember>* members)
      : known_(*known), declaration_(*declaration), members_(*members) {}

  // Whom the declarations for later days name, and who is not known yet.
  absl::Status AddLaterMembers(std::vector<ReportedMember>& people) {
    std::set<IdcsNumber> seen;
    for (const ReportedMember& one : people) seen.insert(one.holder.number);
    for (const NamedMember& one : members_) seen.insert(one.number);
    RSU_RETURN_IF_ERROR(ReadLaterDeclarations());
    for (const LaterDeclaration& declaration : later_) {
      for (const NamedMember& member : declaration.members) {
        if (!seen.insert(member.number).second) continue;
        RSU_ASSIGN_OR_RETURN(ReportedMember one, ReportedOf(member.number));
        if (one.holder.number != member.number &&
            !seen.insert(one.holder.number).second) {
          continue;
        }
        people.push_back(std::move(one));
      }
    }
    return absl::OkStatus();
  }

  // Adds what of one person excludes the household later.
  absl::Status AddExclusionsOf(const ReportedMember& one,
                               std::vector<LaterExclusion>& found) const {
    const Statuses& statuses = one.member.statuses;
    if (statuses.excluding.empty() && statuses.excluding_later.empty()) {
      return absl::OkStatus();
    }
    RSU_ASSIGN_OR_RETURN(
        const std::vector<Stay> stays,
        FindStays(known_, one.holder.number, one.holder.summary,
                  declaration_.key.household));
    for (const Stay& stay : stays) {
      for (const auto* spells :
           {&statuses.excluding, &statuses.excluding_later}) {
        for (const StatusSpell& spell : *spells) {
          AddOverlap(stay, spell, one.holder.died, found);
        }
      }
    }
    return absl::OkStatus();
  }

 private:
  absl::Status ReadLaterDeclarations() {
    RSU_ASSIGN_OR_RETURN(
        const std::vector<StoredDeclaration> known,
        ListDeclarationsKnown(known_.session(), declaration_.key.household,
                              known_.known_at_us()));
    // Of one day the one recorded last.
    std::map<Date, DeclarationKey> later;
    for (const StoredDeclaration& one : known) {
      if (known_.day() < one.effective_date) {
        later[one.effective_date] = one.key;
      }
    }
    for (const auto& [day, key] : later) {
      RSU_ASSIGN_OR_RETURN(std::vector<NamedMember> members,
                           ReadMembers(known_.session(), key));
      later_.push_back({key, day, std::move(members)});
    }
    return absl::OkStatus();
  }

  absl::StatusOr<ReportedMember> ReportedOf(IdcsNumber number) {
    ReportedMember one;
    Holder& holder = one.holder;
    holder.number = number;
    RSU_ASSIGN_OR_RETURN(holder.summary, known_.Summary(number));
    if (holder.summary.retired) {
      RSU_ASSIGN_OR_RETURN(holder.number, known_.Holder(number));
      RSU_ASSIGN_OR_RETURN(holder.summary, known_.Summary(holder.number));
      RSU_ASSIGN_OR_RETURN(const auto departure,
                           known_.DepartureOf(holder.number));
      // Issued in error, to nobody.
      if (departure.has_value() && !departure->died) return one;
      if (departure.has_value()) holder.died = departure->day;
    }
    if (!holder.summary.has_statuses) return one;
    RSU_ASSIGN_OR_RETURN(Reports reports,
                         known_.ReportsOf(holder.number, holder.summary));
    one.member.statuses = std::move(reports.statuses);
    return one;
  }

  void AddOverlap(const Stay& stay, const StatusSpell& spell,
                  const std::optional<Date>& died,
                  std::vector<LaterExclusion>& found) const {
    LaterExclusion exclusion;
    exclusion.from = std::max(stay.from, spell.since);
    for (const std::optional<Date>& end : {stay.end, spell.ends, died}) {
      if (!end.has_value()) continue;
      exclusion.end = std::min(exclusion.end.value_or(*end), *end);
    }
    const bool later = known_.day() < exclusion.from;
    const bool never =
        exclusion.end.has_value() && *exclusion.end <= exclusion.from;
    if (!later || never) return;
    exclusion.status = spell.status;
    exclusion.source = spell.source;
    if (Place(stay, exclusion)) found.push_back(std::move(exclusion));
  }

  // Finds the place of who has the stay; false: no declaration names them.
  bool Place(const Stay& stay, LaterExclusion& exclusion) const {
    const Stay::Named* named = nullptr;
    for (const Stay::Named& one : stay.named) {
      if (one.from <= exclusion.from) named = &one;
    }
    if (named == nullptr) return false;
    const std::vector<NamedMember>* members = &members_;
    if (!(named->declaration == declaration_.key)) {
      const auto declaration = std::find_if(
          later_.begin(), later_.end(), [named](const LaterDeclaration& one) {
            return one.key == named->declaration;
          });
      if (declaration == later_.end()) return false;
      exclusion.declared_for = declaration->effective_date;
      members = &declaration->members;
    }
    const auto member = std::find_if(members->begin(), members->end(),
                                     [named](const NamedMember& one) {
                                       return one.number == named->named_as;
                                     });
    if (member == members->end()) return false;
    exclusion.member = static_cast<std::size_t>(member - members->begin());
    return true;
  }

  RegisterOnDay& known_;
  const StoredDeclaration& declaration_;
  const std::vector<NamedMember>& members_;
  std::vector<LaterDeclaration> later_;
};

}  // namespace

absl::StatusOr<std::vector<LaterExclusion>> FindLaterExclusions(
    RegisterOnDay& known, const StoredDeclaration& declaration,
    const std::vector<NamedMember>& members,
    std::vector<ReportedMember> people) {
  Finder finder(&known, &declaration, &members);
  RSU_RETURN_IF_ERROR(finder.AddLaterMembers(people));
  std::vector<LaterExclusion> found;
  for (const ReportedMember& one : people) {
    RSU_RETURN_IF_ERROR(finder.AddExclusionsOf(one, found));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const LaterExclusion& one, const LaterExclusion& other) {
                     return one.from < other.from;
                   });
  return found;
}

}  // namespace registry
