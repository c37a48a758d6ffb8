#ifndef REGISTRY_SERVICE_PERSON_REPLY_H_
#define REGISTRY_SERVICE_PERSON_REPLY_H_

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/sql/question.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "proto/rsu/registry/v1/registered_person.pb.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"

namespace registry {

// How a registered person is replied.

void FillAuthorship(const Authorship& from, rsu::registry::v1::Authorship& to);

// One version of a person, without what became of them. Errors: DATA_LOSS: what
// is stored is no person.
absl::Status FillVersion(idcs::IdcsNumber person, const StoredPerson& version,
                         rsu::registry::v1::RegisteredPerson& response);

// The last version, which has an etag. Errors: those of FillVersion().
absl::Status FillLastVersion(idcs::IdcsNumber person, const StoredPerson& last,
                             rsu::registry::v1::RegisteredPerson& response);

// Puts `death` into the reply, if there is one.
void FillDeath(const std::optional<StoredDeath>& death,
               rsu::registry::v1::RegisteredPerson& response);

// Asks what became of a person.
//
// Errors: those of MergeQuestion.
class DepartureQuestion : public base::sql::Question {
 public:
  explicit DepartureQuestion(idcs::IdcsNumber person);

  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> GoOn(base::sql::Trip& trip) override;

  // `death` and `merged_into`, if anything. Once GoOn() gave kDone.
  void Fill(rsu::registry::v1::RegisteredPerson& response) const;

 private:
  const idcs::IdcsNumber person_;
  std::optional<StoredDeath> death_;
  MergeQuestion holder_;
};

// Asks for the last version of a person and what became of them.
//
// Errors: those of MergeQuestion.
class PersonQuestion : public base::sql::Question {
 public:
  explicit PersonQuestion(idcs::IdcsNumber person)
      : person_(person), departure_(person) {}

  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> GoOn(base::sql::Trip& trip) override {
    return departure_.GoOn(trip);
  }

  // Once GoOn() gave kDone.
  //
  // Errors: NOT_FOUND, reason UNKNOWN_PERSON, field `name`. Those of
  //         FillVersion().
  absl::Status Fill(rsu::registry::v1::RegisteredPerson& response) const;

 private:
  const idcs::IdcsNumber person_;
  std::optional<StoredPerson> last_;
  DepartureQuestion departure_;
};

// Errors: those of PersonQuestion, of its Fill() and of the session.
absl::Status FillPerson(base::sql::Session& session, idcs::IdcsNumber person,
                        rsu::registry::v1::RegisteredPerson& response);

}  // namespace registry

#endif  // REGISTRY_SERVICE_PERSON_REPLY_H_
