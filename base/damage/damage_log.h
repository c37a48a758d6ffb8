#ifndef BASE_DAMAGE_DAMAGE_LOG_H_
#define BASE_DAMAGE_DAMAGE_LOG_H_

#include "absl/status/status.h"

namespace base {

// Writes to the log that something stored cannot be read, if that is what
// `status` says and the store itself has not written it: of damage of one kind
// one line in ten seconds. base/rpc does it for every call that ends with such
// a status; whoever goes on past one does it there. Thread-safe.
void LogDamage(const absl::Status& status);

}  // namespace base

#endif  // BASE_DAMAGE_DAMAGE_LOG_H_
