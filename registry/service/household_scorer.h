#ifndef REGISTRY_SERVICE_HOUSEHOLD_SCORER_H_
#define REGISTRY_SERVICE_HOUSEHOLD_SCORER_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "registry/declaration/declaration_key.h"
#include "registry/declaration/household_facts.h"
#include "registry/verification/verified_household.h"

namespace registry {

// The score that a declaration comes with, as it is stored.
struct DeclaredScore {
  std::string variables;  // packed: what the score was computed from
  std::string formula;    // its name
  std::string formula_digest;
  std::int64_t ticks = 0;  // of 1e-7 points
};

// Scores households for the register, which does not know how. Handed in.
// Thread-safe.
class HouseholdScorer {
 public:
  virtual ~HouseholdScorer() = default;

  // By the formula in force on the effective date; nothing if none was.
  virtual absl::StatusOr<std::optional<DeclaredScore>> Score(
      const VerifiedHousehold& household) const = 0;

  // Keeps what a declaration was scored from, beside the declaration, which is
  // stored in the same session after it. `head_sex` is not of the score, but
  // for counts. Where it stands among all, which the declaration's row holds.
  //
  // Errors: those of the session.
  virtual absl::StatusOr<std::int64_t> Keep(
      base::sql::WriteSession& session, const DeclarationKey& key,
      base::Date effective_date, const DeclaredScore& score,
      std::optional<Sex> head_sex) const = 0;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_HOUSEHOLD_SCORER_H_
