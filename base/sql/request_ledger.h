#ifndef BASE_SQL_REQUEST_LEDGER_H_
#define BASE_SQL_REQUEST_LEDGER_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/sql/session.h"

namespace base::sql {

// What a request asked for and what came of it, kept for good in the
// transaction of its effect, so that a retry finds its first answer.

// The table; one step of the schema.
inline constexpr char kRequestLedgerSchema[] = R"sql(
CREATE TABLE request (
  request_id  BLOB    NOT NULL PRIMARY KEY CHECK (length(request_id) = 16),
  fingerprint BLOB    NOT NULL CHECK (length(fingerprint) = 32),
  reply       BLOB    NOT NULL,
  known_at_us INTEGER NOT NULL
) /* ordered by key */;
)sql";

// What a request asked for.
struct RequestIdentity {
  // 16 bytes; empty if the caller gave none, then every call is a new one.
  std::string request_id;

  // SHA-256 of the method and the content.
  std::string fingerprint;

  // The same of the content as an earlier version of the program may have kept
  // it, before texts and numbers had one form; empty if there is no other.
  std::string earlier_fingerprint;
};

// The identity of a call of `method`. `request_id` is a UUID or empty;
// `content` is all that the request says beside it.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_REQUEST, naming `request_id`.
absl::StatusOr<RequestIdentity> IdentifyRequest(absl::string_view method,
                                                absl::string_view request_id,
                                                absl::string_view content);

struct RepeatableReply {
  std::string reply;
  bool repeated = false;
};

// What a request does to the store, and its reply.
using Act = std::function<absl::StatusOr<std::string>(WriteSession&)>;

// Runs `act` once for each identity, and keeps its reply beside its effect.
//
// Errors: those of `act` (nothing is kept then), of the session, and
//   ALREADY_EXISTS, reason REQUEST_ID_REUSED: the id came with other content.
absl::StatusOr<RepeatableReply> ActOnce(WriteSession& session,
                                        const RequestIdentity& identity,
                                        const Act& act);

}  // namespace base::sql

#endif  // BASE_SQL_REQUEST_LEDGER_H_
