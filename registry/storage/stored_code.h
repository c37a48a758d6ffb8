#ifndef REGISTRY_STORAGE_STORED_CODE_H_
#define REGISTRY_STORAGE_STORED_CODE_H_

#include <optional>

#include "base/sql/session.h"
#include "base/sql/stored_value.h"
#include "registry/codes/code.h"

namespace registry {

// A code in a column, which holds its number.
template <typename Code>
Code CodeIn(const base::sql::Row& row, int column) {
  return base::sql::EnumIn<Code>(row, column, 1, LastOf<Code>());
}

// A code that may be absent: its column then holds 0.
template <typename Code>
std::optional<Code> OptionalCodeIn(const base::sql::Row& row, int column) {
  return base::sql::OptionalEnumIn<Code>(row, column, LastOf<Code>());
}

}  // namespace registry

#endif  // REGISTRY_STORAGE_STORED_CODE_H_
