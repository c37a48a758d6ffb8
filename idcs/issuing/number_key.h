#ifndef IDCS_ISSUING_NUMBER_KEY_H_
#define IDCS_ISSUING_NUMBER_KEY_H_

#include "base/sql/planned_write.h"
#include "idcs/number/number.h"

namespace idcs {

// The key of a write that changes something about who has the number, or rests
// on it (base/sql/planned_write.h).
inline void AddNumberKey(base::sql::Keys& keys, IdcsNumber number) {
  keys.Add("number", number.ToString());
}

}  // namespace idcs

#endif  // IDCS_ISSUING_NUMBER_KEY_H_
