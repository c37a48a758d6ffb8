#include "base/rpc/admission.h"

#include <grpc/support/time.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "base/error.h"

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
  // protobuf has seen to it that the text is UTF-8.
  const auto characters = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  const bool control = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
  if (text.empty()) {
    violations.push_back({std::string(field), "is missing"});
  } else if (characters > most || control) {
    violations.push_back(
        {std::string(field),
         absl::StrCat("must be 1 to ", most,
                      " characters, none of them a control character")});
  }
}

absl::StatusOr<int> ReadPageSize(int page_size, int fallback, int most) {
  if (page_size < 0) {
    return MalformedRequest("page_size", "must not be negative");
  }
  return page_size == 0 ? fallback : std::min(page_size, most);
}

}  // namespace base::rpc
