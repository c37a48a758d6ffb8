#ifndef REGISTRY_POPULATION_STORED_PERSON_H_
#define REGISTRY_POPULATION_STORED_PERSON_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "idcs/number/number.h"
#include "proto/rsu/registry/v1/person.pb.h"
#include "registry/population/person.h"

namespace registry {

// Which row holds a person: a version of somebody who is registered, or a
// review of somebody who is held.
class PersonRowName {
 public:
  PersonRowName(idcs::IdcsNumber person, std::int64_t revision)
      : person_(person), number_(revision) {}
  static PersonRowName OfReview(std::int64_t review) {
    PersonRowName name({}, review);
    name.is_review_ = true;
    return name;
  }

  // DATA_LOSS: what the row holds is no person.
  absl::Status Damaged() const;

 private:
  idcs::IdcsNumber person_;
  std::int64_t number_;  // the revision or the review
  bool is_review_ = false;
};

// Reads a person as they were stored in a row: the one place where such bytes
// become a message.
//
// Errors: those of `row`.
absl::Status ReadStoredPerson(absl::string_view content,
                              const PersonRowName& row,
                              rsu::registry::v1::Person& message);

// The person who is stored there, whatever rules have come since.
//
// Errors: those of `row`.
absl::StatusOr<Person> PersonOf(absl::string_view content,
                                const PersonRowName& row);

// How much of the birth date is known of the person who is stored there.
//
// Errors: those of `row`.
absl::StatusOr<DatePrecision> ReadStoredPrecision(absl::string_view content,
                                                  const PersonRowName& row);

}  // namespace registry

#endif  // REGISTRY_POPULATION_STORED_PERSON_H_
