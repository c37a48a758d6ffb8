#ifndef REGISTRY_SERVICE_LEFT_HOUSEHOLDS_H_
#define REGISTRY_SERVICE_LEFT_HOUSEHOLDS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/sql/planned_write.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"
#include "registry/storage/households.h"
#include "registry/storage/memberships.h"

namespace registry {

// Notes of declarations that they may be empty, of each of whom every member
// may be gone. A part of a write.
//
// Errors: DATA_LOSS: one of them, or its content, cannot be read.
class MayBeEmptyNotes : public base::sql::PlannedWrite {
 public:
  explicit MayBeEmptyNotes(std::vector<DeclarationKey> declarations)
      : keys_(std::move(declarations)) {}

  void AddKeys(base::sql::Keys& /*keys*/) const override {}
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

 private:
  struct Declaration {
    std::optional<StoredDeclaration> stored;
    std::vector<idcs::IdcsNumber> members;
    std::size_t members_who_may_be_gone = 0;
  };

  absl::Status AskMembers(std::size_t place, base::sql::Trip& trip);

  const std::vector<DeclarationKey> keys_;
  std::vector<Declaration> declarations_;  // at the places of their keys
  bool is_read_ = false;
};

// Notes, of every household that names one of the numbers, those that may be
// empty now. A part of a write, to be begun when its other rows are stored:
// once somebody was declared who may be gone from another household.
//
// Errors: those of MayBeEmptyNotes.
class LeftHouseholds : public base::sql::PlannedWrite {
 public:
  // Every number of each person.
  explicit LeftHouseholds(std::vector<idcs::IdcsNumber> numbers)
      : numbers_(std::move(numbers)) {}

  void AddKeys(base::sql::Keys& /*keys*/) const override {}
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

 private:
  const std::vector<idcs::IdcsNumber> numbers_;
  std::vector<Naming> namings_;
  std::optional<MayBeEmptyNotes> notes_;
};

// LeftHouseholds of a person in a session. To be called once a person was
// merged with another.
//
// Errors: those of LeftHouseholds, and of the session.
absl::Status NoteHouseholdsLeft(base::sql::WriteSession& session,
                                idcs::IdcsNumber person);

// MayBeEmptyNotes of one declaration that was stored, in a session. To be
// called of those that a merge made: whoever it took out is not named by them
// any more, and of the rest each may have been gone before.
//
// Errors: those of MayBeEmptyNotes, and of the session.
absl::Status NoteIfMayBeEmpty(base::sql::WriteSession& session,
                              const DeclarationKey& declaration);

}  // namespace registry

#endif  // REGISTRY_SERVICE_LEFT_HOUSEHOLDS_H_
