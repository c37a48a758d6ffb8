#include "base/rpc/admission.h"

#include <algorithm>
#include <chrono>

#include "base/error.h"

namespace base::rpc {
namespace {

std::int64_t MicrosOf(std::chrono::system_clock::time_point time) {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             time.time_since_epoch())
      .count();
}

}  // namespace

std::int64_t DeadlineUs(const grpc::CallbackServerContext& context) {
  const auto deadline = context.deadline();
  if (deadline == std::chrono::system_clock::time_point::max()) {
    return MicrosOf(std::chrono::system_clock::now()) + kDefaultDeadlineUs;
  }
  return MicrosOf(deadline);
}

absl::StatusOr<Date> ReadDay(absl::string_view field, absl::string_view text) {
  if (text.empty()) return MalformedRequest(field, "is missing");
  absl::StatusOr<Date> day = Date::Parse(text);
  if (!day.ok()) return MalformedRequest(field, day.status().message());
  return day;
}

absl::Status MalformedRequest(absl::string_view field, absl::string_view rule) {
  return InvalidFields("MALFORMED_REQUEST",
                       {{std::string(field), std::string(rule)}});
}

absl::StatusOr<int> ReadPageSize(int page_size, int fallback, int most) {
  if (page_size < 0) {
    return MalformedRequest("page_size", "must not be negative");
  }
  return page_size == 0 ? fallback : std::min(page_size, most);
}

}  // namespace base::rpc
