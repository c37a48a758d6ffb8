#ifndef BASE_RPC_MOMENT_H_
#define BASE_RPC_MOMENT_H_

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/sql/session.h"
#include "google/protobuf/timestamp.pb.h"

namespace base::rpc {

// A moment as a message; microseconds since 1970 UTC.
google::protobuf::Timestamp ToTimestamp(std::int64_t us);

// What is after the last microsecond counts as the moment before it.
std::int64_t ToMicros(const google::protobuf::Timestamp& timestamp);

// Whether the moment is one that the message may hold; `field` names it.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_REQUEST.
absl::Status CheckTimestamp(absl::string_view field,
                            const google::protobuf::Timestamp& timestamp);

// The moment up to which a read may know: what the caller asked for, but not
// later than what `session` knows, so that the same moment gives the same
// answer on any later day. `asked`, the request's `known_at`, may be null: all
// that is known.
//
// Errors: those of CheckTimestamp(), and of the store.
absl::StatusOr<std::int64_t> KnownAt(sql::Session& session,
                                     const google::protobuf::Timestamp* asked);

// The moment that a page of a list speaks of, which is that of its first page:
// `of_token` is what the page token gives, nothing on the first page.
//
// Errors: those of KnownAt(), and WrongPageToken() if no first page can have
// spoken of that moment.
absl::StatusOr<std::int64_t> KnownAtOfPage(
    sql::Session& session, const google::protobuf::Timestamp* asked,
    std::optional<std::int64_t> of_token);

}  // namespace base::rpc

#endif  // BASE_RPC_MOMENT_H_
