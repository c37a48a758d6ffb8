#ifndef BASE_RPC_METHOD_WALK_H_
#define BASE_RPC_METHOD_WALK_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <vector>

#include "base/rpc/method_row.h"

namespace base::rpc {

// Every method of a running server, as clients find them by reflection:
// `rsu.scoring.v1.ScoreService/GetScore`. Without those of reflection itself,
// which gRPC serves. Stops the test if the server does not tell.
std::vector<std::string> ServedMethods(
    const std::shared_ptr<grpc::Channel>& channel);

// Those of them that have no row, so that nobody asks who calls them.
std::vector<std::string> ServedWithoutRow(
    const std::shared_ptr<grpc::Channel>& channel,
    const std::vector<const MethodRow*>& rows);

}  // namespace base::rpc

#endif  // BASE_RPC_METHOD_WALK_H_
