#ifndef REGISTRY_DECLARATION_DECLARATION_KEY_H_
#define REGISTRY_DECLARATION_DECLARATION_KEY_H_

#include <cstdint>

#include "idcs/number/number.h"

namespace registry {

// A declaration, by its household and its place among the revisions of it.
struct DeclarationKey {
  idcs::IdcsNumber household;
  std::int64_t revision = 0;

  friend bool operator==(const DeclarationKey& a, const DeclarationKey& b) {
    return a.household == b.household && a.revision == b.revision;
  }
};

}  // namespace registry

#endif  // REGISTRY_DECLARATION_DECLARATION_KEY_H_
