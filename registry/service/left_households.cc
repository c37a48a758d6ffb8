#include "registry/service/left_households.h"

#include <algorithm>

#include "base/status_macros.h"
#include "registry/declaration/stored_declaration.h"
#include "registry/declaration/stored_members.h"
#include "registry/storage/empty_households.h"
#include "registry/storage/merges.h"

namespace registry {

using base::sql::Trip;
using base::sql::WriteSession;
using idcs::IdcsNumber;

void MayBeEmptyNotes::Ask(Trip& trip) {
  is_read_ = false;
  declarations_.assign(keys_.size(), {});
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    AskDeclaration(trip, keys_[i], &declarations_[i].stored);
  }
}

absl::StatusOr<MayBeEmptyNotes::Next> MayBeEmptyNotes::Decide(
    std::int64_t known_at_us, Trip& trip) {
  if (!is_read_) {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      RSU_RETURN_IF_ERROR(AskMembers(i, trip));
    }
    is_read_ = true;
    return Next::kGoOn;
  }
  for (const Declaration& declaration : declarations_) {
    if (declaration.members_who_may_be_gone < declaration.members.size()) {
      continue;
    }
    PutMayBeEmpty(trip, declaration.stored->position, declaration.members,
                  known_at_us);
  }
  return Next::kDone;
}

// Asks of each member of the declaration whether they may be gone.
absl::Status MayBeEmptyNotes::AskMembers(std::size_t place, Trip& trip) {
  const DeclarationKey& key = keys_[place];
  Declaration& declaration = declarations_[place];
  if (!declaration.stored.has_value()) return DamagedDeclaration(key);
  RSU_ASSIGN_OR_RETURN(const std::vector<DeclaredMember> declared,
                       ReadStoredMembers(declaration.stored->content, key));
  for (const DeclaredMember& member : declared) {
    declaration.members.push_back(member.number);
    AskWhetherMayBeGone(trip, key.household, member.number,
                        [&declaration](bool may_be_gone) {
                          declaration.members_who_may_be_gone += may_be_gone;
                        });
  }
  return absl::OkStatus();
}

void LeftHouseholds::Ask(Trip& trip) {
  notes_.reset();
  namings_.clear();
  AskNamings(trip, numbers_, &namings_);
}

absl::StatusOr<LeftHouseholds::Next> LeftHouseholds::Decide(
    std::int64_t known_at_us, Trip& trip) {
  if (notes_.has_value()) return notes_->Decide(known_at_us, trip);
  std::vector<DeclarationKey> declarations;
  for (const Naming& naming : namings_) {
    if (std::find(declarations.begin(), declarations.end(),
                  naming.declaration) == declarations.end()) {
      declarations.push_back(naming.declaration);
    }
  }
  notes_.emplace(std::move(declarations));
  return base::sql::BeginPart(*notes_, known_at_us, trip);
}

absl::Status NoteHouseholdsLeft(WriteSession& session, IdcsNumber person) {
  RSU_ASSIGN_OR_RETURN(const IdcsNumber holder,
                       FindHolder(session, person, kAllKnown));
  RSU_ASSIGN_OR_RETURN(std::vector<IdcsNumber> numbers,
                       FindNumbersOf(session, holder, kAllKnown));
  LeftHouseholds left(std::move(numbers));
  return base::sql::CarryOut(left, session);
}

absl::Status NoteIfMayBeEmpty(WriteSession& session,
                              const DeclarationKey& declaration) {
  MayBeEmptyNotes notes({declaration});
  return base::sql::CarryOut(notes, session);
}

}  // namespace registry
