#include "base/sql/request_ledger.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/request_id.h"
#include "base/sql/rows.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

constexpr char kFind[] =
    "SELECT fingerprint, reply FROM request WHERE request_id = $1";
constexpr char kInsert[] =
    "INSERT INTO request (request_id, fingerprint, reply, known_at_us) "
    "VALUES ($1, $2, $3, $4)";

RequestEntry EntryOf(const Row& row) {
  return {std::string(row.Bytes(0)), std::string(row.Bytes(1))};
}

// The reply to a request that came before.
absl::StatusOr<RepeatableReply> ReplyAgain(const RequestIdentity& identity,
                                           RequestEntry entry) {
  if (entry.fingerprint == identity.fingerprint ||
      entry.fingerprint == identity.earlier_fingerprint) {
    return RepeatableReply{std::move(entry.reply), true};
  }
  return MakeError(absl::StatusCode::kAlreadyExists,
                   "request_id came before with other content",
                   {"REQUEST_ID_REUSED", {}, {}, 0});
}

}  // namespace

absl::StatusOr<RequestIdentity> IdentifyRequest(absl::string_view method,
                                                absl::string_view request_id,
                                                absl::string_view content) {
  RequestIdentity identity;
  if (request_id.empty()) return identity;
  absl::StatusOr<std::string> parsed = ParseRequestId(request_id);
  if (!parsed.ok()) {
    return InvalidFields(
        "MALFORMED_REQUEST",
        {{"request_id", std::string(parsed.status().message())}});
  }
  identity.request_id = *std::move(parsed);
  // A method's name has no line break, so no two requests run together.
  identity.fingerprint = Sha256(absl::StrCat(method, "\n", content));
  return identity;
}

absl::StatusOr<RepeatableReply> ActOnce(WriteSession& session,
                                        const RequestIdentity& identity,
                                        const Act& act) {
  if (!identity.request_id.empty()) {
    RSU_ASSIGN_OR_RETURN(
        auto entry, OneRowOrNone(session, kFind,
                                 {Value::Bytes(identity.request_id)}, EntryOf));
    if (entry.has_value()) return ReplyAgain(identity, *std::move(entry));
  }
  RepeatableReply found;
  RSU_ASSIGN_OR_RETURN(found.reply, act(session));
  if (identity.request_id.empty()) return found;
  RSU_RETURN_IF_ERROR(Change(
      session, kInsert,
      {Value::Bytes(identity.request_id), Value::Bytes(identity.fingerprint),
       Value::Bytes(found.reply), Value::Integer(session.known_at_us())}));
  return found;
}

void PlannedActOnce::AddKeys(Keys& keys) const {
  act_->AddKeys(keys);
  if (!identity_.request_id.empty()) keys.Add("request", identity_.request_id);
}

void PlannedActOnce::Ask(Trip& trip) {
  entry_.reset();
  if (!identity_.request_id.empty()) {
    trip.Ask(kFind, {Value::Bytes(identity_.request_id)},
             [this](const Row& row) { entry_ = EntryOf(row); });
  }
  act_->Ask(trip);
}

absl::StatusOr<PlannedWrite::Next> PlannedActOnce::Decide(
    std::int64_t known_at_us, Trip& trip) {
  if (entry_.has_value()) {
    RSU_ASSIGN_OR_RETURN(reply_, ReplyAgain(identity_, *std::move(entry_)));
    return Next::kDone;
  }
  RSU_ASSIGN_OR_RETURN(const Next next, act_->Decide(known_at_us, trip));
  if (next != Next::kDone) return next;
  reply_ = {act_->Reply(), false};
  if (!identity_.request_id.empty()) {
    trip.Put(kInsert,
             {Value::Bytes(identity_.request_id),
              Value::Bytes(identity_.fingerprint), Value::Bytes(reply_.reply),
              Value::Integer(known_at_us)});
  }
  return next;
}

}  // namespace base::sql
