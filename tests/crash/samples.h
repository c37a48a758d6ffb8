#ifndef TESTS_CRASH_SAMPLES_H_
#define TESTS_CRASH_SAMPLES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "proto/rsu/registry/v1/person.pb.h"

namespace crash {

// A household of tests/data, with its members as people, in the same order.
struct SampleHousehold {
  rsu::registry::v1::Declaration declaration;
  std::vector<rsu::registry::v1::Person> people;
};

absl::StatusOr<std::vector<SampleHousehold>> LoadSamples();

}  // namespace crash

#endif  // TESTS_CRASH_SAMPLES_H_
