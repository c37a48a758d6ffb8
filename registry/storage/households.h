#ifndef REGISTRY_STORAGE_HOUSEHOLDS_H_
#define REGISTRY_STORAGE_HOUSEHOLDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/codes/household.h"
#include "registry/declaration/declaration_key.h"

namespace registry {

// The rows of households, their declarations and members. Every function works
// inside the caller's session and returns the session's errors.
//
// A declaration is in force on a day, as known at a moment, if it has the
// latest effective date on or before that day among the household's
// declarations known by then, and of several with that date is the last one
// recorded.

// A later day and a later moment than any.
base::Date LastDay();
inline constexpr std::int64_t kAllKnown = INT64_MAX;

// One stored declaration.
struct StoredDeclaration {
  DeclarationKey key;
  std::int64_t replaces = 0;  // 0: corrects none
  base::Date effective_date;
  std::int64_t known_at_us = 0;
  std::string sender;
  std::string content;    // the whole declaration, serialized
  std::string variables;  // packed
  std::string formula;
  std::int64_t score_ticks = 0;
  std::int64_t position = 0;  // among what scores are computed from
};

// One member of a declaration.
struct MemberRow {
  idcs::IdcsNumber person;
  Activity activity{};
};

// What a sender calls a household. The texts are borrowed by the trips that are
// given it.
struct HouseholdReference {
  std::string sender;
  std::string household_ref;  // in Unicode normalisation form C

  // Form D, which was stored for some before references had one form.
  std::string decomposed_ref;
};

// What a household has declared, for who declares.
struct HouseholdState {
  idcs::IdcsNumber household;
  std::int64_t last_revision = 0;

  // In force on the day that was asked for, as now known.
  std::optional<StoredDeclaration> in_force;

  // The last revision with that effective date and that content; 0 if there is
  // none.
  std::int64_t same = 0;
};

// Asks for the state of the household with that name, of a declaration for
// `effective_date` with that content, which is borrowed. `*found` stays without
// a value if there is no household.
void AskHouseholdState(base::sql::Trip& trip, const HouseholdReference& name,
                       base::Date effective_date, absl::string_view content,
                       std::optional<HouseholdState>* found);

// Stores a new household.
void PutHousehold(base::sql::Trip& trip, const HouseholdReference& name,
                  idcs::IdcsNumber household, std::int64_t known_at_us);

// The revision of the household's last declaration; 0 if it has none.
absl::StatusOr<std::int64_t> LastRevision(base::sql::Session& session,
                                          idcs::IdcsNumber household);

// Stores a declaration, whose score was kept at `position`, and its members;
// `known_at_us` is taken from the session.
absl::Status InsertDeclaration(base::sql::WriteSession& session,
                               const StoredDeclaration& declaration,
                               const std::vector<MemberRow>& members);

// InsertDeclaration() in a trip; `known_at_us` is that of the row. Borrows the
// declaration.
void PutDeclaration(base::sql::Trip& trip, const StoredDeclaration& declaration,
                    const std::vector<MemberRow>& members);

absl::StatusOr<std::optional<StoredDeclaration>> FindDeclaration(
    base::sql::Session& session, const DeclarationKey& key);

// FindDeclaration() in a trip.
void AskDeclaration(base::sql::Trip& trip, const DeclarationKey& key,
                    std::optional<StoredDeclaration>* found);

// The declaration, which the store names in another row.
//
// Errors: also DATA_LOSS, which names its row: there is none.
absl::StatusOr<StoredDeclaration> ReadDeclaration(base::sql::Session& session,
                                                  const DeclarationKey& key);

// Nothing if no declaration of the household is in force.
absl::StatusOr<std::optional<StoredDeclaration>> FindDeclarationInForce(
    base::sql::Session& session, idcs::IdcsNumber household, base::Date day,
    std::int64_t known_at_us);

// A household's declarations below `before_revision`, the last first, at most
// `most`.
absl::StatusOr<std::vector<StoredDeclaration>> ListDeclarationsBefore(
    base::sql::Session& session, idcs::IdcsNumber household,
    std::int64_t before_revision, int most);

// All of a household's declarations that were known by then, without content,
// in the order of revisions.
absl::StatusOr<std::vector<StoredDeclaration>> ListDeclarationsKnown(
    base::sql::Session& session, idcs::IdcsNumber household,
    std::int64_t known_at_us);

// Asks whether a person or a household is registered under the number.
void AskIfRegistered(base::sql::Trip& trip, idcs::IdcsNumber number,
                     bool* is_registered);

// A place in the list of households.
struct HouseholdPosition {
  std::string sender;
  std::string household_ref;
};

struct ListedHousehold {
  HouseholdPosition position;
  idcs::IdcsNumber household;
};

// Households in the order of sender and reference, from the first after
// `after`, at most `most`, only those of `sender` unless it is empty.
absl::StatusOr<std::vector<ListedHousehold>> ListHouseholdsAfter(
    base::sql::Session& session, const HouseholdPosition& after,
    absl::string_view sender, std::int64_t known_at_us, int most);

}  // namespace registry

#endif  // REGISTRY_STORAGE_HOUSEHOLDS_H_
