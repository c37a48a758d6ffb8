#include "tools/rsuctl/call_window.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "base/language.h"
#include "base/rpc/request_language.h"
#include "tools/rsuctl/refusal_words.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {

bool MayPass(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kCancelled:  // by a server that stops
      return true;
    case absl::StatusCode::kResourceExhausted:
      // A full queue passes; a full disk or number space does not.
      return base::DetailOf(status).retry_delay_ms > 0;
    default:
      return false;
  }
}

absl::Status InWords(const absl::Status& status) {
  if (!absl::IsCancelled(status)) return status;
  return absl::UnavailableError("the server is stopping and ended the call");
}

void AskInSpokenLanguage(grpc::ClientContext& context) {
  // English is what every call is told.
  if (Spoken() == base::Language::kEnglish) return;
  context.AddMetadata(base::rpc::kLanguageMetadata,
                      std::string(base::LanguageCode(Spoken())));
}

void SayStillTrying() {
  std::fprintf(
      stderr, "%s\n",
      InSpokenLanguage("the server does not answer; still trying").c_str());
}

std::chrono::milliseconds RetryDelay(const absl::Status& status, int attempt) {
  const int asked_ms = base::DetailOf(status).retry_delay_ms;
  return std::chrono::milliseconds(
      std::min(1000, std::max(asked_ms, 50 << std::min(attempt, 5))));
}

}  // namespace rsuctl
