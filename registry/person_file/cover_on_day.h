#ifndef REGISTRY_PERSON_FILE_COVER_ON_DAY_H_
#define REGISTRY_PERSON_FILE_COVER_ON_DAY_H_

#include <optional>

#include "base/date.h"
#include "registry/codes/coverage.h"
#include "registry/person_file/member.h"

namespace registry {

// Cover by a compulsory health-insurance regime that is open on a day.
struct CoverOnDay {
  Regime regime{};
  InsuredRole role{};

  // The day of the event that opened it last; nothing: not known.
  std::optional<base::Date> since = std::nullopt;

  // The first day on which it counts no more; nothing: no end is known, or none
  // was looked for.
  std::optional<base::Date> ends = std::nullopt;

  // The person on the day since which it is open: what was declared and
  // reported for that day, where nothing was declared what is now. Only looked
  // at for whom it covers as a dependant; nothing: as the person is now.
  std::optional<Member> member_then = std::nullopt;

  // Of somebody whom nobody declares on the day of the answer: the person on
  // that day, as declared for the day since which the cover is open. Nothing:
  // nobody declared the person then either.
  std::optional<Member> member_now = std::nullopt;
};

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_COVER_ON_DAY_H_
