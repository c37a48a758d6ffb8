#ifndef REGISTRY_CODES_SENDER_H_
#define REGISTRY_CODES_SENDER_H_

#include "absl/strings/string_view.h"

namespace registry {

// Who sends files and whose references they use: one household has one
// reference of a sender.

// Of whoever names none.
inline constexpr char kDefaultSender[] = "default";

bool IsSender(absl::string_view name);

// What is said of a name that IsSender() does not take.
inline constexpr char kSenderRule[] =
    "must be 1 to 64 letters, digits, points, _ and -";

}  // namespace registry

#endif  // REGISTRY_CODES_SENDER_H_
