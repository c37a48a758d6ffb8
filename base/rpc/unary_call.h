#ifndef BASE_RPC_UNARY_CALL_H_
#define BASE_RPC_UNARY_CALL_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "base/rpc/admission.h"
#include "base/rpc/call_context.h"
#include "base/rpc/failed_call.h"
#include "base/rpc/read_for_call.h"
#include "base/rpc/status.h"
#include "base/rpc/write_for_call.h"
#include "base/sql/database.h"
#include "base/sql/request_ledger.h"

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

// Answers a call with what `act` did to the store, once it is durable. `act`
// runs on the writer's thread, at most once for each identity, and gives the
// reply as bytes; `fill` turns the bytes into the reply, whether they are new
// or come from an earlier call. `renew` is that of WriteOfCall.
inline grpc::ServerUnaryReactor* AnswerFromWrite(
    grpc::CallbackServerContext* context, sql::Database& database,
    sql::RequestIdentity identity, sql::Act act,
    std::function<void(const std::string&)> fill,
    std::function<absl::StatusOr<std::string>(
        sql::WriteSession&, const std::string& reply, bool repeated)>
        renew = nullptr) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  WriteForCall(
      context, database,
      {std::move(identity), std::move(act), std::move(renew)},
      [context, reactor, fill = std::move(fill)](
          const absl::Status& status, const sql::RepeatableReply& done) {
        if (status.ok()) {
          fill(done.reply);
          if (done.repeated) {
            context->AddTrailingMetadata(kRepeatedMetadata, "true");
          }
        }
        CallOf(*context).Finish(reactor, status);
      },
      DeadlineUs(*context));
  return reactor;
}

}  // namespace base::rpc

#endif  // BASE_RPC_UNARY_CALL_H_
