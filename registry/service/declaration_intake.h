#ifndef REGISTRY_SERVICE_DECLARATION_INTAKE_H_
#define REGISTRY_SERVICE_DECLARATION_INTAKE_H_

#include <cstdint>
#include <memory>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/sql/planned_write.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/issuing/number_draw.h"
#include "idcs/issuing/number_issuer.h"
#include "registry/service/declaration_check.h"
#include "registry/service/household_scorer.h"
#include "registry/service/left_households.h"
#include "registry/service/prepared_declaration.h"
#include "registry/storage/households.h"

namespace registry {

// How declarations come into the register: parts of writes in two parts
// (base/sql/planned_write.h). Errors, but for those that are named, are those
// of the parts.

// What storing a declaration needs beside it. Borrows both.
struct IntakeParts {
  idcs::NumberIssuer* issuer;     // of numbers of new households
  const HouseholdScorer* scorer;  // which keeps the score
};

// Stores a declaration whose household and revision are known, with its
// members, and keeps its score.
class DeclarationRow : public base::sql::PlannedWrite {
 public:
  // Borrows all. `row` is that of PreparedRow(), and gets its position and
  // moment. The household of a first revision need be known only when the part
  // has its turn.
  DeclarationRow(const PreparedDeclaration* prepared,
                 const HouseholdScorer* scorer, StoredDeclaration* row)
      : prepared_(*prepared), scorer_(*scorer), row_(*row) {}

  void AddKeys(base::sql::Keys& /*keys*/) const override {}
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

 private:
  const PreparedDeclaration& prepared_;
  const HouseholdScorer& scorer_;
  StoredDeclaration& row_;
  std::unique_ptr<KeptScore> score_;
  bool is_put_ = false;
};

// Stores what PlaceQuestion found, with a number for a new household, unless it
// is there.
class PlacedDeclaration : public base::sql::PlannedWrite {
 public:
  // Borrows all. `result` gets the household's number.
  PlacedDeclaration(const PreparedDeclaration* prepared,
                    const IntakeParts& parts, IntakeResult* result)
      : prepared_(*prepared),
        parts_(parts),
        result_(*result),
        row_(prepared, parts.scorer, &result->stored) {}

  void AddKeys(base::sql::Keys& /*keys*/) const override {}
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

 private:
  const PreparedDeclaration& prepared_;
  const IntakeParts parts_;
  IntakeResult& result_;
  std::optional<idcs::NumberDraw> draw_;  // until it is done
  bool is_row_begun_ = false;
  DeclarationRow row_;
};

// A declaration from the first look to the last row.
class DeclarationIntake : public base::sql::PlannedWrite {
 public:
  // Borrows `prepared`.
  DeclarationIntake(const PreparedDeclaration* prepared,
                    const IntakeParts& parts)
      : prepared_(*prepared),
        parts_(parts),
        place_(prepared),
        members_(prepared) {}

  // The household's and the members'. Those of whom the household lets go come
  // late: another household may name them next.
  void AddKeys(base::sql::Keys& keys) const override;
  void Ask(base::sql::Trip& trip) override;
  void AddLateKeys(base::sql::Keys& keys) const override;

  // Errors: those of PlaceQuestion::Place() and MembersQuestion::Check(), which
  //   come before anything is stored.
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

  // Once Decide() gave kDone.
  const IntakeResult& result() const { return result_; }

 private:
  enum class Step { kPlace, kMembers, kRow, kLeft };

  absl::StatusOr<Next> CheckMembers(std::int64_t known_at_us,
                                    base::sql::Trip& trip);
  absl::StatusOr<Next> AfterRow(Next row);
  absl::StatusOr<Next> NoteLeft(std::int64_t known_at_us,
                                base::sql::Trip& trip);

  const PreparedDeclaration& prepared_;
  const IntakeParts parts_;

  Step step_ = Step::kPlace;  // what comes next
  PlaceQuestion place_;
  MembersQuestion members_;
  IntakeResult result_;
  std::optional<PlacedDeclaration> row_;
  std::optional<LeftHouseholds> left_;
};

// DeclarationRow in a session.
absl::Status StoreRow(base::sql::WriteSession& session,
                      const PreparedDeclaration& prepared,
                      const HouseholdScorer& scorer, StoredDeclaration& row);

}  // namespace registry

#endif  // REGISTRY_SERVICE_DECLARATION_INTAKE_H_
