#ifndef REGISTRY_SERVICE_PREPARED_DECLARATION_H_
#define REGISTRY_SERVICE_PREPARED_DECLARATION_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/error.h"
#include "base/rpc/call.h"
#include "base/sql/planned_write.h"
#include "idcs/number/number.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "registry/codes/household.h"
#include "registry/codes/person.h"
#include "registry/service/household_scorer.h"
#include "registry/service/place_question.h"
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

  // The call that sends it, whose grants may keep to places; null of one that
  // stands and is read again. Borrowed.
  const base::rpc::Call* call = nullptr;
  base::Date today;  // with a call
  Place place;       // where it says that the household is

  HouseholdReference household;
  base::Date effective_date;
  bool restore = false;  // of the request
  std::string etag;      // of the request; empty: not checked

  rsu::registry::v1::Declaration message;
  std::string content;  // the message, serialized
  DeclaredScore score;
  std::vector<PreparedMember> members;
  std::optional<Sex> head_sex;
};

// Reads, verifies and scores what a request of a call declares. `today` is as
// of Declaration::Read(). A declaration that stands and is read again has no
// call (null) and no `today`. Borrows the call.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_DECLARATION or MALFORMED_REQUEST,
//         naming each bad field.
//         PERMISSION_DENIED, PlaceNotAllowed(): of a household elsewhere.
absl::StatusOr<PreparedDeclaration> PrepareDeclaration(
    const base::rpc::Call* call,
    const rsu::registry::v1::CreateDeclarationRequest& request,
    const HouseholdScorer& scorer,
    std::optional<base::Date> today = std::nullopt);

// Whether the call of a declaration keeps to places.
bool IsPlaced(const PreparedDeclaration& prepared);

// The grants of its call, by their place in it, that reach where it says that
// the household is, and these places too.
std::vector<std::size_t> GrantsAt(const PreparedDeclaration& prepared,
                                  const std::vector<Place>& also);

// Two writes that declare for one household go one after the other.
void AddHouseholdKey(const PreparedDeclaration& prepared,
                     base::sql::Keys& keys);

// The row of a declaration, as revision `key` of its household, in the place of
// another (0: of none). Without position and moment.
StoredDeclaration PreparedRow(const PreparedDeclaration& prepared,
                              const DeclarationKey& key, std::int64_t replaces);

// What the dates of what is declared on `today` break (date_limits.h).
std::vector<base::FieldViolation> BrokenDates(
    const PreparedDeclaration& prepared, base::Date today);

// The path of a field of the member at a place.
std::string PathInMember(std::size_t member, absl::string_view field);

// INVALID_ARGUMENT, reason MALFORMED_DECLARATION, with the fields; OK if there
// are none.
absl::Status RefuseFields(const std::vector<base::FieldViolation>& violations);

}  // namespace registry

#endif  // REGISTRY_SERVICE_PREPARED_DECLARATION_H_
