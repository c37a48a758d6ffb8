#include "tests/rpc/register_client.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <chrono>
#include <set>

#include "base/error.h"
#include "base/rpc/status.h"
#include "base/rpc/unary_call.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/google/rpc/error_details.pb.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.grpc.pb.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"
#include "proto/rsu/idcs/v1/identifier_service.grpc.pb.h"
#include "proto/rsu/jobs/v1/rescoring_service.grpc.pb.h"
#include "proto/rsu/registry/v1/coverage_service.grpc.pb.h"
#include "proto/rsu/registry/v1/household_service.grpc.pb.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"
#include "proto/rsu/registry/v1/status_service.grpc.pb.h"
#include "proto/rsu/registry/v1/verification_service.grpc.pb.h"
#include "proto/rsu/scoring/v1/score_service.grpc.pb.h"
#include "proto/rsu/scoring/v1/simulation_service.grpc.pb.h"

namespace rpc_test {
namespace {

namespace eligibility = ::rsu::eligibility::v1;
namespace idcs = ::rsu::idcs::v1;
namespace jobs = ::rsu::jobs::v1;
namespace registry = ::rsu::registry::v1;
namespace scoring = ::rsu::scoring::v1;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Every text of at least three bytes in the message: shorter ones may occur in
// any sentence.
void CollectTexts(const Message& message, std::vector<std::string>& texts) {
  std::vector<const FieldDescriptor*> fields;
  const auto* reflection = message.GetReflection();
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool is_text = field->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
    const bool is_part = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    const int size =
        field->is_repeated() ? reflection->FieldSize(message, field) : 1;
    for (int i = 0; i < size; ++i) {
      if (is_text) {
        texts.push_back(field->is_repeated()
                            ? reflection->GetRepeatedString(message, field, i)
                            : reflection->GetString(message, field));
        if (texts.back().size() < 3) texts.pop_back();
      } else if (is_part) {
        CollectTexts(field->is_repeated()
                         ? reflection->GetRepeatedMessage(message, field, i)
                         : reflection->GetMessage(message, field),
                     texts);
      }
    }
  }
}

// Whether a refusal is about something that the caller gave or has to give, and
// so has to name it: of a formula that a score has nobody spoke.
bool IsAboutAField(const google::rpc::Status& error) {
  static const auto* const about_nothing_given =
      new std::set<std::string>{"HEAD_WOULD_LEAVE", "UNKNOWN_FORMULA"};
  switch (static_cast<absl::StatusCode>(error.code())) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kAborted:
      return true;
    case absl::StatusCode::kFailedPrecondition:
      return about_nothing_given->count(
                 base::DetailOf(base::FromDetails(
                                    absl::StatusCode::kFailedPrecondition,
                                    error.message(), error.SerializeAsString()))
                     .reason) == 0;
    default:
      return false;
  }
}

// The failures that gRPC itself makes have no details of ours.
bool IsMadeByGrpc(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::DEADLINE_EXCEEDED:
    case grpc::StatusCode::UNIMPLEMENTED:
      return true;
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
      return status.error_message().find("larger than max") !=
             std::string::npos;
    default:
      return false;
  }
}

void ExpectWellFormedFailure(const grpc::Status& status,
                             const Message& request) {
  if (status.error_details().empty()) {
    EXPECT_TRUE(IsMadeByGrpc(status)) << "no details: " << status.error_code()
                                      << " " << status.error_message();
    return;
  }
  google::rpc::Status details;
  ASSERT_TRUE(details.ParseFromString(status.error_details()));
  EXPECT_EQ(details.code(), static_cast<int>(status.error_code()));
  EXPECT_EQ(details.message(), status.error_message());
  ExpectWellFormedError(details, request);
}

}  // namespace

std::string ReasonOf(const absl::Status& status) {
  return base::DetailOf(status).reason;
}

std::vector<std::string> FieldsOf(const absl::Status& status) {
  std::vector<std::string> fields;
  for (const auto& violation : base::DetailOf(status).violations) {
    fields.push_back(violation.path);
  }
  return fields;
}

void ExpectWellFormedError(const google::rpc::Status& error,
                           const Message& request) {
  int error_infos = 0;
  std::vector<std::string> sentences = {error.message()};
  for (const google::protobuf::Any& any : error.details()) {
    google::rpc::ErrorInfo error_info;
    google::rpc::BadRequest bad_request;
    if (any.UnpackTo(&error_info)) {
      ++error_infos;
      EXPECT_EQ(error_info.domain(), "rsu");
      EXPECT_THAT(error_info.reason(), testing::MatchesRegex("[A-Z_]+"));
    } else if (any.UnpackTo(&bad_request)) {
      for (const auto& violation : bad_request.field_violations()) {
        EXPECT_FALSE(violation.field().empty());
        sentences.push_back(violation.description());
      }
    }
  }
  EXPECT_EQ(error_infos, 1) << error.ShortDebugString();
  if (IsAboutAField(error)) {
    EXPECT_GT(sentences.size(), 1U)
        << "names no field: " << error.ShortDebugString();
  }
  std::vector<std::string> texts;
  CollectTexts(request, texts);
  for (const std::string& sentence : sentences) {
    EXPECT_FALSE(sentence.empty());
    for (const std::string& text : texts) {
      EXPECT_EQ(sentence.find(text), std::string::npos)
          << "a value of the request is in the error: " << sentence;
    }
  }
}

struct RegisterClient::Stubs {
  idcs::IdentifierService::Stub identifiers;
  registry::PopulationService::Stub population;
  registry::HouseholdService::Stub households;
  registry::CoverageService::Stub coverage;
  registry::StatusService::Stub statuses;
  registry::VerificationService::Stub verification;
  scoring::ScoreService::Stub scores;
  eligibility::EligibilityService::Stub eligibility;
  eligibility::BeneficiaryService::Stub beneficiaries;
  jobs::RescoringService::Stub rescoring;
  scoring::SimulationService::Stub simulation;

  explicit Stubs(const std::shared_ptr<grpc::Channel>& channel)
      : identifiers(channel),
        population(channel),
        households(channel),
        coverage(channel),
        statuses(channel),
        verification(channel),
        scores(channel),
        eligibility(channel),
        beneficiaries(channel),
        rescoring(channel),
        simulation(channel) {}
};

RegisterClient::RegisterClient(const std::shared_ptr<grpc::Channel>& channel)
    : stubs_(std::make_unique<Stubs>(channel)) {}

RegisterClient::~RegisterClient() = default;

template <typename Reply, typename Stub, typename Method, typename Request>
Answer<Reply> RegisterClient::Send(Stub& stub, Method method,
                                   const Request& request) {
  grpc::ClientContext context;
  if (deadlines_) {
    context.set_deadline(std::chrono::system_clock::now() +
                         std::chrono::minutes(1));
  }
  Answer<Reply> answer;
  const grpc::Status status = (stub.*method)(&context, request, &answer.reply);
  if (!status.ok()) ExpectWellFormedFailure(status, request);
  answer.status = base::rpc::FromGrpc(status);
  const auto& trailers = context.GetServerTrailingMetadata();
  const auto repeated = trailers.find(base::rpc::kRepeatedMetadata);
  answer.repeated = repeated != trailers.end() && repeated->second == "true";
  return answer;
}

#define RSU_TEST_METHOD(package, service, stub, method, request_type, reply)   \
  Answer<package::reply> RegisterClient::Call(                                 \
      const package::request_type& request) {                                  \
    return Send<package::reply>(stubs_->stub, &package::service::Stub::method, \
                                request);                                      \
  }
RSU_TEST_METHOD(idcs, IdentifierService, identifiers, IssueIdentifier,
                IssueIdentifierRequest, Identifier)
RSU_TEST_METHOD(idcs, IdentifierService, identifiers, BatchIssueIdentifiers,
                BatchIssueIdentifiersRequest, BatchIssueIdentifiersResponse)
RSU_TEST_METHOD(idcs, IdentifierService, identifiers, CheckIdentifier,
                CheckIdentifierRequest, CheckIdentifierResponse)
RSU_TEST_METHOD(idcs, IdentifierService, identifiers, RetireIdentifier,
                RetireIdentifierRequest, IdentifierHistory)
RSU_TEST_METHOD(idcs, IdentifierService, identifiers, GetIdentifierHistory,
                GetIdentifierHistoryRequest, IdentifierHistory)
RSU_TEST_METHOD(idcs, IdentifierService, identifiers, GetNumberSpace,
                GetNumberSpaceRequest, NumberSpace)
RSU_TEST_METHOD(registry, PopulationService, population, RegisterPerson,
                RegisterPersonRequest, RegisteredPerson)
RSU_TEST_METHOD(registry, PopulationService, population, GetPerson,
                GetPersonRequest, RegisteredPerson)
RSU_TEST_METHOD(registry, PopulationService, population, ListPersonVersions,
                ListPersonVersionsRequest, ListPersonVersionsResponse)
RSU_TEST_METHOD(registry, PopulationService, population, CorrectPerson,
                CorrectPersonRequest, RegisteredPerson)
RSU_TEST_METHOD(registry, PopulationService, population, RecordDeath,
                RecordDeathRequest, RegisteredPerson)
RSU_TEST_METHOD(registry, PopulationService, population, MergePeople,
                MergePeopleRequest, RegisteredPerson)
RSU_TEST_METHOD(registry, PopulationService, population, GetRegistrationReview,
                GetRegistrationReviewRequest, RegistrationReview)
RSU_TEST_METHOD(registry, PopulationService, population,
                ListRegistrationReviews, ListRegistrationReviewsRequest,
                ListRegistrationReviewsResponse)
RSU_TEST_METHOD(registry, PopulationService, population,
                DecideRegistrationReview, DecideRegistrationReviewRequest,
                RegistrationReview)
RSU_TEST_METHOD(registry, HouseholdService, households, CreateDeclaration,
                CreateDeclarationRequest, DeclarationRecord)
RSU_TEST_METHOD(registry, HouseholdService, households, BatchCreateDeclarations,
                BatchCreateDeclarationsRequest, BatchCreateDeclarationsResponse)
RSU_TEST_METHOD(registry, HouseholdService, households, RecordDeclarations,
                RecordDeclarationsRequest, RecordDeclarationsResponse)
RSU_TEST_METHOD(registry, HouseholdService, households, GetDeclaration,
                GetDeclarationRequest, DeclarationRecord)
RSU_TEST_METHOD(registry, HouseholdService, households, ListDeclarations,
                ListDeclarationsRequest, ListDeclarationsResponse)
RSU_TEST_METHOD(registry, CoverageService, coverage, RecordCoverageEvents,
                RecordCoverageEventsRequest, RecordCoverageEventsResponse)
RSU_TEST_METHOD(registry, StatusService, statuses, RecordStatusEvents,
                RecordStatusEventsRequest, RecordStatusEventsResponse)
RSU_TEST_METHOD(registry, VerificationService, verification, VerifyPerson,
                VerifyPersonRequest, VerifyPersonResponse)
RSU_TEST_METHOD(scoring, ScoreService, scores, GetScore, GetScoreRequest, Score)
RSU_TEST_METHOD(scoring, ScoreService, scores, ListScores, ListScoresRequest,
                ListScoresResponse)
RSU_TEST_METHOD(scoring, ScoreService, scores, CompareScores,
                CompareScoresRequest, ScoreComparison)
RSU_TEST_METHOD(scoring, ScoreService, scores, ExplainThresholds,
                ExplainThresholdsRequest, ThresholdExplanation)
RSU_TEST_METHOD(scoring, ScoreService, scores, ListScoreHistory,
                ListScoreHistoryRequest, ListScoreHistoryResponse)
RSU_TEST_METHOD(eligibility, EligibilityService, eligibility, CheckEligibility,
                CheckEligibilityRequest, Eligibility)
RSU_TEST_METHOD(eligibility, EligibilityService, eligibility,
                BatchCheckEligibility, BatchCheckEligibilityRequest,
                BatchCheckEligibilityResponse)
RSU_TEST_METHOD(eligibility, BeneficiaryService, beneficiaries,
                ListBeneficiaries, ListBeneficiariesRequest,
                ListBeneficiariesResponse)
RSU_TEST_METHOD(eligibility, BeneficiaryService, beneficiaries,
                ListBeneficiaryChanges, ListBeneficiaryChangesRequest,
                ListBeneficiaryChangesResponse)
RSU_TEST_METHOD(jobs, RescoringService, rescoring, CreateRescoringRun,
                CreateRescoringRunRequest, RescoringRun)
RSU_TEST_METHOD(jobs, RescoringService, rescoring, GetRescoringRun,
                GetRescoringRunRequest, RescoringRun)
RSU_TEST_METHOD(jobs, RescoringService, rescoring, ListRescoringRuns,
                ListRescoringRunsRequest, ListRescoringRunsResponse)
RSU_TEST_METHOD(jobs, RescoringService, rescoring, CancelRescoringRun,
                CancelRescoringRunRequest, RescoringRun)
RSU_TEST_METHOD(jobs, RescoringService, rescoring, ResumeRescoringRun,
                ResumeRescoringRunRequest, RescoringRun)
RSU_TEST_METHOD(jobs, RescoringService, rescoring, TakeBackRescoringRun,
                TakeBackRescoringRunRequest, RescoringRun)
#undef RSU_TEST_METHOD

Answer<eligibility::ListBeneficiaryHouseholdsResponse>
RegisterClient::ListHouseholds(
    const eligibility::ListBeneficiariesRequest& request) {
  return Send<eligibility::ListBeneficiaryHouseholdsResponse>(
      stubs_->beneficiaries,
      &eligibility::BeneficiaryService::Stub::ListBeneficiaryHouseholds,
      request);
}

Answer<eligibility::ListBeneficiaryHouseholdChangesResponse>
RegisterClient::ListHouseholdChanges(
    const eligibility::ListBeneficiaryChangesRequest& request) {
  return Send<eligibility::ListBeneficiaryHouseholdChangesResponse>(
      stubs_->beneficiaries,
      &eligibility::BeneficiaryService::Stub::ListBeneficiaryHouseholdChanges,
      request);
}

template <typename Part, typename Source, typename Request>
Answer<std::vector<Part>> RegisterClient::TakeAll(grpc::ClientContext& context,
                                                  Source& stream,
                                                  const Request& request,
                                                  std::size_t most_parts) {
  Answer<std::vector<Part>> answer;
  Part part;
  while (answer.reply.size() < most_parts && stream.Read(&part)) {
    answer.reply.push_back(part);
  }
  if (answer.reply.size() == most_parts) context.TryCancel();
  const grpc::Status status = stream.Finish();
  if (!status.ok() && status.error_code() != grpc::StatusCode::CANCELLED) {
    ExpectWellFormedFailure(status, request);
  }
  answer.status = base::rpc::FromGrpc(status);
  return answer;
}

Answer<std::vector<idcs::IssuedPart>> RegisterClient::Call(
    const idcs::StreamIssueIdentifiersRequest& request,
    std::size_t cancel_after_parts) {
  grpc::ClientContext context;
  const auto stream =
      stubs_->identifiers.StreamIssueIdentifiers(&context, request);
  return TakeAll<idcs::IssuedPart>(
      context, *stream, request,
      cancel_after_parts == 0 ? SIZE_MAX : cancel_after_parts);
}

Answer<std::vector<scoring::SimulateResponse>> RegisterClient::Call(
    const scoring::SimulateRequest& request, bool cancel) {
  grpc::ClientContext context;
  const auto stream = stubs_->simulation.Simulate(&context, request);
  return TakeAll<scoring::SimulateResponse>(context, *stream, request,
                                            cancel ? 0 : SIZE_MAX);
}

Answer<std::vector<eligibility::ListBeneficiariesResponse>>
RegisterClient::StreamList(
    const eligibility::ListBeneficiariesRequest& request) {
  grpc::ClientContext context;
  const auto stream =
      stubs_->beneficiaries.StreamBeneficiaries(&context, request);
  return TakeAll<eligibility::ListBeneficiariesResponse>(context, *stream,
                                                         request, SIZE_MAX);
}

Answer<std::vector<eligibility::StreamCheckEligibilityResponse>>
RegisterClient::Stream(
    const std::vector<eligibility::StreamCheckEligibilityRequest>& requests,
    bool write_all_first, std::size_t cancel_after) {
  grpc::ClientContext context;
  Answer<std::vector<eligibility::StreamCheckEligibilityResponse>> answer;
  const auto stream = stubs_->eligibility.StreamCheckEligibility(&context);
  eligibility::StreamCheckEligibilityResponse response;
  for (const auto& request : requests) {
    if (!stream->Write(request)) break;
    if (write_all_first) continue;
    if (!stream->Read(&response)) break;
    answer.reply.push_back(response);
    if (answer.reply.size() == cancel_after) {
      context.TryCancel();
      break;
    }
  }
  stream->WritesDone();
  while (cancel_after == 0 && stream->Read(&response)) {
    answer.reply.push_back(response);
  }
  const grpc::Status status = stream->Finish();
  if (!status.ok() && status.error_code() != grpc::StatusCode::CANCELLED) {
    ExpectWellFormedFailure(status, requests.back());
  }
  answer.status = base::rpc::FromGrpc(status);
  return answer;
}

}  // namespace rpc_test
