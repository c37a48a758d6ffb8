#ifndef REGISTRY_DECLARATION_DECLARATION_H_
#define REGISTRY_DECLARATION_DECLARATION_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "registry/declaration/household_facts.h"

namespace rsu::registry::v1 {
class Declaration;
}  // namespace rsu::registry::v1

namespace registry {

// Who a member is.
struct MemberIdentity {
  std::string person_ref;  // empty if not given
  std::string idcs;        // ten digits; empty if not given
};

// A declaration whose every field is present and in range, and whose parts
// agree with each other. Whether it agrees with the register is for
// verification to say. Immutable; thread-safe.
class Declaration {
 public:
  // Checks every rule of the interchange format (docs/formats.md) and takes the
  // facts. `today` is the day on which it is declared; nothing: not known.
  //
  // Errors:
  //   INVALID_ARGUMENT, reason MALFORMED_DECLARATION: one violation for each
  //   bad field, in the order of the format, by its path in the declaration
  //   ("members[3].birth_date"). A field missing is a violation of that field.
  //   Where ages cannot be because the effective date cannot, that date is
  //   named and not the births; nothing else is refused for such a date alone,
  //   since what was declared before there was a limit stays readable.
  static absl::StatusOr<Declaration> Read(
      const rsu::registry::v1::Declaration& message,
      std::optional<base::Date> today = std::nullopt);

  // The sender's reference, 1 to 64 characters.
  const std::string& household_ref() const { return household_ref_; }

  const HouseholdFacts& facts() const { return facts_; }

  // One for each of facts().members, in the same order.
  const std::vector<MemberIdentity>& members() const { return members_; }

 private:
  Declaration(std::string household_ref, HouseholdFacts facts,
              std::vector<MemberIdentity> members)
      : household_ref_(std::move(household_ref)),
        facts_(std::move(facts)),
        members_(std::move(members)) {}

  std::string household_ref_;
  HouseholdFacts facts_;
  std::vector<MemberIdentity> members_;
};

}  // namespace registry

#endif  // REGISTRY_DECLARATION_DECLARATION_H_
