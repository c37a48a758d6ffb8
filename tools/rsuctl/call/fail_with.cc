#include "tools/rsuctl/call/fail_with.h"

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/rpc/request_language.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/option_names.h"
#include "tools/rsuctl/refusals/refusal_words.h"

namespace rsuctl {

std::string FailureInWords(const absl::Status& status) {
  std::string message =
      base::rpc::LocalizedMessageOf(status).value_or(InSpokenLanguage(status));
  const base::ErrorDetail detail = base::DetailOf(status);
  for (const char* names : {"candidate", "household", "households"}) {
    const auto found = detail.metadata.find(names);
    if (found == detail.metadata.end()) continue;
    // A failure of no field has a text with a place for them.
    message = detail.violations.empty()
                  ? InSpokenLanguage(absl::StrCat(std::string(status.message()),
                                                  ": ", found->second))
                  : absl::StrCat(message, ": ", found->second);
  }
  return message;
}

ExitStatus FailWith(const absl::Status& status) {
  const std::string message = FailureInWords(InTermsOf(NamesAsTyped(), status));
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
      return Fail(message, ExitStatus::kUsage);
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kUnauthenticated:
      return Fail(message, ExitStatus::kRefused);
    case absl::StatusCode::kResourceExhausted:
      return Fail(message, base::DetailOf(status).reason == "QUOTA_EXCEEDED"
                               ? ExitStatus::kRefused
                               : ExitStatus::kServerFailed);
    default:
      return Fail(message, ExitStatus::kServerFailed);
  }
}

ExitStatus FailWithInput(const absl::Status& status) {
  // An input is never unavailable; an output that cannot be written is.
  return Fail(std::string(status.message()), absl::IsUnavailable(status)
                                                 ? ExitStatus::kServerFailed
                                                 : ExitStatus::kRefused);
}

}  // namespace rsuctl
