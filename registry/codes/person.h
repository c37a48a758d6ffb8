#ifndef REGISTRY_CODES_PERSON_H_
#define REGISTRY_CODES_PERSON_H_

#include "absl/strings/string_view.h"
#include "registry/codes/code.h"

namespace registry {

// What is said of a person in a word. proto/rsu/registry/v1/person.proto
// explains each.

enum class Sex { kFemale = 1, kMale = 2 };

template <>
struct CodeNames<Sex> {
  static constexpr absl::string_view kAll[] = {"FEMALE", "MALE"};
};

enum class DocumentType {
  kCnie = 1,
  kResidencePermit = 2,
  kBirthRecord = 3,
  kPassport = 4,
  kRefugeeCard = 5,
};

template <>
struct CodeNames<DocumentType> {
  static constexpr absl::string_view kAll[] = {
      "CNIE", "RESIDENCE_PERMIT", "BIRTH_RECORD", "PASSPORT", "REFUGEE_CARD"};
};

// How much is known of a day of birth.
enum class DatePrecision { kDay = 1, kMonth = 2, kYear = 3 };

template <>
struct CodeNames<DatePrecision> {
  static constexpr absl::string_view kAll[] = {"DAY", "MONTH", "YEAR"};
};

}  // namespace registry

#endif  // REGISTRY_CODES_PERSON_H_
