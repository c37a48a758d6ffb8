#ifndef BASE_RPC_REPLY_H_
#define BASE_RPC_REPLY_H_

#include <google/protobuf/arena.h>
#include <google/protobuf/message_lite.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/support/byte_buffer.h>

#include "base/rpc/call_context.h"

namespace base::rpc {

// The reply of a unary call. Once gRPC has written it as bytes, which it may
// have to hold until the client takes them, the message is let go, and the call
// counts the bytes. One thread at a time.
template <typename Response>
class Reply {
 public:
  Reply() : message_(&own_) {}

  // Makes the message in `arena`, which outlives it, and in which nothing is
  // needed any more once the reply was written.
  explicit Reply(google::protobuf::Arena* arena)
      : arena_(arena),
        message_(google::protobuf::Arena::CreateMessage<Response>(arena)) {}

  Reply(const Reply&) = delete;
  Reply& operator=(const Reply&) = delete;

  // Borrows the call; may be null.
  void set_call(CallContext* call) { call_ = call; }

  Response* message() { return message_; }

  // Writes it for gRPC, once.
  grpc::Status Write(grpc::ByteBuffer* bytes, bool* own_buffer) const {
    grpc::Status status = grpc::SerializationTraits<Response>::Serialize(
        *message_, bytes, own_buffer);
    if (!status.ok()) return status;
    const std::size_t size = bytes->Length();
    if (call_ != nullptr) call_->ReplyWaits(static_cast<std::int64_t>(size));
    if (size > kKeptBytes) LetGo();
    return status;
  }

 private:
  // A smaller message is not worth the time.
  static constexpr std::size_t kKeptBytes = std::size_t{16} * 1024;

  void LetGo() const {
    if (arena_ != nullptr) {
      arena_->Reset();
    } else {
      Response().Swap(message_);
    }
  }

  Response own_;
  google::protobuf::Arena* const arena_ = nullptr;
  // gRPC writes a reply that it holds as a constant.
  Response* const message_;
  CallContext* call_ = nullptr;
};

}  // namespace base::rpc

namespace grpc {

template <typename Response>
class SerializationTraits<base::rpc::Reply<Response>, void> {
 public:
  static Status Serialize(const base::rpc::Reply<Response>& reply,
                          ByteBuffer* bytes, bool* own_buffer) {
    return reply.Write(bytes, own_buffer);
  }
};

}  // namespace grpc

#endif  // BASE_RPC_REPLY_H_
