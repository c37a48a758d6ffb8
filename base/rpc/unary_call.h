#ifndef BASE_RPC_UNARY_CALL_H_
#define BASE_RPC_UNARY_CALL_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "base/rpc/admission.h"
#include "base/rpc/call_context.h"
#include "base/rpc/failed_call.h"
#include "base/rpc/read_for_call.h"
#include "base/rpc/status.h"
#include "base/rpc/stored_reply.h"
#include "base/rpc/write_for_call.h"
#include "base/sql/database.h"
#include "base/sql/request_ledger.h"
#include "google/protobuf/message_lite.h"

namespace base::rpc {

// Trailing metadata of a reply that repeats an earlier one.
inline constexpr char kRepeatedMetadata[] = "rsu-repeated";

// What a call asks for: all that the request says beside its id.
//
// Errors: those of sql::IdentifyRequest().
template <typename Request>
absl::StatusOr<sql::RequestIdentity> Identify(absl::string_view method,
                                              const Request& request) {
  Request content = request;
  content.clear_request_id();
  return sql::IdentifyRequest(method, request.request_id(),
                              content.SerializeAsString());
}

// Answers a call with what `read` finds in the store. `read` runs on a reader's
// thread, of the lane, and fills the reply.
inline grpc::ServerUnaryReactor* AnswerFromRead(
    grpc::CallbackServerContext* context, sql::Database& database,
    sql::Database::ReadFunction read,
    sql::Database::Lane lane = sql::Database::Lane::kShort) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  ReadForCall(
      context, database, std::move(read),
      [context, reactor](const absl::Status& status) {
        CallOf(*context).Finish(reactor, status);
      },
      lane);
  return reactor;
}

// AnswerFromRead() for what takes long: lists, batches, searches.
inline grpc::ServerUnaryReactor* AnswerFromLongRead(
    grpc::CallbackServerContext* context, sql::Database& database,
    sql::Database::ReadFunction read) {
  return AnswerFromRead(context, database, std::move(read),
                        sql::Database::Lane::kLong);
}

// Ends a call with what came of its write: the reply as bytes is added to
// `response`, whether it is new or comes from an earlier call with the same
// request id, and then `then` is called.
inline std::function<void(const absl::Status&, const sql::RepeatableReply&)>
FinishWithWrite(grpc::CallbackServerContext* context,
                grpc::ServerUnaryReactor* reactor, std::string request_id,
                google::protobuf::MessageLite* response,
                std::function<void()> then) {
  return [context, reactor, request_id = std::move(request_id), response,
          then = std::move(then)](const absl::Status& status,
                                  const sql::RepeatableReply& done) {
    absl::Status read = status;
    if (status.ok()) {
      read = ReadStoredReply(request_id, done.reply, *response);
      if (!read.ok()) CallOf(*context).call().is_recorded = false;
    }
    if (read.ok()) {
      if (then != nullptr) then();
      if (done.repeated) {
        context->AddTrailingMetadata(kRepeatedMetadata, "true");
      }
    }
    CallOf(*context).Finish(reactor, read);
  };
}

// Answers a call with what `act` did to the store, once it is durable. `act`
// runs on the writer's thread, at most once for each identity, and gives the
// reply as bytes. `response` and `then` are those of
// FinishWithWrite().
inline grpc::ServerUnaryReactor* AnswerFromWrite(
    grpc::CallbackServerContext* context, sql::Database& database,
    sql::RequestIdentity identity, sql::Act act,
    google::protobuf::MessageLite* response,
    std::function<void()> then = nullptr) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  auto finish = FinishWithWrite(context, reactor, identity.request_id, response,
                                std::move(then));
  WriteForCall(context, database, {std::move(identity), std::move(act)},
               std::move(finish), DeadlineUs(*context));
  return reactor;
}

// Answers a call with a write in two parts, as every new one is. `renewal`
// brings its reply up to date, if given.
inline grpc::ServerUnaryReactor* AnswerFromPlannedWrite(
    grpc::CallbackServerContext* context, sql::Database& database,
    sql::RequestIdentity identity, std::unique_ptr<sql::PlannedAct> act,
    google::protobuf::MessageLite* response,
    std::function<void()> then = nullptr,
    std::unique_ptr<ReplyRenewal> renewal = nullptr) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  auto finish = FinishWithWrite(context, reactor, identity.request_id, response,
                                std::move(then));
  WriteForCall(context, database, std::move(identity), std::move(act),
               std::move(finish), DeadlineUs(*context), std::move(renewal));
  return reactor;
}

}  // namespace base::rpc

#endif  // BASE_RPC_UNARY_CALL_H_
