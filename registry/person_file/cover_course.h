#ifndef REGISTRY_PERSON_FILE_COVER_COURSE_H_
#define REGISTRY_PERSON_FILE_COVER_COURSE_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "idcs/number/number.h"
#include "registry/coverage/open_regime.h"
#include "registry/person_file/cover_on_day.h"
#include "registry/person_file/member.h"
#include "registry/person_file/register_on_day.h"
#include "registry/status/statuses_on.h"

namespace registry {

// What the register knows of a person's cover by other regimes, of days past
// and to come. A plain value.
struct CoverCourse {
  // As OpenRegime() takes them.
  std::vector<RecordedEvent> events;

  // What bodies report, in the order of recording.
  std::vector<RecordedStatus> statuses;

  // How a household declares the person from a day on, without what bodies
  // report; nothing: none does. In order of days, the first that of the first
  // cover as a dependant; empty if there is none.
  struct Declared {
    base::Date from;
    std::optional<Member> member;
  };
  std::vector<Declared> declared;

  // The day of the person's death, if it is recorded.
  std::optional<base::Date> died;
};

// How households declare the person from the first cover as a dependant on, of
// which `course` has the events.
//
// Errors: those of the session, and DATA_LOSS: what is stored is no
// declaration, or no person.
absl::Status AddDeclared(RegisterOnDay& known, idcs::IdcsNumber person,
                         CoverCourse& course);

// The cover of the person that is open on the day, in the order of
// OpenRegimes(), up to the first as a principal: nothing keeps that from
// counting. `member` is the person in the household of the day, if there is
// one; `statuses` are needed only of whom some cover has as a dependant.
//
// Errors: those of AddDeclared().
absl::StatusOr<std::vector<CoverOnDay>> ReadOpenCovers(
    RegisterOnDay& known, idcs::IdcsNumber person, const PersonSummary& summary,
    const std::vector<RecordedEvent>& events,
    const std::vector<RecordedStatus>& statuses,
    const std::optional<Member>& member);

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_COVER_COURSE_H_
