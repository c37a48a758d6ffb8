#ifndef BASE_RPC_ARENA_MESSAGES_H_
#define BASE_RPC_ARENA_MESSAGES_H_

#include <google/protobuf/arena.h>
#include <grpcpp/support/message_allocator.h>

#include "base/rpc/reply.h"
#include "base/rpc/unread.h"

namespace base::rpc {

// Gives each call of one unary method an arena of its own for its request and
// its reply: for messages of thousands of parts, which would otherwise be taken
// and freed one by one. Thread-safe; outlives the calls.
template <typename Request, typename Response>
class ArenaMessages
    : public grpc::MessageAllocator<Unread<Request>, Reply<Response>> {
 public:
  grpc::MessageHolder<Unread<Request>, Reply<Response>>* AllocateMessages()
      override {
    return new Holder;  // gRPC calls Release()
  }

 private:
  class Holder : public grpc::MessageHolder<Unread<Request>, Reply<Response>> {
   public:
    Holder() : arena_(Options()), request_(&arena_), reply_(&arena_) {
      this->set_request(&request_);
      this->set_response(&reply_);
    }
    void Release() override { delete this; }

   private:
    static google::protobuf::ArenaOptions Options() {
      constexpr std::size_t kLargestBlock = std::size_t{1} << 18;
      google::protobuf::ArenaOptions options;
      options.max_block_size = kLargestBlock;
      return options;
    }

    google::protobuf::Arena arena_;
    Unread<Request> request_;
    Reply<Response> reply_;
  };
};

}  // namespace base::rpc

#endif  // BASE_RPC_ARENA_MESSAGES_H_
