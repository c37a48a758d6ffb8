#ifndef TOOLS_RSUCTL_CALL_DAY_AS_KNOWN_H_
#define TOOLS_RSUCTL_CALL_DAY_AS_KNOWN_H_

#include <optional>
#include <string>

#include "google/protobuf/timestamp.pb.h"

namespace rsuctl {

// The rule of `--known-at`.
inline constexpr char kBadKnownAt[] =
    "--known-at must be a moment such as 2026-01-01T12:00:00Z";

// A day, and what the register knew of it.
struct DayAsKnown {
  std::string day;
  std::optional<google::protobuf::Timestamp> known_at;  // nothing: all
};

// Reads both; an empty `moment` is none. Nothing if the moment is none.
std::optional<DayAsKnown> ReadDayAsKnown(const std::string& day,
                                         const std::string& moment);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CALL_DAY_AS_KNOWN_H_
