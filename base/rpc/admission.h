#ifndef BASE_RPC_ADMISSION_H_
#define BASE_RPC_ADMISSION_H_

#include <grpcpp/server_context.h>

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/error.h"

namespace base::rpc {

// What holds for every call, whichever method it is.

// A message that is larger is answered RESOURCE_EXHAUSTED and not read.
inline constexpr int kMaxMessageBytes = 4 * 1024 * 1024;

// How long a call may take that has no deadline of its own.
inline constexpr std::int64_t kDefaultDeadlineUs = 30'000'000;

// The moment, in microseconds since 1970, after which the call need not be
// begun any more: its own deadline, or kDefaultDeadlineUs from now.
std::int64_t DeadlineUs(const grpc::CallbackServerContext& context);

// The day that `field` names, or the violation of `field`.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_REQUEST.
absl::StatusOr<Date> ReadDay(absl::string_view field, absl::string_view text);

// INVALID_ARGUMENT, reason MALFORMED_REQUEST, for one field.
absl::Status MalformedRequest(absl::string_view field, absl::string_view rule);

// How long the name of who decides something, and the reason in words, may be.
inline constexpr int kMaxAuthorCharacters = 64;
inline constexpr int kMaxReasonCharacters = 500;

// Adds a violation if `text` is missing, shows nothing (ShowsSomething()) or
// breaks BrokenTextRule().
void CheckText(absl::string_view field, absl::string_view text, int most,
               std::vector<FieldViolation>& violations);

// A page size of a request: `fallback` for 0, at most `most`.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_REQUEST, if it is negative.
absl::StatusOr<int> ReadPageSize(int page_size, int fallback, int most);

}  // namespace base::rpc

#endif  // BASE_RPC_ADMISSION_H_
