#ifndef REGISTRY_STORAGE_MEMBERSHIPS_H_
#define REGISTRY_STORAGE_MEMBERSHIPS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/codes/household.h"
#include "registry/declaration/declaration_key.h"
#include "registry/storage/person_summary.h"

namespace registry {

// Which household a person belongs to. A person may have several numbers, since
// two who were registered may turn out to be one: every function looks at all
// of them. Every function works inside the caller's session and returns the
// session's errors.

// Where a person belongs.
struct Membership {
  DeclarationKey declaration;
  Activity activity{};

  // The number by which the declaration names them: theirs, or that of a double
  // that was merged into them.
  idcs::IdcsNumber named_as;

  // Whether no other declaration names them up to the day, whenever it was
  // known.
  bool only = false;
};

// The household whose declaration in force names the person, or a double that
// was merged into the person. If several do, the one with the latest effective
// date; of one date the one that was recorded last. (Of what was known when the
// store was older than this rule, the one with the greater number, so that an
// answer of then stays the same.) `summary` is that of the person at the same
// moment; of a declaration `in_force` it is known that it is, on that day as
// known then.
absl::StatusOr<std::optional<Membership>> FindMembership(
    base::sql::Session& session, idcs::IdcsNumber person,
    const PersonSummary& summary, base::Date day, std::int64_t known_at_us,
    const std::optional<DeclarationKey>& in_force);

// Who it is whom a declaration names by a number, and whether they belong to
// it.
struct Belonging {
  // Another than the number if it was merged.
  idcs::IdcsNumber holder;
  PersonSummary summary;

  // Who died, who is named by a household that counts before this one, and who
  // is named a second time by the same one, under a double's number, which
  // counts once.
  bool departed = false;
};
absl::StatusOr<Belonging> FindBelonging(base::sql::Session& session,
                                        const DeclarationKey& declaration,
                                        idcs::IdcsNumber named_as,
                                        base::Date day,
                                        std::int64_t known_at_us);

// The effective dates after `day`, in order, of what the households declare
// that name the person for any day: on no other day comes somebody who lives to
// belong to another household, or to none. `summary` is that of
// FindMembership().
absl::StatusOr<std::vector<base::Date>> ListDaysOfHouseholds(
    base::sql::Session& session, idcs::IdcsNumber person,
    const PersonSummary& summary, base::Date day, std::int64_t known_at_us);

// A declaration that holds on its effective date and names a number.
struct Naming {
  DeclarationKey declaration;
  base::Date effective_date;
  idcs::IdcsNumber named_as;
  std::int64_t position = 0;  // of the declaration, in the order of recording
};

// Every declaration that holds on its effective date and names one of the
// numbers, but for those that the person left by NoteMemberLeft(); by effective
// date, of one date in the order of recording.
absl::StatusOr<std::vector<Naming>> FindNamings(
    base::sql::Session& session, const std::vector<idcs::IdcsNumber>& numbers);

// FindNamings() in a trip, in no order; adds to `*found`.
void AskNamings(base::sql::Trip& trip,
                const std::vector<idcs::IdcsNumber>& numbers,
                std::vector<Naming>* found);

// Notes that whoever a declaration names by `person` belongs to it no more from
// now on, since a merge of numbers placed them in another household.
absl::Status NoteMemberLeft(base::sql::WriteSession& session,
                            const DeclarationKey& declaration,
                            idcs::IdcsNumber person);

// Notes that a revision was made by the merge that retired `merged`.
absl::Status NoteMadeByMerge(base::sql::WriteSession& session,
                             const DeclarationKey& declaration,
                             idcs::IdcsNumber merged);

// The number whose merge made a revision; nothing if it was declared.
absl::StatusOr<std::optional<idcs::IdcsNumber>> FindMergeOf(
    base::sql::Session& session, const DeclarationKey& declaration);

}  // namespace registry

#endif  // REGISTRY_STORAGE_MEMBERSHIPS_H_
