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
#include "base/sql/planned_write.h"
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
  sql::Trip record;
  RSU_RETURN_IF_ERROR(context.keepers().record->AddToWrite(
      context.call(), done.reply, done.repeated, session.known_at_us(),
      record));
  RSU_RETURN_IF_ERROR(record.Make(session));
  context.call().is_recorded = true;
  return done;
}

// The same of a write in two parts.
class PlannedWriteOfCall : public sql::PlannedWrite {
 public:
  // Borrows `context`.
  PlannedWriteOfCall(CallContext* context, sql::RequestIdentity identity,
                     std::unique_ptr<sql::PlannedAct> act)
      : context_(*context), once_(std::move(identity), std::move(act)) {}

  void AddKeys(sql::Keys& keys) const override { once_.AddKeys(keys); }
  void Ask(sql::Trip& trip) override {
    is_begun_ = false;
    once_.Ask(trip);
  }
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              sql::Trip& trip) override {
    if (!is_begun_ && context_.IsCancelled()) return CallerGone();
    is_begun_ = true;
    RSU_ASSIGN_OR_RETURN(const Next next, once_.Decide(known_at_us, trip));
    if (next != Next::kDone) return next;
    RSU_RETURN_IF_ERROR(context_.keepers().record->AddToWrite(
        context_.call(), reply().reply, reply().repeated, known_at_us, trip));
    context_.call().is_recorded = true;
    return next;
  }

  const sql::RepeatableReply& reply() const { return once_.reply(); }

 private:
  CallContext& context_;
  sql::PlannedActOnce once_;
  bool is_begun_ = false;
};

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

// The same for a write in two parts.
inline void WriteForCall(
    grpc::CallbackServerContext* context, sql::Database& database,
    sql::RequestIdentity identity, std::unique_ptr<sql::PlannedAct> act,
    std::function<void(const absl::Status&, const sql::RepeatableReply&)> done,
    std::int64_t deadline_us) {
  CallContext& call = CallOf(*context);
  auto write = std::make_shared<PlannedWriteOfCall>(&call, std::move(identity),
                                                    std::move(act));
  call.BeginWork();
  database.Write(
      write,
      [&call, write, done = std::move(done)](const absl::Status& status) {
        call.EndWork();
        if (!status.ok()) call.call().is_recorded = false;
        done(status, write->reply());
      },
      deadline_us);
}

}  // namespace base::rpc

#endif  // BASE_RPC_WRITE_FOR_CALL_H_
