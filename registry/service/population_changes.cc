// Corrections and deaths: methods of PopulationService that change somebody who
// is registered.

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/rpc/call_context.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "idcs/issuing/errors.h"
#include "idcs/issuing/ledger.h"
#include "idcs/issuing/number_retirement.h"
#include "registry/declaration/date_limits.h"
#include "registry/population/person.h"
#include "registry/service/correct_person.h"
#include "registry/service/errors.h"
#include "registry/service/left_households.h"
#include "registry/service/person_reply.h"
#include "registry/service/population_service.h"
#include "registry/service/registration.h"
#include "registry/service/resource_name.h"
#include "registry/storage/households.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::rpc::MalformedRequest;
using base::sql::WriteSession;
using idcs::IdcsNumber;
using idcs::RetirementReason;

// Why a person's identifier is retired; nothing while it is not.
absl::StatusOr<std::optional<RetirementReason>> FindRetirement(
    base::sql::Session& session, IdcsNumber person) {
  RSU_ASSIGN_OR_RETURN(const auto entry, idcs::FindEntry(session, person));
  if (!entry.has_value() || !entry->retirement.has_value()) return std::nullopt;
  return entry->retirement->reason;
}

// Whether this very death is recorded of whoever has the number now.
absl::StatusOr<bool> IsBuried(base::sql::Session& session, IdcsNumber person,
                              base::Date day) {
  RSU_ASSIGN_OR_RETURN(const IdcsNumber holder,
                       FindHolder(session, person, kAllKnown));
  RSU_ASSIGN_OR_RETURN(const auto known, FindDeath(session, holder, kAllKnown));
  return known.has_value() && known->day == day;
}

absl::Status Bury(WriteSession& session, IdcsNumber person, base::Date day,
                  const Authorship& authorship) {
  RSU_ASSIGN_OR_RETURN(const auto traits,
                       FindPersonTraits(session, person, kAllKnown));
  if (!traits.has_value()) return UnknownPerson("name");
  RSU_ASSIGN_OR_RETURN(const auto known, FindDeath(session, person, kAllKnown));
  if (known.has_value()) return DeathRecorded();
  RSU_ASSIGN_OR_RETURN(const auto retired, FindRetirement(session, person));
  if (retired.has_value()) return idcs::IdentifierRetired("name");
  if (const auto rule =
          DateLimits::Released().BrokenByDeath(traits->birth_date, day)) {
    return MalformedRequest("date", *rule);
  }
  idcs::Retirement retirement;
  retirement.reason = RetirementReason::kDeath;
  retirement.caller = authorship.caller;
  retirement.author = authorship.author;
  retirement.note = authorship.reason;
  RSU_RETURN_IF_ERROR(idcs::Retire(session, person, retirement));
  RSU_RETURN_IF_ERROR(InsertDeath(session, person, day, authorship));
  return NoteHouseholdsLeft(session, person);
}

// Who died: by name, or by a document.
struct Deceased {
  std::optional<IdcsNumber> number;
  Document document;
};

absl::StatusOr<Deceased> ReadDeceased(const v1::RecordDeathRequest& request) {
  Deceased deceased;
  if (!request.has_document()) {
    deceased.number = ReadPersonName(request.name());
    if (deceased.number.has_value()) return deceased;
    return MalformedRequest("name", kPersonNameRule);
  }
  if (!request.name().empty()) {
    return MalformedRequest("name", "must be empty where document is given");
  }
  std::vector<base::FieldViolation> violations;
  deceased.document = ReadDocument(request.document(), "document", violations);
  if (!violations.empty()) {
    return base::InvalidFields("MALFORMED_REQUEST", violations);
  }
  return deceased;
}

absl::StatusOr<IdcsNumber> FindDeceased(base::sql::Session& session,
                                        const Deceased& deceased) {
  if (deceased.number.has_value()) return *deceased.number;
  RSU_ASSIGN_OR_RETURN(const auto holder,
                       FindDocumentHolder(session, deceased.document));
  if (!holder.has_value()) return UnknownPerson("document");
  return FindHolder(session, *holder, kAllKnown);
}

// Changes somebody and says whom; may add to the reply.
using PersonChange = std::function<absl::StatusOr<IdcsNumber>(
    WriteSession&, v1::RegisteredPerson& reply)>;

// Answers with the person whom `change` changed, as they are after it.
grpc::ServerUnaryReactor* AnswerWithPerson(grpc::CallbackServerContext* context,
                                           base::sql::Database& database,
                                           base::sql::RequestIdentity identity,
                                           PersonChange change,
                                           v1::RegisteredPerson* response) {
  return base::rpc::AnswerFromWrite(
      context, database, std::move(identity),
      [change = std::move(change)](
          WriteSession& session) -> absl::StatusOr<std::string> {
        v1::RegisteredPerson reply;
        RSU_ASSIGN_OR_RETURN(const IdcsNumber person, change(session, reply));
        RSU_RETURN_IF_ERROR(FillPerson(session, person, reply));
        return reply.SerializeAsString();
      },
      response);
}

}  // namespace

grpc::ServerUnaryReactor* PopulationService::CorrectPerson(
    grpc::CallbackServerContext* context,
    const v1::CorrectPersonRequest* request, v1::RegisteredPerson* response) {
  const auto number = ReadPersonName(request->name());
  if (!number.has_value()) {
    return Answer(context, MalformedRequest("name", kPersonNameRule));
  }
  if (request->etag().empty()) {
    return Answer(context, MalformedRequest("etag", "is missing"));
  }
  auto authorship = ReadAuthorship(base::rpc::CallerOf(*context),
                                   request->author(), request->reason());
  if (!authorship.ok()) return Answer(context, authorship.status());
  const absl::StatusOr<Person> person =
      Person::Read(request->person(), DayOfRegistration(clock_.NowMicros()));
  if (!person.ok()) return Answer(context, person.status());
  auto identity = base::rpc::Identify("CorrectPerson", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  return base::rpc::AnswerFromPlannedWrite(
      context, database_, *std::move(identity),
      std::make_unique<CorrectionAct>(Correction{*number, request->etag(),
                                                 PreparePerson(*person),
                                                 *std::move(authorship)}),
      response);
}

grpc::ServerUnaryReactor* PopulationService::RecordDeath(
    grpc::CallbackServerContext* context, const v1::RecordDeathRequest* request,
    v1::RegisteredPerson* response) {
  auto deceased = ReadDeceased(*request);
  if (!deceased.ok()) return Answer(context, deceased.status());
  const auto day = base::rpc::ReadDay("date", request->date());
  if (!day.ok()) return Answer(context, day.status());
  if (DayOfRegistration(clock_.NowMicros()) < *day) {
    return Answer(context, MalformedRequest("date", "must not be after today"));
  }
  auto authorship = ReadAuthorship(base::rpc::CallerOf(*context),
                                   request->author(), request->reason());
  if (!authorship.ok()) return Answer(context, authorship.status());
  auto identity = base::rpc::Identify("RecordDeath", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  return AnswerWithPerson(
      context, database_, *std::move(identity),
      [deceased = *std::move(deceased), day = *day,
       authorship = *std::move(authorship)](
          WriteSession& session,
          v1::RegisteredPerson& reply) -> absl::StatusOr<IdcsNumber> {
        RSU_ASSIGN_OR_RETURN(const IdcsNumber number,
                             FindDeceased(session, deceased));
        RSU_ASSIGN_OR_RETURN(const bool unchanged,
                             IsBuried(session, number, day));
        reply.set_unchanged(unchanged);
        if (!unchanged) {
          RSU_RETURN_IF_ERROR(Bury(session, number, day, authorship));
        }
        return number;
      },
      response);
}

}  // namespace registry
