#ifndef TOOLS_RSUCTL_HOUSEHOLDS_HOUSEHOLD_LEFT_H_
#define TOOLS_RSUCTL_HOUSEHOLDS_HOUSEHOLD_LEFT_H_

#include <grpcpp/channel.h>

#include <memory>

#include "absl/status/statusor.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "tools/rsuctl/call/day_as_known.h"

namespace rsuctl {

// Who is left of those whom a household's declaration names.
enum class HouseholdLeft {
  kSomebody,
  kAllDied,
  kNobody,  // each died or belongs to another household
};

// Asks the server about the day and the moment. The declaration is the one in
// force on that day.
//
// Errors: those of the calls, in words.
absl::StatusOr<HouseholdLeft> WhoIsLeft(
    const std::shared_ptr<grpc::Channel>& channel,
    const rsu::registry::v1::DeclarationRecord& record, const DayAsKnown& at);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_HOUSEHOLDS_HOUSEHOLD_LEFT_H_
