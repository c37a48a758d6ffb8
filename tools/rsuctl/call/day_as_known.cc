#include "tools/rsuctl/call/day_as_known.h"

#include "google/protobuf/util/time_util.h"

namespace rsuctl {

std::optional<DayAsKnown> ReadDayAsKnown(const std::string& day,
                                         const std::string& moment) {
  DayAsKnown at = {day, std::nullopt};
  if (moment.empty()) return at;
  at.known_at.emplace();
  if (!google::protobuf::util::TimeUtil::FromString(moment, &*at.known_at)) {
    return std::nullopt;
  }
  return at;
}

}  // namespace rsuctl
