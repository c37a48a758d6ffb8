#ifndef REGISTRY_PERSON_FILE_PERSON_FILE_H_
#define REGISTRY_PERSON_FILE_PERSON_FILE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/codes/household.h"
#include "registry/coverage/open_regime.h"
#include "registry/person_file/cover_course.h"
#include "registry/person_file/cover_on_day.h"
#include "registry/person_file/household_file.h"
#include "registry/person_file/member.h"
#include "registry/person_file/registration.h"
#include "registry/status/statuses_on.h"

namespace registry {

// What the register knows of a person on a day, as known at a moment.
struct PersonFile {
  idcs::IdcsNumber number;
  Registration registration = Registration::kNone;

  // When the person died, if it is known: with kDeceased on the day or before,
  // with kLiving after it.
  std::optional<base::Date> died;

  // What is recorded of the person, of all days, in the order of recording.
  std::vector<RecordedEvent> cover_events;
  std::vector<RecordedStatus> status_events;

  // As ReadOpenCovers() gives them.
  std::vector<CoverOnDay> covers;

  bool lives_abroad = false;

  // That a body reports who raises the person, and by which number.
  std::optional<Raised> raised;
  std::optional<idcs::IdcsNumber> raiser;

  // The household that the person belongs to; null: none.
  std::shared_ptr<HouseholdFile> household;

  // What the person does, as the household declared.
  std::optional<Activity> activity;

  // The place of the person among the members of `household`, and the person
  // there with what bodies report.
  std::optional<std::size_t> self;
  std::optional<Member> member;

  // With kDeceased and `household`: nobody else is left in it.
  bool nobody_left = false;
};

// Reads the files of people on one day at one moment. The household read last
// is read no second time for the next of its members. Borrows the session; for
// one thread. The files need the reader that gave them.
//
// Errors of every function: those of the session, and DATA_LOSS: what is stored
// is no declaration, or no person.
class PersonFiles {
 public:
  PersonFiles(base::sql::Session& session, base::Date day,
              std::int64_t known_at_us)
      : known_(session, day, known_at_us) {}

  PersonFiles(const PersonFiles&) = delete;
  PersonFiles& operator=(const PersonFiles&) = delete;

  absl::StatusOr<PersonFile> Read(idcs::IdcsNumber person);

  // The members that a declaration names. It need not be in force. Most often
  // it is the declaration of the people who are asked about next.
  absl::StatusOr<std::vector<NamedMember>> MembersOf(const DeclarationKey& key);

  absl::StatusOr<CoverCourse> CourseOfCover(const PersonFile& file);

  RegisterOnDay& known() { return known_; }

 private:
  absl::StatusOr<std::shared_ptr<HouseholdFile>> Household(
      const DeclarationKey& key);

  absl::Status AddHousehold(const Membership& membership, PersonFile& file);

  // Adds the member that the person is in the household.
  absl::Status AddSelf(const PersonSummary& summary,
                       const Membership& membership, Reports reports,
                       PersonFile& file);

  RegisterOnDay known_;

  // The household read last, and whether it is known to be in force.
  std::shared_ptr<HouseholdFile> last_;
  bool last_is_in_force_ = false;
};

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_PERSON_FILE_H_
