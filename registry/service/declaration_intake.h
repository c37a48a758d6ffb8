#ifndef REGISTRY_SERVICE_DECLARATION_INTAKE_H_
#define REGISTRY_SERVICE_DECLARATION_INTAKE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/error.h"
#include "base/sql/session.h"
#include "idcs/issuing/number_issuer.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "registry/declaration/household_facts.h"
#include "registry/service/household_scorer.h"
#include "registry/storage/households.h"

namespace registry {

// A member of a declaration on its way into the register, as declared.
struct PreparedMember {
  idcs::IdcsNumber person;
  Activity activity{};
  Sex sex{};
  base::Date birth_date;
};

// A declaration on its way into the register: read, verified and scored. Made
// outside the writer's thread, which only looks up and inserts.
struct PreparedDeclaration {
  std::string caller;  // who sends it
  std::string sender;
  std::string household_ref;
  base::Date effective_date;
  bool restore = false;  // of the request
  std::string etag;      // of the request; empty: not checked

  rsu::registry::v1::Declaration message;
  std::string content;  // the message, serialized
  DeclaredScore score;
  std::vector<PreparedMember> members;
  std::optional<Sex> head_sex;
};

// Reads, verifies and scores what a request of `caller` declares. `today` is as
// of Declaration::Read(). A declaration that stands and is read again has no
// caller and no `today`.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_DECLARATION or MALFORMED_REQUEST,
//         naming each bad field.
absl::StatusOr<PreparedDeclaration> PrepareDeclaration(
    absl::string_view caller,
    const rsu::registry::v1::CreateDeclarationRequest& request,
    const HouseholdScorer& scorer,
    std::optional<base::Date> today = std::nullopt);

// What the register made of a declaration.
struct IntakeResult {
  bool household_known = false;

  // What is in force now. Of what is not stored yet, all but the position.
  StoredDeclaration stored;
  bool unchanged = false;
  std::vector<rsu::registry::v1::Finding> findings;

  // Dates that cannot be (declaration/date_limits.h) of what is not declared
  // already: CheckMembers() refuses them together with the members.
  std::vector<base::FieldViolation> broken_dates;

  // Members who died, have several numbers, or are named by another household
  // too, for whatever day.
  std::vector<idcs::IdcsNumber> may_be_gone;
};

// Holds the declaration against the register and changes nothing: `stored` is
// the row to store, or with `unchanged` the one that is there.
//
// Errors: those of PlaceIntake() and CheckMembers().
absl::StatusOr<IntakeResult> CheckIntake(base::sql::Session& session,
                                         const PreparedDeclaration& prepared,
                                         base::Date today);

// What storing a declaration needs beside it. Borrows both.
struct IntakeParts {
  idcs::NumberIssuer* issuer;     // of numbers of new households
  const HouseholdScorer* scorer;  // which keeps the score
};

// CheckIntake(), and stores what it found, with a new number for a new
// household.
//
// Errors: those of CheckIntake() and of StorePlaced().
absl::StatusOr<IntakeResult> StoreIntake(base::sql::WriteSession& session,
                                         const PreparedDeclaration& prepared,
                                         const IntakeParts& parts);

// The steps of both, for who stores several in one act.

// Which revision of which household the declaration is, whoever its members
// are.
//
// Errors:
//   ABORTED, reason STALE_ETAG.
//   ALREADY_EXISTS, reason SUPERSEDED_DECLARATION.
absl::StatusOr<IntakeResult> PlaceIntake(base::sql::Session& session,
                                         const PreparedDeclaration& prepared,
                                         base::Date today);

// Every member is registered and in no other household on that day, as the
// register stands; adds the findings. Those of a declaration that was stored
// before have passed: of them only findings are new.
//
// Errors:
//   INVALID_ARGUMENT, reason MALFORMED_DECLARATION: `broken_dates`; a member is
//   not registered, died before the effective date, has another identifier by
//   now, or is a member of another household on the same effective date.
absl::Status CheckMembers(base::sql::Session& session,
                          const PreparedDeclaration& prepared,
                          IntakeResult& result);

// Stores what PlaceIntake() found, unless it is there. NoteLeft() is to follow
// once CheckMembers() was called.
//
// Errors: those of NumberIssuer::Issue() and HouseholdScorer::Keep().
absl::Status StorePlaced(base::sql::WriteSession& session,
                         const PreparedDeclaration& prepared,
                         const IntakeParts& parts, IntakeResult& result);

// Stores a declaration whose household and revision are known: `row` is that of
// PreparedRow(), and gets its position and moment.
//
// Errors: those of HouseholdScorer::Keep().
absl::Status StoreRow(base::sql::WriteSession& session,
                      const PreparedDeclaration& prepared,
                      const HouseholdScorer& scorer, StoredDeclaration& row);

// The row of a declaration, as revision `key` of its household, in the place of
// another (0: of none). Without position and moment.
StoredDeclaration PreparedRow(const PreparedDeclaration& prepared,
                              const DeclarationKey& key, std::int64_t replaces);

// Notes the households that members of a declaration that is stored may have
// left.
absl::Status NoteLeft(base::sql::WriteSession& session,
                      const IntakeResult& result);

}  // namespace registry

#endif  // REGISTRY_SERVICE_DECLARATION_INTAKE_H_
