#ifndef REGISTRY_VERIFICATION_VERIFICATION_H_
#define REGISTRY_VERIFICATION_VERIFICATION_H_

#include "registry/declaration/declaration.h"
#include "registry/verification/verified_household.h"

namespace registry {

// Takes the declared facts as they stand, with no evidence from elsewhere.
VerifiedHousehold VerifyDeclared(const Declaration& declaration);

}  // namespace registry

#endif  // REGISTRY_VERIFICATION_VERIFICATION_H_
