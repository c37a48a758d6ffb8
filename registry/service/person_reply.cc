#include "registry/service/person_reply.h"

#include "absl/strings/str_cat.h"
#include "base/rpc/moment.h"
#include "base/status_macros.h"
#include "registry/population/stored_person.h"
#include "registry/service/errors.h"
#include "registry/service/resource_name.h"
#include "registry/storage/households.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;
using base::sql::Trip;
using idcs::IdcsNumber;

void FillAuthorship(const Authorship& from, v1::Authorship& to) {
  to.set_caller(from.caller);
  to.set_author(from.author);
  to.set_reason(from.reason);
}

absl::Status FillVersion(IdcsNumber person, const StoredPerson& version,
                         v1::RegisteredPerson& response) {
  response.set_name(PersonName(person));
  response.set_idcs(person.ToString());
  RSU_RETURN_IF_ERROR(ReadStoredPerson(
      version.content, {person, version.revision}, *response.mutable_person()));
  *response.mutable_create_time() = base::rpc::ToTimestamp(version.known_at_us);
  response.set_revision(version.revision);
  FillAuthorship(version.authorship, *response.mutable_authorship());
  return absl::OkStatus();
}

absl::Status FillLastVersion(IdcsNumber person, const StoredPerson& last,
                             v1::RegisteredPerson& response) {
  RSU_RETURN_IF_ERROR(FillVersion(person, last, response));
  response.set_etag(absl::StrCat(last.revision));
  return absl::OkStatus();
}

void FillDeath(const std::optional<StoredDeath>& death,
               v1::RegisteredPerson& response) {
  if (!death.has_value()) return;
  response.mutable_death()->set_date(death->day.ToString());
  *response.mutable_death()->mutable_create_time() =
      base::rpc::ToTimestamp(death->known_at_us);
  FillAuthorship(death->authorship,
                 *response.mutable_death()->mutable_authorship());
}

DepartureQuestion::DepartureQuestion(IdcsNumber person)
    : person_(person), holder_(person, kAllKnown) {}

void DepartureQuestion::Ask(Trip& trip) {
  death_.reset();
  AskDeath(trip, person_, kAllKnown, &death_);
  holder_.Ask(trip);
}

absl::StatusOr<DepartureQuestion::Next> DepartureQuestion::GoOn(Trip& trip) {
  return holder_.GoOn(trip);
}

void DepartureQuestion::Fill(v1::RegisteredPerson& response) const {
  FillDeath(death_, response);
  if (holder_.holder() != person_) {
    response.set_merged_into(PersonName(holder_.holder()));
  }
}

void PersonQuestion::Ask(Trip& trip) {
  AskPerson(trip, person_, kAllKnown, &last_);
  departure_.Ask(trip);
}

absl::Status PersonQuestion::Fill(v1::RegisteredPerson& response) const {
  if (!last_.has_value()) return UnknownPerson("name");
  RSU_RETURN_IF_ERROR(FillLastVersion(person_, *last_, response));
  departure_.Fill(response);
  return absl::OkStatus();
}

absl::Status FillPerson(base::sql::Session& session, IdcsNumber person,
                        v1::RegisteredPerson& response) {
  PersonQuestion question(person);
  RSU_RETURN_IF_ERROR(base::sql::FindOut(question, session));
  return question.Fill(response);
}

}  // namespace registry
