#ifndef TOOLS_RSUCTL_HOUSEHOLDS_HOUSEHOLD_OF_H_
#define TOOLS_RSUCTL_HOUSEHOLDS_HOUSEHOLD_OF_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "google/protobuf/timestamp.pb.h"
#include "tools/rsuctl/call/day_as_known.h"

namespace rsuctl {

// Where a person belongs on a day.
struct Belonging {
  std::string household;  // `households/{household}`; empty: none
  std::string why_not;    // where there is none, in the language of the user
  google::protobuf::Timestamp known_at;  // what the register knew
};

// Asks the server.
//
// Errors: those of the call, in words.
absl::StatusOr<Belonging> HouseholdOf(
    const std::shared_ptr<grpc::Channel>& channel, const std::string& idcs,
    const DayAsKnown& at);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_HOUSEHOLDS_HOUSEHOLD_OF_H_
