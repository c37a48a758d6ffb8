#ifndef REGISTRY_CODES_COVERAGE_H_
#define REGISTRY_CODES_COVERAGE_H_

#include "absl/strings/string_view.h"
#include "registry/codes/code.h"

namespace registry {

// The words of compulsory health-insurance cover.
// proto/rsu/registry/v1/coverage.proto explains each.

enum class CoverageChange { kOpened = 1, kClosed = 2 };

template <>
struct CodeNames<CoverageChange> {
  static constexpr absl::string_view kAll[] = {"OPENED", "CLOSED"};
};

// All exclude AMO Tadamon and AMO Chamil.
enum class Regime { kCnops = 1, kCnss = 2, kTns = 3, kFar = 4, kStudent = 5 };

template <>
struct CodeNames<Regime> {
  static constexpr absl::string_view kAll[] = {"CNOPS", "CNSS", "TNS", "FAR",
                                               "STUDENT"};
};

enum class InsuredRole { kPrincipal = 1, kDependant = 2 };

template <>
struct CodeNames<InsuredRole> {
  static constexpr absl::string_view kAll[] = {"PRINCIPAL", "DEPENDANT"};
};

enum class CoverageReason {
  kRegistration = 1,
  kDeath = 2,
  kAgeLimit = 3,
  kChildCoveredElsewhere = 4,
  kSpouseActive = 5,
  kDivorce = 6,
  kEndOfSalary = 7,
  kResignation = 8,
  kStruckOff = 9,
};

template <>
struct CodeNames<CoverageReason> {
  static constexpr absl::string_view kAll[] = {
      "REGISTRATION",  "DEATH",   "AGE_LIMIT",     "CHILD_COVERED_ELSEWHERE",
      "SPOUSE_ACTIVE", "DIVORCE", "END_OF_SALARY", "RESIGNATION",
      "STRUCK_OFF"};
};

}  // namespace registry

#endif  // REGISTRY_CODES_COVERAGE_H_
