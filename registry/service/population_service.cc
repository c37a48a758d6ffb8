#include "registry/service/population_service.h"

#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/rpc/caller.h"
#include "base/rpc/moment.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/population/person.h"
#include "registry/service/errors.h"
#include "registry/service/resource_name.h"
#include "registry/storage/households.h"
#include "registry/storage/people.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::sql::Session;
using base::sql::WriteSession;

PersonRow RowOf(const Person& person) {
  PersonRow row;
  row.birth_date = person.birth_date();
  row.sex = static_cast<int>(person.sex());
  for (const Document& document : person.documents()) {
    row.documents.push_back({static_cast<int>(document.type), document.number});
  }
  row.content = ToMessage(person).SerializeAsString();
  return row;
}

absl::Status CheckDocumentsAreFree(Session& session, const PersonRow& row) {
  for (std::size_t i = 0; i < row.documents.size(); ++i) {
    RSU_ASSIGN_OR_RETURN(const auto holder,
                         FindDocumentHolder(session, row.documents[i]));
    if (holder.has_value()) {
      return DocumentRegistered(absl::StrCat("documents[", i, "].number"),
                                PersonName(*holder));
    }
  }
  return absl::OkStatus();
}

void FillPerson(idcs::IdcsNumber person, std::int64_t known_at_us,
                const std::string& content, v1::RegisteredPerson& response) {
  response.set_name(PersonName(person));
  response.set_idcs(person.ToString());
  response.mutable_person()->ParseFromString(content);
  *response.mutable_create_time() = base::rpc::ToTimestamp(known_at_us);
}

}  // namespace

grpc::ServerUnaryReactor* PopulationService::RegisterPerson(
    grpc::CallbackServerContext* context,
    const v1::RegisterPersonRequest* request, v1::RegisteredPerson* response) {
  const absl::StatusOr<Person> person =
      Person::Read(request->person(), DayOfRegistration(clock_.NowMicros()));
  if (!person.ok()) return Answer(context, person.status());
  auto row = std::make_shared<const PersonRow>(RowOf(*person));
  auto identity = base::sql::IdentifyRequest(
      "RegisterPerson", request->request_id(), row->content);
  if (!identity.ok()) return Answer(context, identity.status());
  if (request->validate_only()) {
    response->mutable_person()->ParseFromString(row->content);
    return base::rpc::AnswerFromRead(
        context, database_, [row](Session& session) {
          return CheckDocumentsAreFree(session, *row);
        });
  }
  return base::rpc::AnswerFromWrite(
      context, database_, *std::move(identity),
      [this, row, caller = base::rpc::CallerName(*context)](
          WriteSession& session) -> absl::StatusOr<std::string> {
        RSU_RETURN_IF_ERROR(CheckDocumentsAreFree(session, *row));
        RSU_ASSIGN_OR_RETURN(
            const idcs::IdcsNumber number,
            issuer_.Issue(session, idcs::HolderKind::kPerson, caller));
        RSU_RETURN_IF_ERROR(InsertPerson(session, number, *row));
        // The content is that of the request, and need not be kept twice.
        v1::RegisteredPerson reply;
        FillPerson(number, session.known_at_us(), "", reply);
        reply.clear_person();
        return reply.SerializeAsString();
      },
      [row, response](const std::string& reply) {
        response->ParseFromString(reply);
        response->mutable_person()->ParseFromString(row->content);
      });
}

grpc::ServerUnaryReactor* PopulationService::GetPerson(
    grpc::CallbackServerContext* context, const v1::GetPersonRequest* request,
    v1::RegisteredPerson* response) {
  const auto number = ReadPersonName(request->name());
  if (!number.has_value()) {
    return Answer(context, base::rpc::MalformedRequest(
                               "name", "must be people/ and ten digits"));
  }
  return base::rpc::AnswerFromRead(
      context, database_,
      [number = *number, response](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(const auto person,
                             FindPerson(session, number, kAllKnown));
        if (!person.has_value()) return UnknownPerson();
        FillPerson(number, person->known_at_us, person->content, *response);
        return absl::OkStatus();
      });
}

}  // namespace registry
