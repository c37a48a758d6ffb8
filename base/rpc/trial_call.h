#ifndef BASE_RPC_TRIAL_CALL_H_
#define BASE_RPC_TRIAL_CALL_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "base/rpc/admission.h"
#include "base/rpc/attended_session.h"
#include "base/rpc/call_context.h"
#include "base/rpc/guarded_subjects.h"
#include "base/rpc/stored_reply.h"
#include "base/sql/database.h"
#include "base/sql/request_ledger.h"
#include "base/status_macros.h"
#include "google/protobuf/message_lite.h"

namespace base::rpc {

// Answers a call with what `act` would do to the store, which is left as it
// was: `act` runs on the writer's thread and all that it did is undone. For
// what many rows depend on each other, so that a check without doing it would
// be a second version of it. The reply is added to `response`, and then `then`
// is called.
inline grpc::ServerUnaryReactor* AnswerFromTrial(
    grpc::CallbackServerContext* context, sql::Database& database, sql::Act act,
    google::protobuf::MessageLite* response,
    std::function<void()> then = nullptr) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  auto reply = std::make_shared<std::optional<std::string>>();
  CallContext& call = CallOf(*context);
  call.BeginWork();
  database.Write(
      [context, act = std::move(act), reply](sql::WriteSession& session) {
        reply->reset();
        AttendedTrial attended(&session, context);
        RSU_RETURN_IF_ERROR(GuardSubjects(CallOf(*context), attended));
        absl::StatusOr<std::string> would_be = act(attended);
        if (!would_be.ok()) return would_be.status();
        *reply = *std::move(would_be);
        // A write that fails is undone.
        return absl::CancelledError("a trial");
      },
      [&call, reactor, reply, response,
       then = std::move(then)](absl::Status status) {
        call.EndWork();
        if (reply->has_value()) {
          status = ReadStoredReply("", **reply, *response);
        }
        if (status.ok() && then != nullptr) then();
        call.Finish(reactor, status);
      },
      DeadlineUs(*context));
  return reactor;
}

}  // namespace base::rpc

#endif  // BASE_RPC_TRIAL_CALL_H_
