#ifndef REGISTRY_VERIFICATION_VERIFIED_HOUSEHOLD_H_
#define REGISTRY_VERIFICATION_VERIFIED_HOUSEHOLD_H_

#include <utility>

#include "registry/declaration/household_facts.h"

namespace registry {

class Declaration;

// A household whose facts passed verification: the only thing that scoring
// takes. Made by the functions of verification.h and by nothing else, so that a
// declaration that was not looked at cannot be scored.
//
// Holds no name, reference or identifier. Immutable; thread-safe.
class VerifiedHousehold {
 public:
  const HouseholdFacts& facts() const { return facts_; }

 private:
  friend VerifiedHousehold VerifyDeclared(const Declaration& declaration);

  explicit VerifiedHousehold(HouseholdFacts facts) : facts_(std::move(facts)) {}

  HouseholdFacts facts_;
};

}  // namespace registry

#endif  // REGISTRY_VERIFICATION_VERIFIED_HOUSEHOLD_H_
