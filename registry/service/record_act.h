#ifndef REGISTRY_SERVICE_RECORD_ACT_H_
#define REGISTRY_SERVICE_RECORD_ACT_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/sql/planned_sequence.h"
#include "base/sql/planned_write.h"
#include "base/sql/request_ledger.h"
#include "base/sql/trip.h"
#include "registry/service/declaration_intake.h"
#include "registry/service/prepared_declaration.h"

namespace registry {

// Each a declaration that can be stored, or why it cannot.
using PreparedDeclarations = std::vector<absl::StatusOr<PreparedDeclaration>>;

// Stores each of some declarations that can be stored. What is refused is a
// result of the reply.
class RecordAct : public base::sql::PlannedAct {
 public:
  RecordAct(PreparedDeclarations declarations, const IntakeParts& parts);

  // Goes alone: its positions have one moment (docs/design/writes.md).
  void AddKeys(base::sql::Keys& keys) const override { keys.GoAlone(); }
  void Ask(base::sql::Trip& trip) override;

  // Errors: those of a declaration that are no refusals.
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

  // Without the declarations themselves, which the request holds.
  std::string Reply() const override;

 private:
  // One that could be prepared.
  struct Part {
    std::size_t place = 0;  // among all
    DeclarationIntake intake;
  };

  absl::Status TakeOutcome(std::size_t place, const absl::Status& outcome);

  const PreparedDeclarations declarations_;
  std::deque<Part> parts_;
  std::optional<base::sql::PlannedSequence> stored_;  // all parts
  std::vector<absl::Status> outcomes_;                // of each declaration
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_RECORD_ACT_H_
