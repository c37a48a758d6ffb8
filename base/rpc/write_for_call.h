#ifndef BASE_RPC_WRITE_FOR_CALL_H_
#define BASE_RPC_WRITE_FOR_CALL_H_

#include <grpcpp/server_context.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/rpc/call_context.h"
#include "base/sql/database.h"
#include "base/sql/request_ledger.h"
#include "base/status_macros.h"

namespace base::rpc {

// What a call does to the store.
struct WriteOfCall {
  sql::RequestIdentity identity;

  // Runs at most once for each identity, and gives the reply as bytes.
  sql::Act act;

  // If given, brings the reply up to date in the same session; it is told
  // whether the reply repeats an earlier one.
  std::function<absl::StatusOr<std::string>(
      sql::WriteSession&, const std::string& reply, bool repeated)>
      renew;
};

// The write in its session, and the record of the call with it.
inline absl::StatusOr<sql::RepeatableReply> DoWrite(sql::WriteSession& session,
                                                    const WriteOfCall& write,
                                                    CallContext& context) {
  if (context.IsCancelled()) return CallerGone();
  RSU_ASSIGN_OR_RETURN(sql::RepeatableReply done,
                       sql::ActOnce(session, write.identity, write.act));
  if (write.renew != nullptr) {
    RSU_ASSIGN_OR_RETURN(done.reply,
                         write.renew(session, done.reply, done.repeated));
  }
  RSU_RETURN_IF_ERROR(context.keepers().record->AddToWrite(
      context.call(), done.reply, done.repeated, session));
  context.call().is_recorded = true;
  return done;
}

// Writes to the store for a call: the one way in which handlers write. `done`
// gets what came of it, once it is durable, and may end the call. A write that
// nobody waits for any more when its turn comes is not begun; one that was
// begun is carried out.
inline void WriteForCall(
    grpc::CallbackServerContext* context, sql::Database& database,
    WriteOfCall write,
    std::function<void(const absl::Status&, const sql::RepeatableReply&)> done,
    std::int64_t deadline_us) {
  CallContext& call = CallOf(*context);
  auto result = std::make_shared<sql::RepeatableReply>();
  call.BeginWork();
  database.Write(
      [&call, write = std::move(write),
       result](sql::WriteSession& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(*result, DoWrite(session, write, call));
        return absl::OkStatus();
      },
      [&call, result, done = std::move(done)](const absl::Status& status) {
        call.EndWork();
        if (!status.ok()) call.call().is_recorded = false;
        done(status, *result);
      },
      deadline_us);
}

}  // namespace base::rpc

#endif  // BASE_RPC_WRITE_FOR_CALL_H_
