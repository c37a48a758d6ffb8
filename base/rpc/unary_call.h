#ifndef BASE_RPC_UNARY_CALL_H_
#define BASE_RPC_UNARY_CALL_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "base/rpc/admission.h"
#include "base/rpc/call_context.h"
#include "base/rpc/failed_call.h"
#include "base/rpc/read_for_call.h"
#include "base/rpc/status.h"
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
      [reactor](const absl::Status& status) {
        reactor->Finish(ToGrpc(status));
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
// or come from an earlier call. `renew`, if given, brings the reply up to date
// in the same session; it is told whether the reply repeats an earlier one. A
// write that nobody waits for any more when its turn comes is not begun; one
// that was begun is carried out.
inline grpc::ServerUnaryReactor* AnswerFromWrite(
    grpc::CallbackServerContext* context, sql::Database& database,
    sql::RequestIdentity identity, sql::Act act,
    std::function<void(const std::string&)> fill,
    std::function<absl::StatusOr<std::string>(
        sql::WriteSession&, const std::string& reply, bool repeated)>
        renew = nullptr) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  auto result = std::make_shared<sql::RepeatableReply>();
  CallContext* const call = CallOf(*context);
  if (call != nullptr) call->BeginWork();
  database.Write(
      [context, identity = std::move(identity), act = std::move(act),
       renew = std::move(renew),
       result](sql::WriteSession& session) -> absl::Status {
        if (context->IsCancelled()) return CallerGone();
        absl::StatusOr<sql::RepeatableReply> reply =
            sql::ActOnce(session, identity, act);
        if (!reply.ok()) return reply.status();
        *result = *std::move(reply);
        if (renew == nullptr) return absl::OkStatus();
        absl::StatusOr<std::string> renewed =
            renew(session, result->reply, result->repeated);
        if (renewed.ok()) result->reply = *std::move(renewed);
        return renewed.status();
      },
      [context, call, reactor, result,
       fill = std::move(fill)](const absl::Status& status) {
        if (call != nullptr) call->EndWork();
        if (status.ok()) {
          fill(result->reply);
          if (result->repeated) {
            context->AddTrailingMetadata(kRepeatedMetadata, "true");
          }
        }
        reactor->Finish(ToGrpc(status));
      },
      DeadlineUs(*context));
  return reactor;
}

}  // namespace base::rpc

#endif  // BASE_RPC_UNARY_CALL_H_
