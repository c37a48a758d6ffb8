#include "base/rpc/status.h"

#include <cstdio>
#include <string>

#include "absl/strings/string_view.h"
#include "base/error.h"
#include "proto/google/rpc/status.pb.h"

namespace base::rpc {

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  if (status.code() == absl::StatusCode::kInternal ||
      status.code() == absl::StatusCode::kUnknown) {
    const std::string text = status.ToString();
    std::fprintf(stderr, "error: %s\n", text.c_str());
    return grpc::Status(grpc::StatusCode::INTERNAL,
                        "an error inside the server; its log says more");
  }
  google::rpc::Status details;
  status.ForEachPayload([&details](absl::string_view, const absl::Cord& bytes) {
    details.ParseFromString(std::string(bytes));
  });
  details.set_code(static_cast<int>(status.code()));
  details.set_message(std::string(status.message()));
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()),
                      details.message(), details.SerializeAsString());
}

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  return FromDetails(static_cast<absl::StatusCode>(status.error_code()),
                     status.error_message(), status.error_details());
}

}  // namespace base::rpc
