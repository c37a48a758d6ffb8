#ifndef BASE_SQL_REQUEST_LEDGER_H_
#define BASE_SQL_REQUEST_LEDGER_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/sql/planned_write.h"
#include "base/sql/session.h"

namespace base::sql {

// What a request asked for and what came of it, kept for good in the
// transaction of its effect, so that a retry finds its first answer.

// The table; one step of the schema.
inline constexpr absl::string_view kRequestLedgerSchema = R"sql(
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

  // SHA-256 of the method and the content as an earlier version of the program
  // may have kept it, before texts and numbers had one form; empty if there is
  // no other.
  std::string earlier_fingerprint;
};

// The identity of a call of `method`. `request_id` is a UUID or empty;
// `content` is all that the request says beside it.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_REQUEST, naming `request_id`.
absl::StatusOr<RequestIdentity> IdentifyRequest(absl::string_view method,
                                                absl::string_view request_id,
                                                absl::string_view content);

// What the ledger holds of a request.
struct RequestEntry {
  std::string fingerprint;
  std::string reply;
};

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

// What a request does to the store, in two parts, and its reply.
class PlannedAct : public PlannedWrite {
 public:
  // As bytes; once Decide() gave kDone.
  virtual std::string Reply() const = 0;
};

// ActOnce() in two parts: what the ledger holds is asked with what the act has
// to know.
class PlannedActOnce : public PlannedWrite {
 public:
  PlannedActOnce(RequestIdentity identity, std::unique_ptr<PlannedAct> act)
      : identity_(std::move(identity)), act_(std::move(act)) {}

  void AddKeys(Keys& keys) const override;
  void Ask(Trip& trip) override;
  void AddLateKeys(Keys& keys) const override { act_->AddLateKeys(keys); }
  absl::StatusOr<Next> Decide(std::int64_t known_at_us, Trip& trip) override;

  // Once Decide() gave kDone.
  const RepeatableReply& reply() const { return reply_; }

 private:
  const RequestIdentity identity_;
  const std::unique_ptr<PlannedAct> act_;
  std::optional<RequestEntry> entry_;
  RepeatableReply reply_;
};

}  // namespace base::sql

#endif  // BASE_SQL_REQUEST_LEDGER_H_
