#include "base/log/log.h"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "absl/strings/str_cat.h"

namespace base::log {
namespace {

const char* NameOf(Level level) {
  switch (level) {
    case Level::kInfo:
      return "INFO";
    case Level::kWarning:
      return "WARNING";
    case Level::kError:
      break;
  }
  return "ERROR";
}

}  // namespace

std::string Line(Level level, absl::string_view text, std::int64_t now_us) {
  constexpr std::int64_t kSecondUs = 1'000'000;
  const std::time_t seconds = static_cast<std::time_t>(now_us / kSecondUs);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char moment[80];
  std::snprintf(moment, sizeof(moment), "%04d-%02d-%02dT%02d:%02d:%02d.%06dZ",
                parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                parts.tm_hour, parts.tm_min, parts.tm_sec,
                static_cast<int>(now_us % kSecondUs));
  std::string line = absl::StrCat(moment, " ", NameOf(level), " ",
                                  text.substr(0, kMaxTextBytes));
  for (char& c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) c = ' ';
  }
  line += '\n';
  return line;
}

void Write(Level level, absl::string_view text) {
  const std::string line =
      Line(level, text,
           std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::system_clock::now().time_since_epoch())
               .count());
  // One write for a line, so that lines of several threads do not mix. What
  // cannot be written is lost: there is nobody to tell.
  std::size_t written = 0;
  while (written < line.size()) {
    const ssize_t size =
        write(STDERR_FILENO, line.data() + written, line.size() - written);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return;
    written += static_cast<std::size_t>(size);
  }
}

}  // namespace base::log
