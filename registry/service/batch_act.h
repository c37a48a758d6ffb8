#ifndef REGISTRY_SERVICE_BATCH_ACT_H_
#define REGISTRY_SERVICE_BATCH_ACT_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/planned_sequence.h"
#include "base/sql/planned_write.h"
#include "base/sql/request_ledger.h"
#include "base/sql/trip.h"
#include "registry/service/declaration_check.h"
#include "registry/service/declaration_intake.h"
#include "registry/service/left_households.h"
#include "registry/service/prepared_declaration.h"

namespace registry {

// Declarations of one act, of which no two are for one household and date.
using DeclarationBatch = std::vector<PreparedDeclaration>;

// Finds the place of one of a batch and stores it, whoever its members are.
class BatchedDeclaration : public base::sql::PlannedWrite {
 public:
  // Borrows `prepared`, which is the one at `request` of the batch.
  BatchedDeclaration(const PreparedDeclaration* prepared, std::size_t request,
                     const IntakeParts& parts)
      : prepared_(*prepared),
        request_(request),
        parts_(parts),
        place_(prepared) {}

  void AddKeys(base::sql::Keys& keys) const override {
    AddHouseholdKey(prepared_, keys);
  }
  void Ask(base::sql::Trip& trip) override;

  // Errors: those of PlaceQuestion::Place(), which name the request; those of
  //   PlacedDeclaration.
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

  IntakeResult& result() { return result_; }
  const IntakeResult& result() const { return result_; }

 private:
  const PreparedDeclaration& prepared_;
  const std::size_t request_;
  const IntakeParts parts_;
  PlaceQuestion place_;
  IntakeResult result_;
  std::optional<PlacedDeclaration> row_;
};

// Stores all of a batch, then looks at their members: so what they say of one
// another counts in whatever order they come.
class BatchAct : public base::sql::PlannedAct {
 public:
  BatchAct(std::shared_ptr<const DeclarationBatch> batch,
           const IntakeParts& parts, bool validate_only);

  // Goes alone: its positions have one moment (docs/design/writes.md).
  void AddKeys(base::sql::Keys& keys) const override { keys.GoAlone(); }
  void Ask(base::sql::Trip& trip) override;

  // Errors: those of a declaration, which name the request.
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

  // Without the declarations themselves, which the request holds.
  std::string Reply() const override;

 private:
  enum class Step { kRegistered, kStore, kAskMembers, kMembers, kLeft };

  // Before anything is stored: a row of a member whom nobody registered would
  // be refused by the store, and a household of the batch must not make known
  // whom the caller may not know.
  absl::StatusOr<Next> CheckRegistered(base::sql::Trip& trip);
  absl::StatusOr<Next> GoOnWithMembers(base::sql::Trip& trip);
  absl::StatusOr<Next> CheckMembers(std::int64_t known_at_us,
                                    base::sql::Trip& trip);

  const std::shared_ptr<const DeclarationBatch> batch_;
  const bool validate_only_;

  Step step_ = Step::kRegistered;  // what comes next
  std::deque<BatchedDeclaration> declarations_;
  std::optional<base::sql::PlannedSequence> stored_;  // all of them
  std::vector<MembersQuestion> members_;              // of each
  std::optional<LeftHouseholds> left_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_BATCH_ACT_H_
