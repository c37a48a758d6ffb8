#include "scoring/service/eligibility_service.h"

#include <utility>

#include "base/rpc/moment.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "scoring/service/answer_all.h"
#include "scoring/service/eligibility_question.h"
#include "scoring/service/eligibility_stream.h"

namespace scoring {

namespace v1 = ::rsu::eligibility::v1;
using base::rpc::Answer;
using base::rpc::PeopleIn;
using base::rpc::PersonIn;
using base::rpc::Reads;
using base::sql::Session;

EligibilityService::EligibilityService(base::sql::Database* database,
                                       const idcs::NumberRules* rules,
                                       const FormulaSet* formulas,
                                       const ProgrammeSet* programmes)
    : database_(*database),
      rules_(*rules),
      formulas_(*formulas),
      programmes_(*programmes) {
  Unary("CheckEligibility",
        Reads(PersonIn(&v1::CheckEligibilityRequest::idcs)).KeepsPlaces(),
        &EligibilityService::CheckEligibility, &messages_);
  Unary("BatchCheckEligibility",
        Reads(PeopleIn(&v1::BatchCheckEligibilityRequest::idcs)).KeepsPlaces(),
        &EligibilityService::BatchCheckEligibility, &batch_messages_);
  Exchange(
      "StreamCheckEligibility",
      Reads(PeopleIn(&v1::StreamCheckEligibilityRequest::idcs)).KeepsPlaces(),
      &EligibilityService::BeginStream);
}

grpc::ServerUnaryReactor* EligibilityService::CheckEligibility(
    grpc::CallbackServerContext* context,
    const v1::CheckEligibilityRequest* request, v1::Eligibility* response) {
  const auto person = ReadIdcs(rules_, "idcs", request->idcs());
  if (!person.ok()) return Answer(context, person.status());
  const auto asked = ReadQuestion(*request);
  if (!asked.ok()) return Answer(context, asked.status());
  return base::rpc::AnswerFromRead(
      context, database_,
      [this, context, request, response, person = *person,
       asked = *asked](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(
            const std::int64_t known_at_us,
            base::rpc::KnownAt(session, request->has_known_at()
                                            ? &request->known_at()
                                            : nullptr));
        return AnswerOne(session, {&formulas_, &programmes_}, asked,
                         known_at_us, base::rpc::CallOf(*context).call(),
                         person, *response);
      });
}

grpc::ServerUnaryReactor* EligibilityService::BatchCheckEligibility(
    grpc::CallbackServerContext* context,
    const v1::BatchCheckEligibilityRequest* request,
    v1::BatchCheckEligibilityResponse* response) {
  auto people = ReadIdcsList(rules_, request->idcs(), kMaxBatch);
  if (!people.ok()) return Answer(context, people.status());
  const auto asked = ReadQuestion(*request);
  if (!asked.ok()) return Answer(context, asked.status());
  return base::rpc::AnswerFromLongRead(
      context, database_,
      [this, context, request, response, people = *std::move(people),
       asked = *asked](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(
            const std::int64_t known_at_us,
            base::rpc::KnownAt(session, request->has_known_at()
                                            ? &request->known_at()
                                            : nullptr));
        return AnswerAll(session, {&formulas_, &programmes_}, asked,
                         known_at_us, base::rpc::CallOf(*context).call(),
                         people, *response->mutable_results());
      });
}

grpc::ServerBidiReactor<base::rpc::Unread<v1::StreamCheckEligibilityRequest>,
                        v1::StreamCheckEligibilityResponse>*
EligibilityService::BeginStream(grpc::CallbackServerContext* context) {
  auto* stream = new EligibilityStream(context, &database_, &rules_, &formulas_,
                                       &programmes_, kMaxBatch);
  stream->Start();
  return stream;
}

}  // namespace scoring
