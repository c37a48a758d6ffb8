#include "base/rpc/moment.h"

#include <algorithm>

#include "base/rpc/admission.h"
#include "base/rpc/page_token.h"
#include "base/sql/database.h"
#include "base/status_macros.h"

namespace base::rpc {
namespace {

// Seconds of the years 1 to 9999, the range of the message.
constexpr std::int64_t kFirstSecond = -62'135'596'800;
constexpr std::int64_t kLastSecond = 253'402'300'799;
constexpr std::int32_t kLastNano = 999'999'999;

}  // namespace

google::protobuf::Timestamp ToTimestamp(std::int64_t us) {
  google::protobuf::Timestamp timestamp;
  std::int64_t seconds = us / 1'000'000;
  std::int64_t rest = us % 1'000'000;
  if (rest < 0) {
    rest += 1'000'000;
    --seconds;
  }
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(static_cast<std::int32_t>(rest * 1000));
  return timestamp;
}

std::int64_t ToMicros(const google::protobuf::Timestamp& timestamp) {
  const std::int64_t seconds =
      std::clamp(timestamp.seconds(), kFirstSecond, kLastSecond);
  return seconds * 1'000'000 +
         std::clamp(timestamp.nanos(), 0, kLastNano) / 1000;
}

absl::Status CheckTimestamp(absl::string_view field,
                            const google::protobuf::Timestamp& timestamp) {
  if (timestamp.seconds() < kFirstSecond || timestamp.seconds() > kLastSecond ||
      timestamp.nanos() < 0 || timestamp.nanos() > kLastNano) {
    return MalformedRequest(field,
                            "must be a moment of the years 1 to 9999, its "
                            "nanos from 0 to 999999999");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::int64_t> KnownAt(sql::Session& session,
                                     const google::protobuf::Timestamp* asked) {
  RSU_ASSIGN_OR_RETURN(const std::int64_t last, sql::LastKnownAt(session));
  if (asked == nullptr) return last;
  RSU_RETURN_IF_ERROR(CheckTimestamp("known_at", *asked));
  return std::min(last, ToMicros(*asked));
}

absl::StatusOr<std::int64_t> KnownAtOfPage(
    sql::Session& session, const google::protobuf::Timestamp* asked,
    std::optional<std::int64_t> of_token) {
  RSU_ASSIGN_OR_RETURN(const std::int64_t now, KnownAt(session, asked));
  if (!of_token.has_value()) return now;
  // Before 1970 nothing was known that could fill a page.
  if (*of_token < 0 || *of_token > now) return WrongPageToken();
  return *of_token;
}

}  // namespace base::rpc
