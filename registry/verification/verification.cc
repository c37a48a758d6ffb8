#include "registry/verification/verification.h"

namespace registry {

VerifiedHousehold VerifyDeclared(const Declaration& declaration) {
  return VerifiedHousehold(declaration.facts());
}

}  // namespace registry
