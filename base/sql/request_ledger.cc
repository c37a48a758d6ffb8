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

struct Entry {
  std::string fingerprint;
  std::string reply;
};

Entry EntryOf(const Row& row) {
  return {std::string(row.Bytes(0)), std::string(row.Bytes(1))};
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
  std::optional<Entry> entry;
  if (!identity.request_id.empty()) {
    RSU_ASSIGN_OR_RETURN(
        entry, OneRowOrNone(session, kFind, {Value::Bytes(identity.request_id)},
                            EntryOf));
  }
  if (entry.has_value()) {
    if (entry->fingerprint == identity.fingerprint ||
        entry->fingerprint == identity.earlier_fingerprint) {
      return RepeatableReply{std::move(entry->reply), true};
    }
    return MakeError(absl::StatusCode::kAlreadyExists,
                     "request_id came before with other content",
                     {"REQUEST_ID_REUSED", {}, {}, 0});
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

}  // namespace base::sql
