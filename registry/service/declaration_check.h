#ifndef REGISTRY_SERVICE_DECLARATION_CHECK_H_
#define REGISTRY_SERVICE_DECLARATION_CHECK_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/error.h"
#include "base/sql/planned_write.h"
#include "base/sql/question.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "registry/service/prepared_declaration.h"
#include "registry/storage/households.h"
#include "registry/storage/member_standing.h"

namespace registry {

// Holds declarations against the register, and changes nothing.

// What the register makes of a declaration.
struct IntakeResult {
  bool household_known = false;

  // What is in force now. Of what is not stored yet, all but the position.
  StoredDeclaration stored;
  bool unchanged = false;
  std::vector<rsu::registry::v1::Finding> findings;

  // Dates that cannot be (declaration/date_limits.h) of what is not declared
  // already: they are refused together with the members.
  std::vector<base::FieldViolation> broken_dates;

  // If the call keeps to places: its grants that reach the household.
  std::vector<std::size_t> grants;

  // The numbers of members who died, have several numbers, or are named by
  // another household too, for whatever day.
  std::vector<idcs::IdcsNumber> may_be_gone;
};

// Asks which revision of which household a declaration is, whoever its members
// are. Takes one trip.
class PlaceQuestion : public base::sql::Question {
 public:
  // Borrows it.
  explicit PlaceQuestion(const PreparedDeclaration* prepared)
      : prepared_(*prepared) {}

  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> GoOn(base::sql::Trip& /*trip*/) override {
    return Next::kDone;
  }

  // Once it is answered, before Place(): the keys of the members of what the
  // declaration takes the place of. If they cannot be read, it goes alone.
  void AddReplacedMembers(base::sql::Keys& keys) const;

  // Once it is answered, and once only: the row to store, or with `unchanged`
  // the one that is there.
  //
  // Errors:
  //   ABORTED, reason STALE_ETAG.
  //   ALREADY_EXISTS, reason SUPERSEDED_DECLARATION.
  //   PERMISSION_DENIED, PlaceNotAllowed(): the household is declared where
  //   the call does not reach.
  absl::StatusOr<IntakeResult> Place(base::Date today);

 private:
  bool Replaces() const;
  absl::StatusOr<std::vector<std::size_t>> FindGrants() const;

  const PreparedDeclaration& prepared_;
  std::optional<HouseholdState> state_;
  std::optional<DeclaredPlace> placed_;  // of a call that keeps to places
};

// Asks for the standing of every member of a declaration.
//
// Errors: those of MemberStandingQuestion.
class MembersQuestion : public base::sql::Question {
 public:
  // Borrows it.
  explicit MembersQuestion(const PreparedDeclaration* prepared);

  // The household's number, 0 of a new one. To be called before GoOn().
  void SetHousehold(idcs::IdcsNumber household);

  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> GoOn(base::sql::Trip& trip) override;

  // Once the first trip was made: whether a member has, or had, another number.
  bool IsOneOfSeveral() const;

  // Once it is answered: every member is registered and in no other household
  // on that day, as the register stands; adds the findings. Those of a
  // declaration that was stored before have passed: of them only findings are
  // new.
  //
  // Errors:
  //   INVALID_ARGUMENT, reason MALFORMED_DECLARATION: `broken_dates`; a member
  //   is not registered, died before the effective date, has another identifier
  //   by now, or is a member of another household on the same effective date.
  absl::Status Check(IntakeResult& result) const;

  // Once it is answered: every member is registered, and one whom the call may
  // know.
  //
  // Errors: INVALID_ARGUMENT, reason MALFORMED_DECLARATION.
  absl::Status CheckRegistered() const;

 private:
  bool IsReached(const IntakeResult& result, std::size_t place) const;

  const PreparedDeclaration& prepared_;
  std::vector<MemberStandingQuestion> members_;
  std::vector<bool> is_answered_;  // of each
};

// Both in a session.
//
// Errors: those of PlaceQuestion::Place(), MembersQuestion, and the session.
absl::StatusOr<IntakeResult> CheckIntake(base::sql::Session& session,
                                         const PreparedDeclaration& prepared,
                                         base::Date today);

}  // namespace registry

#endif  // REGISTRY_SERVICE_DECLARATION_CHECK_H_
