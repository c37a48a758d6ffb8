#ifndef BASE_LOG_LOG_H_
#define BASE_LOG_LOG_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

// What a server tells who runs it, on standard error. One line each:
//
//   2026-11-28T06:21:29.123456Z WARNING the disk is full
//
// Never personal data: no name, number or document of a person.
namespace base::log {

enum class Level { kInfo, kWarning, kError };

// Writes one line at once. Thread-safe.
void Write(Level level, absl::string_view text);

inline void Info(absl::string_view text) { Write(Level::kInfo, text); }
inline void Warning(absl::string_view text) { Write(Level::kWarning, text); }
inline void Error(absl::string_view text) { Write(Level::kError, text); }

// The longest text of a line, in bytes; of a longer one the beginning is
// written.
inline constexpr std::size_t kMaxTextBytes = 2000;

// The line of `text` at a moment, in microseconds since 1970, with its end. The
// moment is RFC 3339 in UTC. Control characters and ends of lines in `text`
// become blanks.
std::string Line(Level level, absl::string_view text, std::int64_t now_us);

}  // namespace base::log

#endif  // BASE_LOG_LOG_H_
