#include "base/rpc/admission.h"

#include <grpc/support/time.h>

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/text.h"

namespace base::rpc {
namespace {

std::int64_t MicrosOf(const gpr_timespec& time) {
  return time.tv_sec * 1'000'000 + time.tv_nsec / 1000;
}

}  // namespace

std::int64_t DeadlineUs(const grpc::CallbackServerContext& context) {
  // Not context.deadline(), whose nanoseconds overflow after the year 2262:
  // some clients send the largest deadline that they can hold.
  const gpr_timespec deadline =
      gpr_convert_clock_type(context.raw_deadline(), GPR_CLOCK_REALTIME);
  if (gpr_time_cmp(deadline, gpr_inf_future(GPR_CLOCK_REALTIME)) == 0) {
    return MicrosOf(gpr_now(GPR_CLOCK_REALTIME)) + kDefaultDeadlineUs;
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

void CheckText(absl::string_view field, absl::string_view text, int most,
               std::vector<FieldViolation>& violations) {
  auto rule = text.empty() ? std::optional<std::string>("is missing")
                           : BrokenWordsRule(text, most);
  if (rule.has_value()) violations.push_back({std::string(field), *rule});
}

absl::StatusOr<int> ReadPageSize(int page_size, int fallback, int most) {
  if (page_size < 0) {
    return MalformedRequest("page_size", "must not be negative");
  }
  return page_size == 0 ? fallback : std::min(page_size, most);
}

}  // namespace base::rpc
