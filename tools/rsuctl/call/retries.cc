#include "tools/rsuctl/call/retries.h"

#include <algorithm>
#include <cstdio>
#include <thread>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "tools/rsuctl/refusals/refusal_words.h"

namespace rsuctl {
namespace {

// The time after which a failed call is sent again.
std::chrono::milliseconds RetryDelay(const absl::Status& status, int attempt) {
  const int asked_ms = base::DetailOf(status).retry_delay_ms;
  return std::chrono::milliseconds(
      std::min(1000, std::max(asked_ms, 50 << std::min(attempt, 5))));
}

}  // namespace

bool MayPass(const absl::Status& status) {
  const base::ErrorDetail detail = base::DetailOf(status);
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      // Without a reason of its own it is gRPC that cannot reach the server.
      return detail.reason.empty() || detail.reason == "UNAVAILABLE" ||
             detail.retry_delay_ms > 0;
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kCancelled:  // by a server that stops
      return true;
    case absl::StatusCode::kResourceExhausted:
      // A full queue passes; a full disk or number space does not, and what a
      // day's quota refuses not today.
      return detail.retry_delay_ms > 0 && detail.retry_delay_ms <= kPatienceMs;
    default:
      return false;
  }
}

absl::Status InWords(const absl::Status& status) {
  if (!absl::IsCancelled(status)) return status;
  return absl::UnavailableError("the server is stopping and ended the call");
}

bool Retries::Wait(const absl::Status& status) {
  const Clock::time_point now = Clock::now();
  if (!MayPass(status) || now >= give_up_) return false;
  if (!first_failure_.has_value()) first_failure_ = now;
  const std::chrono::milliseconds delay = RetryDelay(status, attempt_++);
  // What is still so when the wait is over is said before it.
  const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(
      now + delay - *first_failure_);
  if (const auto words = Words(status, waited); words.has_value()) {
    std::fprintf(stderr, "rsuctl: %s\n", words->c_str());
  }
  std::this_thread::sleep_for(delay);
  return true;
}

void Retries::Advance() {
  give_up_ = Clock::now() + std::chrono::milliseconds(kPatienceMs);
  first_failure_.reset();
  attempt_ = 0;
}

std::optional<std::string> Retries::Words(const absl::Status& status,
                                          std::chrono::milliseconds waited) {
  const std::string message(InWords(status).message());
  if (waited < std::chrono::milliseconds(kSilenceMs) || message == said_) {
    return std::nullopt;
  }
  said_ = message;
  return absl::StrCat(
      InSpokenLanguage("the server does not answer; still trying"), ": ",
      InSpokenLanguage(message));
}

}  // namespace rsuctl
