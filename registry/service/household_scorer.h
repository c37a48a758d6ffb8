#ifndef REGISTRY_SERVICE_HOUSEHOLD_SCORER_H_
#define REGISTRY_SERVICE_HOUSEHOLD_SCORER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/planned_write.h"
#include "registry/codes/person.h"
#include "registry/declaration/declaration_key.h"
#include "registry/verification/verified_household.h"

namespace registry {

// The score that a declaration comes with, as it is stored.
struct DeclaredScore {
  std::string variables;  // packed: what the score was computed from
  std::string formula;    // its name
  std::string formula_digest;
  std::int64_t ticks = 0;  // of 1e-7 points
};

// What keeps a score, as a part of the declaration's write.
class KeptScore : public base::sql::PlannedWrite {
 public:
  // Once its rows are in a trip, in the turn of the write: where it stands
  // among all, which the declaration's row holds. It may go on after that.
  virtual std::optional<std::int64_t> position() const = 0;
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
  // stored after it. Borrows `key`, whose household need be known only when the
  // part has its turn, if it is the first revision; and the score. `head_sex`
  // is not of the score, but for counts.
  virtual std::unique_ptr<KeptScore> Keep(
      const DeclarationKey* key, base::Date effective_date,
      const DeclaredScore* score, std::optional<Sex> head_sex) const = 0;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_HOUSEHOLD_SCORER_H_
