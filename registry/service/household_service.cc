#include "registry/service/household_service.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/rpc/call_context.h"
#include "base/rpc/unary_call.h"
#include "base/sql/request_ledger.h"
#include "base/sql/trip.h"
#include "base/status_macros.h"
#include "registry/population/person.h"
#include "registry/service/declaration_check.h"
#include "registry/service/declaration_intake.h"
#include "registry/service/declaration_record.h"
#include "registry/service/errors.h"
#include "registry/service/prepared_declaration.h"
#include "registry/service/resource_name.h"
#include "registry/storage/households.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::rpc::HouseholdIn;
using base::rpc::MalformedRequest;
using base::rpc::Named;
using base::rpc::PersonOrHouseholdIn;
using base::rpc::Reads;
using base::rpc::Writes;
using base::sql::Session;

constexpr char kNameRule[] =
    "must be households/, ten digits, /declarations/ and a revision";

// What a request asks for beside its id.
std::string ContentOf(const PreparedDeclaration& prepared) {
  return absl::StrCat(prepared.household.sender, "\n", prepared.etag, "\n",
                      prepared.restore ? "restore" : "", "\n",
                      prepared.content);
}

// What CreateDeclaration does to the store.
class DeclarationAct : public base::sql::PlannedAct {
 public:
  DeclarationAct(PreparedDeclaration prepared, const IntakeParts& parts)
      : prepared_(std::move(prepared)), intake_(&prepared_, parts) {}

  void AddKeys(base::sql::Keys& keys) const override { intake_.AddKeys(keys); }
  void Ask(base::sql::Trip& trip) override { intake_.Ask(trip); }
  void AddLateKeys(base::sql::Keys& keys) const override {
    intake_.AddLateKeys(keys);
  }
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override {
    return intake_.Decide(known_at_us, trip);
  }
  std::string Reply() const override {
    v1::DeclarationRecord reply;
    FillIntake(intake_.result(), reply);
    return reply.SerializeAsString();
  }

 private:
  const PreparedDeclaration prepared_;
  DeclarationIntake intake_;
};

// Adds to a reply that holds the declaration already.
absl::Status FillForCheck(Session& session, const PreparedDeclaration& prepared,
                          base::Date today, v1::DeclarationRecord& record) {
  RSU_ASSIGN_OR_RETURN(const IntakeResult result,
                       CheckIntake(session, prepared, today));
  FillIntake(result, record);
  ClearNotStored(result, record);
  return absl::OkStatus();
}

// Those whom declarations name. Whose household it is, only its sender knows.
void Members(const v1::CreateDeclarationRequest& request,
             base::rpc::EachSubject each) {
  for (const v1::Member& member : request.declaration().members()) {
    base::rpc::NamePerson(member.idcs(), each);
  }
}

template <typename Request>
void MembersOfAll(const Request& request, base::rpc::EachSubject each) {
  for (const v1::CreateDeclarationRequest& one : request.requests()) {
    Members(one, each);
  }
}

absl::Status UnknownNamed(const v1::GetDeclarationRequest& /*request*/) {
  return UnknownDeclaration("name");
}
absl::Status UnknownParent(const v1::ListDeclarationsRequest& request) {
  return ReadHouseholdName(request.parent()).has_value()
             ? UnknownHousehold("parent")
             : UnknownPerson("parent");
}

}  // namespace

HouseholdService::HouseholdService(base::sql::Database* database,
                                   idcs::NumberIssuer* issuer,
                                   const base::Clock* clock,
                                   const HouseholdScorer* scorer)
    : database_(*database), issuer_(*issuer), clock_(*clock), scorer_(*scorer) {
  Unary("CreateDeclaration", Writes(Named(Members)).KeepsPlaces(),
        &HouseholdService::CreateDeclaration);
  Unary("BatchCreateDeclarations",
        Writes(Named(MembersOfAll<v1::BatchCreateDeclarationsRequest>))
            .KeepsPlaces(),
        &HouseholdService::BatchCreateDeclarations);
  Unary(
      "RecordDeclarations",
      Writes(Named(MembersOfAll<v1::RecordDeclarationsRequest>)).KeepsPlaces(),
      &HouseholdService::RecordDeclarations);
  Unary("GetDeclaration",
        Reads(HouseholdIn(&v1::GetDeclarationRequest::name))
            .KnowsPlaces(UnknownNamed),
        &HouseholdService::GetDeclaration);
  Unary("ListDeclarations",
        Reads(PersonOrHouseholdIn(&v1::ListDeclarationsRequest::parent))
            .KnowsPlaces(UnknownParent),
        &HouseholdService::ListDeclarations);
}

grpc::ServerUnaryReactor* HouseholdService::CreateDeclaration(
    grpc::CallbackServerContext* context,
    const v1::CreateDeclarationRequest* request,
    v1::DeclarationRecord* response) {
  absl::StatusOr<PreparedDeclaration> read =
      PrepareDeclaration(&base::rpc::CallOf(*context).call(), *request, scorer_,
                         DayOfRegistration(clock_.NowMicros()));
  if (!read.ok()) return Answer(context, read.status());
  // The content of the reply is that of the request, and is not kept twice.
  *response->mutable_declaration() = std::move(read->message);
  auto identity = base::sql::IdentifyRequest(
      "CreateDeclaration", request->request_id(), ContentOf(*read));
  if (!identity.ok()) return Answer(context, identity.status());
  if (request->validate_only()) {
    return base::rpc::AnswerFromRead(
        context, database_,
        [prepared =
             std::make_shared<const PreparedDeclaration>(*std::move(read)),
         response,
         today = DayOfRegistration(clock_.NowMicros())](Session& session) {
          return FillForCheck(session, *prepared, today, *response);
        });
  }
  return base::rpc::AnswerFromPlannedWrite(
      context, database_, *std::move(identity),
      std::make_unique<DeclarationAct>(*std::move(read),
                                       IntakeParts{&issuer_, &scorer_}),
      response);
}

grpc::ServerUnaryReactor* HouseholdService::GetDeclaration(
    grpc::CallbackServerContext* context,
    const v1::GetDeclarationRequest* request, v1::DeclarationRecord* response) {
  const auto key = ReadDeclarationName(request->name());
  if (!key.has_value()) {
    return Answer(context, MalformedRequest("name", kNameRule));
  }
  return base::rpc::AnswerFromRead(
      context, database_,
      [key = *key, response](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(const auto found, FindDeclaration(session, key));
        if (!found.has_value()) return UnknownDeclaration("name");
        return FillStored(session, *found, *response);
      });
}

}  // namespace registry
