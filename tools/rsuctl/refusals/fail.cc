#include "tools/rsuctl/refusals/fail.h"

#include <cstdio>

#include "tools/rsuctl/refusals/refusal_words.h"

namespace rsuctl {

ExitStatus Fail(const std::string& message, ExitStatus status) {
  std::fflush(stdout);
  std::fprintf(stderr, "rsuctl: %s\n", InSpokenLanguage(message).c_str());
  return status;
}

bool ResultsAreTaken() {
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

}  // namespace rsuctl
