#ifndef REGISTRY_CODES_STATUS_H_
#define REGISTRY_CODES_STATUS_H_

#include "absl/strings/string_view.h"
#include "registry/codes/code.h"

namespace registry {

// What bodies report of a person in a word. proto/rsu/registry/v1/status.proto
// explains each.

enum class StatusChange { kBegan = 1, kEnded = 2 };

template <>
struct CodeNames<StatusChange> {
  static constexpr absl::string_view kAll[] = {"BEGAN", "ENDED"};
};

enum class PersonStatus {
  kSevereDisability = 1,
  kFatherless = 2,
  kStudent = 3,
  kMarried = 4,
  kLivesAbroad = 5,
  kPublicEmployee = 6,
  kPension = 7,
  kOtherFamilyAllowance = 8,
  kRaisedBy = 9,
};

template <>
struct CodeNames<PersonStatus> {
  static constexpr absl::string_view kAll[] = {
      "SEVERE_DISABILITY", "FATHERLESS",
      "STUDENT",           "MARRIED",
      "LIVES_ABROAD",      "PUBLIC_EMPLOYEE",
      "PENSION",           "OTHER_FAMILY_ALLOWANCE",
      "RAISED_BY"};
};

// By what title somebody raises a child.
enum class RaisingTitle { kCustody = 1, kKafala = 2, kGuardianship = 3 };

template <>
struct CodeNames<RaisingTitle> {
  static constexpr absl::string_view kAll[] = {"CUSTODY", "KAFALA",
                                               "GUARDIANSHIP"};
};

// What somebody who studies attends.
enum class SchoolLevel {
  kPrimary = 1,
  kLowerSecondary = 2,
  kUpperSecondary = 3,
  kAfterSchool = 4,
};

template <>
struct CodeNames<SchoolLevel> {
  static constexpr absl::string_view kAll[] = {
      "PRIMARY", "LOWER_SECONDARY", "UPPER_SECONDARY", "AFTER_SCHOOL"};
};

}  // namespace registry

#endif  // REGISTRY_CODES_STATUS_H_
