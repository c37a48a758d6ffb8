#ifndef REGISTRY_SERVICE_PLACE_QUESTION_H_
#define REGISTRY_SERVICE_PLACE_QUESTION_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/rpc/grant.h"
#include "base/rpc/subject.h"
#include "base/sql/question.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/storage/declared_places.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"

namespace registry {

// Where somebody lives or a household is declared, as known now. Either text
// may be empty.
struct Place {
  std::string region;    // "04"
  std::string province;  // "04.421"
};

// Whether one of some places is reached.
bool Reach(const base::rpc::Places& reached, const std::vector<Place>& places);

// Asks where a number is at home: a person in the province of the register of
// population, and where their household is declared; a household where it is
// declared. A number that was merged counts as the person it became.
//
// Errors: DATA_LOSS without a key, of a row that cannot be read.
class PlacesQuestion : public base::sql::Question {
 public:
  // `day` is today.
  PlacesQuestion(base::rpc::Subject::Kind kind, idcs::IdcsNumber number,
                 base::Date day)
      : kind_(kind), number_(number), day_(day), holder_(number, kAllKnown) {}

  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> GoOn(base::sql::Trip& trip) override;

  // Once GoOn() gave kDone. Empty: nobody has the number, or it is known of
  // nobody where they are.
  const std::vector<Place>& places() const { return places_; }

 private:
  bool MayBePerson() const {
    return kind_ != base::rpc::Subject::Kind::kHousehold;
  }
  absl::Status Take();

  const base::rpc::Subject::Kind kind_;
  const idcs::IdcsNumber number_;
  const base::Date day_;

  MergeQuestion holder_;
  bool has_holder_ = false;
  std::optional<StoredPerson> person_;
  std::optional<DeclaredPlace> of_member_;
  std::optional<DeclaredPlace> of_household_;
  std::vector<Place> places_;
};

// Where a declaration says that its household is.
//
// Errors: DATA_LOSS without a key.
absl::StatusOr<Place> PlaceOf(const DeclaredPlace& declaration);

// Whether the grant reaches somebody or a household, for work that has a
// session.
absl::StatusOr<bool> IsReached(base::sql::Session& session,
                               const base::rpc::Grant& grant,
                               base::rpc::Subject::Kind kind,
                               idcs::IdcsNumber number, base::Date day);

}  // namespace registry

#endif  // REGISTRY_SERVICE_PLACE_QUESTION_H_
