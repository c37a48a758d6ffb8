#ifndef REGISTRY_POPULATION_PERSON_H_
#define REGISTRY_POPULATION_PERSON_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "proto/rsu/registry/v1/person.pb.h"
#include "registry/codes/person.h"
#include "registry/declaration/field_reader.h"
#include "registry/declaration/partial_date.h"
#include "registry/population/document.h"

namespace registry {

// Documents that one person may show.
inline constexpr int kMaxDocuments = 10;

// The day in Morocco at a moment, microseconds since 1970 UTC: what `today` is
// for Person::Read(). The country keeps UTC+1 all year but for Ramadan, when it
// keeps UTC: in that month a birth may be registered an hour before its day.
base::Date DayOfRegistration(std::int64_t now_us);

// A person as an operator enters them into the population register: every
// mandatory field present, every field in its form. Whether somebody like them
// is registered already is for the register to say. Holds no sender's
// reference, which the register ignores. Immutable; thread-safe.
class Person {
 public:
  // Checks the rules of proto/rsu/registry/v1/person.proto on `today`, the day
  // of registration. `person_ref` is checked if it is there, and must be there
  // if `person_ref` is kRequired, as it is in a file.
  //
  // Errors:
  //   INVALID_ARGUMENT, reason MALFORMED_PERSON: one violation for each bad
  //   field, in the order of the format, by its path ("documents[1].number").
  static absl::StatusOr<Person> Read(const rsu::registry::v1::Person& message,
                                     base::Date today,
                                     Presence person_ref = Presence::kOptional);

  // What a register has stored of a person, whatever rules have come since:
  // what it cannot hold, such as a day that is none, fails.
  //
  // Errors: DATA_LOSS, if the message is not what a register stores.
  static absl::StatusOr<Person> FromStored(
      const rsu::registry::v1::Person& message);

  // As given, in the Latin script or in Tifinagh; one of the two may be empty.
  const std::string& family_name() const { return family_name_; }
  const std::string& given_name() const { return given_name_; }

  // As given, in the Arabic script; empty if not given.
  const std::string& family_name_ar() const { return family_name_ar_; }
  const std::string& given_name_ar() const { return given_name_ar_; }

  // The first day that it can be, from which ages count.
  base::Date birth_date() const { return birth_date_.first_day; }
  DatePrecision birth_date_precision() const { return birth_date_.precision; }

  // A province code, "11.537", or a country, "FRA".
  const std::string& birth_place() const { return birth_place_; }

  Sex sex() const { return sex_; }

  // ISO 3166-1 alpha-3, "MAR"; "STATELESS"; "UNDETERMINED".
  const std::string& nationality() const { return nationality_; }

  // Province of residence, "11.537".
  const std::string& province() const { return province_; }

  // At most kMaxDocuments, no two alike.
  const std::vector<Document>& documents() const { return documents_; }

  // "+212612345678"; empty if not given.
  const std::string& phone() const { return phone_; }

 private:
  Person() = default;

  std::string family_name_;
  std::string given_name_;
  std::string family_name_ar_;
  std::string given_name_ar_;
  PartialDate birth_date_;
  std::string birth_place_;
  Sex sex_{};
  std::string nationality_;
  std::string province_;
  std::vector<Document> documents_;
  std::string phone_;
};

// The whole person as a message without `person_ref`, for storing, comparing
// and sending. Person::Read() on the same day turns it back into `person`.
rsu::registry::v1::Person ToMessage(const Person& person);

}  // namespace registry

#endif  // REGISTRY_POPULATION_PERSON_H_
