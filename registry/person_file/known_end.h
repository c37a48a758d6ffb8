#ifndef REGISTRY_PERSON_FILE_KNOWN_END_H_
#define REGISTRY_PERSON_FILE_KNOWN_END_H_

#include <optional>
#include <string>

#include "base/date.h"

namespace registry {

// Why something ends, as is known before it does.
enum class EndCause {
  kReported,          // the body that reports it says so
  kAgeLimit,          // a child is past it
  kDied,              // the person it is about
  kInOtherHousehold,  // who the person belongs to then, as declared
  kInNoHousehold,     // nobody declares the person then

  // Of a child who is past an age limit already, which then holds:
  kStudiesEnded,
  kMarried,
  kDisabilityEnded,
  kDeclared,  // what the household declares for that day
};

// The first day on which something holds no more, and why.
struct KnownEnd {
  base::Date day;
  EndCause cause{};

  // With the last four: the body that reports it; empty if the household
  // declares it.
  std::string source = {};
};

// The earlier of two ends, which is the one to be told; of one day the first of
// the two.
inline std::optional<KnownEnd> EarlierEnd(const std::optional<KnownEnd>& one,
                                          const std::optional<KnownEnd>& two) {
  if (!one.has_value()) return two;
  return two.has_value() && two->day < one->day ? two : one;
}

// Of something that ends on `day`, if it does.
inline std::optional<KnownEnd> EndOn(const std::optional<base::Date>& day,
                                     EndCause cause) {
  if (!day.has_value()) return std::nullopt;
  return KnownEnd{*day, cause, {}};
}

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_KNOWN_END_H_
