#ifndef BASE_RPC_UNREAD_H_
#define BASE_RPC_UNREAD_H_

#include <google/protobuf/arena.h>
#include <google/protobuf/message_lite.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/proto_buffer_reader.h>

#include <cstdint>

#include "absl/status/status.h"

namespace base::rpc {

// The bytes are no message of the method's type. INVALID_ARGUMENT, reason
// MALFORMED_REQUEST; the message says nothing of the bytes.
absl::Status MalformedBytes();

// A request as it comes over the wire, and the message in it once it was read.
// gRPC hands over the bytes as they are (see the SerializationTraits below), so
// that who calls can be looked at before what they say. One thread at a time.
template <typename Request>
class Unread {
 public:
  Unread() : message_(&own_) {}

  // Reads into a message of `arena`, which outlives it.
  explicit Unread(google::protobuf::Arena* arena)
      : message_(google::protobuf::Arena::CreateMessage<Request>(arena)) {}

  Unread(const Unread&) = delete;
  Unread& operator=(const Unread&) = delete;

  // Takes the bytes away from `bytes`.
  void Take(grpc::ByteBuffer& bytes) { bytes_.Swap(&bytes); }

  // How many bytes were taken last and not read.
  std::int64_t size() const {
    return bytes_.Valid() ? static_cast<std::int64_t>(bytes_.Length()) : 0;
  }

  // Reads the bytes that were taken last, and lets them go.
  //
  // Errors: MalformedBytes().
  absl::Status Read() const {
    bool read = false;
    {
      grpc::ProtoBufferReader reader(&bytes_);
      read = reader.status().ok() && message_->ParseFromZeroCopyStream(&reader);
    }
    bytes_.Clear();
    return read ? absl::OkStatus() : MalformedBytes();
  }

  // What was read last.
  const Request& message() const { return *message_; }

  // For the door, which fills in what the request leaves to it.
  Request& mutable_message() const { return *message_; }

 private:
  Request own_;
  // gRPC hands a request to its handler as a constant.
  mutable grpc::ByteBuffer bytes_;
  Request* const message_;
};

}  // namespace base::rpc

namespace grpc {

// How gRPC reads a request that is Unread: not at all.
template <typename Request>
class SerializationTraits<base::rpc::Unread<Request>, void> {
 public:
  static Status Deserialize(ByteBuffer* bytes,
                            base::rpc::Unread<Request>* request) {
    request->Take(*bytes);
    return Status::OK;
  }
};

}  // namespace grpc

#endif  // BASE_RPC_UNREAD_H_
