#ifndef TESTS_SERVICE_AUTHORITY_RAW_CALL_H_
#define TESTS_SERVICE_AUTHORITY_RAW_CALL_H_

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/rpc/status.h"

namespace rpc_test {

using Metadata = std::vector<std::pair<std::string, std::string>>;

// Sends bytes to a method, whatever its type and kind: how the call ends.
inline absl::Status CallWithBytes(const std::shared_ptr<grpc::Channel>& channel,
                                  const std::string& method,
                                  const std::string& bytes,
                                  const Metadata& metadata = {}) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::seconds(30));
  for (const auto& [name, value] : metadata) context.AddMetadata(name, value);
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareCall(&context, "/" + method, &queue);
  void* tag = nullptr;
  bool ok = false;
  call->StartCall(nullptr);
  queue.Next(&tag, &ok);
  const grpc::Slice slice(bytes);
  call->WriteLast(grpc::ByteBuffer(&slice, 1), {}, nullptr);
  queue.Next(&tag, &ok);
  do {
    grpc::ByteBuffer reply;
    call->Read(&reply, nullptr);
    queue.Next(&tag, &ok);
  } while (ok);
  grpc::Status status;
  call->Finish(&status, nullptr);
  queue.Next(&tag, &ok);
  return base::rpc::FromGrpc(status);
}

// The code and the reason: "PERMISSION_DENIED CALLER_NOT_ALLOWED".
inline std::string Outcome(const absl::Status& status) {
  return absl::StatusCodeToString(status.code()) + " " +
         base::DetailOf(status).reason;
}

}  // namespace rpc_test

#endif  // TESTS_SERVICE_AUTHORITY_RAW_CALL_H_
