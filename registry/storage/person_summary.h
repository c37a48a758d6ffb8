#ifndef REGISTRY_STORAGE_PERSON_SUMMARY_H_
#define REGISTRY_STORAGE_PERSON_SUMMARY_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"

namespace registry {

// What there is to be found of an identifier as known at a moment, in one
// question, so that what is not there need not be asked for one by one.
struct PersonSummary {
  bool registered = false;    // somebody was registered under it
  bool retired = false;       // and it was retired
  bool merged_into = false;   // another one was merged into it
  bool has_coverage = false;  // coverage events under it, not under merged ones
  bool has_statuses = false;  // status events, likewise

  // Of the latest version, if `registered`.
  base::Date birth_date{};
};

// Errors: those of the session.
absl::StatusOr<PersonSummary> FindPersonSummary(base::sql::Session& session,
                                                idcs::IdcsNumber person,
                                                std::int64_t known_at_us);

// What of a PersonSummary says whether somebody has the number still: for
// writes, which need not know what else there is of the person.
struct RegisteredNumber {
  bool retired = false;
  bool merged_into = false;
  base::Date birth_date{};
};

// Asks for a RegisteredNumber; `*found` stays as it is if nobody is registered
// under `number`.
void AskRegisteredNumber(base::sql::Trip& trip, idcs::IdcsNumber number,
                         std::int64_t known_at_us,
                         std::optional<RegisteredNumber>* found);

}  // namespace registry

#endif  // REGISTRY_STORAGE_PERSON_SUMMARY_H_
