#ifndef BASE_RPC_WRITE_FOR_CALL_H_
#define BASE_RPC_WRITE_FOR_CALL_H_

#include <grpcpp/server_context.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/digest.h"
#include "base/rpc/call_context.h"
#include "base/rpc/guarded_subjects.h"
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
};

// The write in its session, and the record of the call with it.
inline absl::StatusOr<sql::RepeatableReply> DoWrite(sql::WriteSession& session,
                                                    const WriteOfCall& write,
                                                    CallContext& context) {
  if (context.IsCancelled()) return CallerGone();
  RSU_RETURN_IF_ERROR(GuardSubjects(context, session));
  RSU_ASSIGN_OR_RETURN(const sql::RepeatableReply done,
                       sql::ActOnce(session, write.identity, write.act));
  sql::Trip record;
  RSU_RETURN_IF_ERROR(context.keepers().record->AddToWrite(
      context.call(), done.reply, done.repeated, session.known_at_us(),
      record));
  RSU_RETURN_IF_ERROR(record.Make(session));
  context.call().is_recorded = true;
  return done;
}

// Brings the reply to a write in two parts up to date, as a part of that write:
// what the reply says may have changed since it was kept.
class ReplyRenewal {
 public:
  using Next = sql::PlannedWrite::Next;

  virtual ~ReplyRenewal() = default;

  // Reads the reply, new or repeated, and asks what has become of what it says;
  // kDone if there is nothing to ask. All begins anew.
  virtual absl::StatusOr<Next> Ask(const sql::RepeatableReply& first,
                                   sql::Trip& trip) = 0;

  // Takes the answers. With kGoOn it has asked more, and is called again.
  virtual absl::StatusOr<Next> GoOn(sql::Trip& trip) = 0;

  // As bytes; once one of them gave kDone.
  virtual std::string Reply() const = 0;
};

// The write of a call in two parts, and the record of the call with it.
class PlannedWriteOfCall : public sql::PlannedWrite {
 public:
  // Borrows `context`. `renewal` may be null.
  PlannedWriteOfCall(CallContext* context, sql::RequestIdentity identity,
                     std::unique_ptr<sql::PlannedAct> act,
                     std::unique_ptr<ReplyRenewal> renewal)
      : context_(*context),
        guarded_(context),
        once_(std::move(identity), std::move(act)),
        renewal_(std::move(renewal)) {}

  void AddKeys(sql::Keys& keys) const override { once_.AddKeys(keys); }
  void Ask(sql::Trip& trip) override {
    step_ = Step::kGuard;
    renewed_.reset();
    guarded_.Ask(trip);
    once_.Ask(trip);
  }
  void AddLateKeys(sql::Keys& keys) const override { once_.AddLateKeys(keys); }
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              sql::Trip& trip) override {
    RSU_ASSIGN_OR_RETURN(const Next next, ActAndRenew(known_at_us, trip));
    if (next != Next::kDone) return next;
    RSU_RETURN_IF_ERROR(context_.keepers().record->AddToWrite(
        context_.call(), reply().reply, reply().repeated, known_at_us, trip));
    context_.call().is_recorded = true;
    return next;
  }

  const sql::RepeatableReply& reply() const {
    return renewed_.has_value() ? *renewed_ : once_.reply();
  }

 private:
  enum class Step { kGuard, kNotBegun, kActs, kRenews };

  absl::StatusOr<Next> ActAndRenew(std::int64_t known_at_us, sql::Trip& trip) {
    if (step_ == Step::kGuard) {
      RSU_ASSIGN_OR_RETURN(const Next asked, guarded_.GoOn(trip));
      if (asked != Next::kDone) return asked;
      step_ = Step::kNotBegun;
    }
    if (step_ == Step::kNotBegun && context_.IsCancelled()) return CallerGone();
    Next next = Next::kDone;
    if (step_ == Step::kRenews) {
      RSU_ASSIGN_OR_RETURN(next, renewal_->GoOn(trip));
    } else {
      step_ = Step::kActs;
      RSU_ASSIGN_OR_RETURN(next, once_.Decide(known_at_us, trip));
      if (next != Next::kDone || renewal_ == nullptr) return next;
      step_ = Step::kRenews;
      RSU_ASSIGN_OR_RETURN(next, renewal_->Ask(once_.reply(), trip));
    }
    if (next == Next::kDone) {
      renewed_ = {renewal_->Reply(), once_.reply().repeated};
    }
    return next;
  }

  CallContext& context_;
  GuardedSubjects guarded_;
  sql::PlannedActOnce once_;
  const std::unique_ptr<ReplyRenewal> renewal_;
  Step step_ = Step::kNotBegun;
  std::optional<sql::RepeatableReply> renewed_;
};

// A caller who keeps to places gets no reply that was kept for another: what
// they send again is theirs only.
inline void BindToCaller(const Call& call, sql::RequestIdentity& identity) {
  if (!call.is_placed() || identity.request_id.empty()) return;
  identity.fingerprint =
      Sha256(absl::StrCat(identity.fingerprint, call.caller, " ", call.person));
  identity.earlier_fingerprint.clear();
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
  BindToCaller(call.call(), write.identity);
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

// Carries out a write in two parts for a call. `renewal` brings its reply up to
// date, if given.
inline void WriteForCall(
    grpc::CallbackServerContext* context, sql::Database& database,
    sql::RequestIdentity identity, std::unique_ptr<sql::PlannedAct> act,
    std::function<void(const absl::Status&, const sql::RepeatableReply&)> done,
    std::int64_t deadline_us, std::unique_ptr<ReplyRenewal> renewal = nullptr) {
  CallContext& call = CallOf(*context);
  BindToCaller(call.call(), identity);
  auto write = std::make_shared<PlannedWriteOfCall>(
      &call, std::move(identity), std::move(act), std::move(renewal));
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
