#ifndef REGISTRY_CODES_COVERAGE_H_
#define REGISTRY_CODES_COVERAGE_H_

#include "absl/strings/string_view.h"

namespace registry {

// The words of compulsory health-insurance cover. The numeric values of the
// enumerations are those of the proto (proto/rsu/registry/v1/coverage.proto),
// where each is explained.

enum class CoverageChange { kOpened = 1, kClosed = 2 };

// All exclude AMO Tadamon and AMO Chamil.
enum class Regime { kCnops = 1, kCnss = 2, kTns = 3, kFar = 4, kStudent = 5 };

enum class InsuredRole { kPrincipal = 1, kDependant = 2 };

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

// "CNOPS", "CNSS", "TNS", "FAR", "STUDENT".
absl::string_view RegimeName(Regime regime);

}  // namespace registry

#endif  // REGISTRY_CODES_COVERAGE_H_
