#include "registry/service/place_question.h"

#include <algorithm>
#include <utility>

#include "base/damage/damaged_row.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "proto/rsu/registry/v1/person.pb.h"
#include "registry/declaration/stored_declaration.h"
#include "registry/population/stored_person.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Subject;
using base::sql::Trip;

bool Reach(const base::rpc::Places& reached, const std::vector<Place>& places) {
  return std::any_of(places.begin(), places.end(),
                     [&reached](const Place& place) {
                       return reached.Reach(place.region, place.province);
                     });
}

absl::StatusOr<Place> PlaceOf(const DeclaredPlace& declaration) {
  v1::Declaration content;
  RSU_RETURN_IF_ERROR(base::WithoutKey(
      ReadStoredDeclaration(declaration.content, declaration.key, content)));
  return Place{content.region(), content.province()};
}

void PlacesQuestion::Ask(Trip& trip) {
  has_holder_ = false;
  person_.reset();
  of_member_.reset();
  of_household_.reset();
  places_.clear();
  if (MayBePerson()) holder_.Ask(trip);
  if (kind_ != Subject::Kind::kPerson) {
    AskPlaceOfHousehold(trip, number_, day_, &of_household_);
  }
}

absl::StatusOr<PlacesQuestion::Next> PlacesQuestion::GoOn(Trip& trip) {
  if (MayBePerson() && !has_holder_) {
    RSU_ASSIGN_OR_RETURN(const Next next, holder_.GoOn(trip));
    if (next != Next::kDone) return next;
    has_holder_ = true;
    AskPerson(trip, holder_.holder(), kAllKnown, &person_);
    AskPlaceOfMember(trip, holder_.holder(), day_, &of_member_);
    return Next::kGoOn;
  }
  RSU_RETURN_IF_ERROR(Take());
  return Next::kDone;
}

absl::Status PlacesQuestion::Take() {
  if (person_.has_value()) {
    v1::Person content;
    RSU_RETURN_IF_ERROR(base::WithoutKey(ReadStoredPerson(
        person_->content, {holder_.holder(), person_->revision}, content)));
    places_.push_back({"", content.province()});
  }
  for (const auto* declaration : {&of_member_, &of_household_}) {
    if (!declaration->has_value()) continue;
    RSU_ASSIGN_OR_RETURN(Place place, PlaceOf(**declaration));
    places_.push_back(std::move(place));
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> IsReached(base::sql::Session& session,
                               const base::rpc::Grant& grant,
                               Subject::Kind kind, idcs::IdcsNumber number,
                               base::Date day) {
  PlacesQuestion places(kind, number, day);
  RSU_RETURN_IF_ERROR(base::sql::FindOut(places, session));
  return Reach(grant.places, places.places());
}

}  // namespace registry
