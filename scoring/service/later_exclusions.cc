#include "scoring/service/later_exclusions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/status_macros.h"
#include "registry/storage/people.h"

namespace scoring {
namespace {

using base::Date;
using idcs::IdcsNumber;
using registry::StatusSpell;

// A declaration of the household for a later day.
struct LaterDeclaration {
  registry::DeclarationKey key;
  Date effective_date;
  std::vector<NamedMember> members;
};

class Finder {
 public:
  Finder(base::sql::Session& session, const HouseholdOnDay& household,
         PersonSummaries& summaries)
      : session_(session), household_(household), summaries_(summaries) {}

  // Whom the declarations for later days name, and who is not known yet.
  absl::Status AddLaterMembers(std::vector<ReportedHolder>& people) {
    std::set<IdcsNumber> seen;
    for (const ReportedHolder& one : people) seen.insert(one.holder.number);
    for (const NamedMember& one : household_.members) seen.insert(one.number);
    RSU_RETURN_IF_ERROR(ReadLaterDeclarations());
    for (const LaterDeclaration& declaration : declarations_) {
      for (const NamedMember& member : declaration.members) {
        if (!seen.insert(member.number).second) continue;
        RSU_ASSIGN_OR_RETURN(ReportedHolder one, ReportedOf(member.number));
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
  absl::Status AddExclusionsOf(const ReportedHolder& one,
                               std::vector<LaterExclusion>& found) const {
    const Statuses& statuses = one.statuses;
    if (statuses.excluding.empty() && statuses.excluding_later.empty()) {
      return absl::OkStatus();
    }
    RSU_ASSIGN_OR_RETURN(
        const std::vector<Stay> stays,
        FindStays(session_, one.holder.number, one.holder.summary,
                  household_.declaration.key.household, household_.day,
                  household_.known_at_us));
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
    RSU_ASSIGN_OR_RETURN(const std::vector<registry::StoredDeclaration> known,
                         registry::ListDeclarationsKnown(
                             session_, household_.declaration.key.household,
                             household_.known_at_us));
    // Of one day the one recorded last.
    std::map<Date, registry::DeclarationKey> later;
    for (const registry::StoredDeclaration& one : known) {
      if (household_.day < one.effective_date) {
        later[one.effective_date] = one.key;
      }
    }
    for (const auto& [day, key] : later) {
      RSU_ASSIGN_OR_RETURN(const auto declaration,
                           registry::FindDeclaration(session_, key));
      if (!declaration.has_value()) continue;
      RSU_ASSIGN_OR_RETURN(std::vector<NamedMember> members,
                           MembersOf(*declaration));
      declarations_.push_back({key, day, std::move(members)});
    }
    return absl::OkStatus();
  }

  absl::StatusOr<ReportedHolder> ReportedOf(IdcsNumber number) {
    ReportedHolder one;
    Holder& holder = one.holder;
    holder.number = number;
    RSU_ASSIGN_OR_RETURN(holder.summary, summaries_.Of(number));
    if (holder.summary.retired) {
      RSU_ASSIGN_OR_RETURN(
          holder.number,
          registry::FindHolder(session_, number, household_.known_at_us));
      RSU_ASSIGN_OR_RETURN(holder.summary, summaries_.Of(holder.number));
      RSU_ASSIGN_OR_RETURN(const auto departure,
                           registry::FindDeparture(session_, holder.number,
                                                   household_.known_at_us));
      // Issued in error, to nobody.
      if (departure.has_value() && !departure->died) return one;
      if (departure.has_value()) holder.died = departure->day;
    }
    if (!holder.summary.has_statuses) return one;
    RSU_ASSIGN_OR_RETURN(Reports reports,
                         FindReports(session_, holder.number, holder.summary,
                                     household_.day, household_.known_at_us));
    one.statuses = std::move(reports.statuses);
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
    const bool later = household_.day < exclusion.from;
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
    const std::vector<NamedMember>* members = &household_.members;
    if (!(named->declaration == household_.declaration.key)) {
      const auto declaration =
          std::find_if(declarations_.begin(), declarations_.end(),
                       [named](const LaterDeclaration& one) {
                         return one.key == named->declaration;
                       });
      if (declaration == declarations_.end()) return false;
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

  base::sql::Session& session_;
  const HouseholdOnDay& household_;
  PersonSummaries& summaries_;
  std::vector<LaterDeclaration> declarations_;
};

}  // namespace

absl::StatusOr<std::vector<LaterExclusion>> FindLaterExclusions(
    base::sql::Session& session, const HouseholdOnDay& household,
    const std::vector<ReportedHolder>& known, PersonSummaries& summaries) {
  Finder finder(session, household, summaries);
  std::vector<ReportedHolder> people = known;
  RSU_RETURN_IF_ERROR(finder.AddLaterMembers(people));
  std::vector<LaterExclusion> found;
  for (const ReportedHolder& one : people) {
    RSU_RETURN_IF_ERROR(finder.AddExclusionsOf(one, found));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const LaterExclusion& one, const LaterExclusion& other) {
                     return one.from < other.from;
                   });
  return found;
}

}  // namespace scoring
