#include "registry/service/merge_reach.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>

#include "absl/status/status.h"
#include "base/status_macros.h"
#include "registry/declaration/stored_members.h"
#include "registry/storage/coverage_events.h"
#include "registry/storage/households.h"
#include "registry/storage/memberships.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"
#include "registry/storage/person_summary.h"
#include "registry/storage/status_events.h"

namespace registry {
namespace {

using base::sql::Session;
using idcs::IdcsNumber;

// Whom a declaration names, by who has the number now.
struct NamedPerson {
  IdcsNumber holder;
  base::Date birth_date;
};

class ReachFinder {
 public:
  ReachFinder(Session& session, const PersonAnswers& answers)
      : session_(session), answers_(answers) {}

  absl::Status Find(IdcsNumber twice, IdcsNumber into) {
    reach_.people = {twice, into};
    for (const IdcsNumber person : {twice, into}) {
      RSU_RETURN_IF_ERROR(AddHouseholdsOf(person, true));
    }
    // Where these people are on other days, and whose death counts there.
    const std::vector<IdcsNumber> people = reach_.people;
    for (const IdcsNumber person : people) {
      RSU_RETURN_IF_ERROR(AddHouseholdsOf(person, false));
      RSU_RETURN_IF_ERROR(AddEventsOf(person));
    }
    return absl::OkStatus();
  }

  absl::StatusOr<MergeReach> Take() {
    // Before the first fact nothing is answered about anybody.
    if (facts_.empty()) return reach_;
    std::set<base::Date> days = facts_;
    const auto add = [&](const std::vector<base::Date>& more) {
      for (const base::Date day : more) {
        if (*facts_.begin() < day) days.insert(day);
      }
    };
    add(answers_.DaysOfRules());
    for (const base::Date birth : births_) add(answers_.DaysOfBirth(birth));
    for (const base::Date effective : effective_) {
      add(answers_.DaysOfDeclaration(effective));
    }
    RSU_ASSIGN_OR_RETURN(const std::vector<base::Date> rescored,
                         answers_.DaysOfRescoring(session_));
    add(rescored);
    reach_.days.assign(days.begin(), days.end());
    const std::size_t most = kMostAnswersOfMerge / reach_.people.size();
    if (reach_.days.size() > most) {
      reach_.not_told_from = reach_.days[most];
      reach_.days.resize(most);
    }
    return reach_;
  }

 private:
  // Adds the days of every household that names the person for some day, and
  // its members to the people if `with_members`.
  absl::Status AddHouseholdsOf(IdcsNumber person, bool with_members) {
    RSU_ASSIGN_OR_RETURN(const std::vector<IdcsNumber> numbers,
                         FindNumbersOf(session_, person, kAllKnown));
    RSU_ASSIGN_OR_RETURN(const std::vector<Naming> namings,
                         FindNamings(session_, numbers));
    for (const Naming& naming : namings) {
      const IdcsNumber household = naming.declaration.household;
      if (!households_.insert(household).second) continue;
      RSU_RETURN_IF_ERROR(AddHousehold(household, with_members));
    }
    return absl::OkStatus();
  }

  absl::Status AddHousehold(IdcsNumber household, bool with_members) {
    RSU_ASSIGN_OR_RETURN(const std::vector<StoredDeclaration> declarations,
                         ListDeclarationsKnown(session_, household, kAllKnown));
    // Of one date the last holds.
    std::map<base::Date, DeclarationKey> holding;
    for (const StoredDeclaration& declaration : declarations) {
      holding[declaration.effective_date] = declaration.key;
    }
    for (const auto& [effective, key] : holding) {
      facts_.insert(effective);
      effective_.insert(effective);
      RSU_ASSIGN_OR_RETURN(const std::vector<NamedPerson> members,
                           PeopleNamedBy(key));
      for (const NamedPerson& member : members) {
        RSU_RETURN_IF_ERROR(AddDeathOf(member.holder));
        if (!with_members) continue;
        AddPerson(member.holder);
        births_.insert(member.birth_date);
      }
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<NamedPerson>> PeopleNamedBy(
      const DeclarationKey& key) {
    RSU_ASSIGN_OR_RETURN(const StoredDeclaration stored,
                         ReadDeclaration(session_, key));
    RSU_ASSIGN_OR_RETURN(const std::vector<DeclaredMember> members,
                         ReadStoredMembers(stored.content, key));
    std::vector<NamedPerson> people;
    for (const DeclaredMember& member : members) {
      RSU_ASSIGN_OR_RETURN(const IdcsNumber holder,
                           FindHolder(session_, member.number, kAllKnown));
      people.push_back({holder, member.birth_date});
    }
    return people;
  }

  void AddPerson(IdcsNumber person) {
    std::vector<IdcsNumber>& people = reach_.people;
    if (std::find(people.begin(), people.end(), person) == people.end()) {
      people.push_back(person);
    }
  }

  absl::Status AddDeathOf(IdcsNumber person) {
    if (!looked_at_.insert(person).second) return absl::OkStatus();
    RSU_ASSIGN_OR_RETURN(const auto departure,
                         FindDeparture(session_, person, kAllKnown));
    if (departure.has_value() && departure->died) {
      // Who died is gone from that day on; children are fatherless from the
      // next.
      facts_.insert(departure->day);
      facts_.insert(base::Date::FromDayNumber(departure->day.day_number() + 1));
    }
    return absl::OkStatus();
  }

  // Adds the days of events of cover and of statuses, and of the death of
  // whoever raises a child.
  absl::Status AddEventsOf(IdcsNumber person) {
    RSU_ASSIGN_OR_RETURN(const PersonSummary summary,
                         FindPersonSummary(session_, person, kAllKnown));
    if (summary.registered) births_.insert(summary.birth_date);
    RSU_ASSIGN_OR_RETURN(
        const std::vector<RecordedEvent> cover,
        FindRecordedEvents(session_, person, summary, kAllKnown));
    for (const RecordedEvent& event : cover) {
      facts_.insert(event.effective_date);
    }
    RSU_ASSIGN_OR_RETURN(
        const std::vector<RecordedStatus> statuses,
        FindRecordedStatuses(session_, person, summary, kAllKnown));
    for (const RecordedStatus& status : statuses) {
      facts_.insert(status.effective_date);
      if (!status.raised_by.has_value()) continue;
      RSU_ASSIGN_OR_RETURN(const IdcsNumber raiser,
                           FindHolder(session_, *status.raised_by, kAllKnown));
      RSU_RETURN_IF_ERROR(AddDeathOf(raiser));
    }
    return absl::OkStatus();
  }

  Session& session_;
  const PersonAnswers& answers_;
  MergeReach reach_;
  std::set<IdcsNumber> households_;
  std::set<IdcsNumber> looked_at_;
  std::set<base::Date> facts_;
  std::set<base::Date> births_;
  std::set<base::Date> effective_;
};

}  // namespace

absl::StatusOr<MergeReach> FindMergeReach(Session& session,
                                          const PersonAnswers& answers,
                                          IdcsNumber twice, IdcsNumber into) {
  ReachFinder finder(session, answers);
  RSU_RETURN_IF_ERROR(finder.Find(twice, into));
  return finder.Take();
}

}  // namespace registry
