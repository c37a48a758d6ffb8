#ifndef TESTS_RPC_REGISTER_CLIENT_H_
#define TESTS_RPC_REGISTER_CLIENT_H_

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "google/protobuf/message.h"
#include "proto/google/rpc/status.pb.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.pb.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "proto/rsu/idcs/v1/identifier_service.pb.h"
#include "proto/rsu/jobs/v1/rescoring_service.pb.h"
#include "proto/rsu/registry/v1/coverage_service.pb.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "proto/rsu/registry/v1/population_service.pb.h"
#include "proto/rsu/registry/v1/status_service.pb.h"
#include "proto/rsu/registry/v1/verification_service.pb.h"
#include "proto/rsu/scoring/v1/score_service.pb.h"
#include "proto/rsu/scoring/v1/simulation_service.pb.h"

namespace grpc {
class Channel;
class ClientContext;
}  // namespace grpc

namespace rpc_test {

// What came back from a call.
template <typename Reply>
struct Answer {
  absl::Status status;
  Reply reply;
  bool repeated = false;  // the trailing metadata `rsu-repeated: true`

  bool ok() const { return status.ok(); }
};

// "REQUEST_ID_REUSED"; empty if the status has no details.
std::string ReasonOf(const absl::Status& status);

// The bad fields that the status names, in its order.
std::vector<std::string> FieldsOf(const absl::Status& status);

// Whether a failure is in the form that every service promises: one ErrorInfo
// of the domain "rsu" with a reason, and in no text any value that `request`
// holds. Adds a failure to the test for each broken promise.
void ExpectWellFormedError(const google::rpc::Status& error,
                           const google::protobuf::Message& request);

// Every method of the register through the generated stubs, with a deadline of
// a minute. Each failure goes through ExpectWellFormedError(). A header without
// gRPC's own, which take long to compile. Thread-safe.
class RegisterClient {
 public:
  explicit RegisterClient(const std::shared_ptr<grpc::Channel>& channel);
  ~RegisterClient();

  // Whether calls have a deadline at all.
  void set_deadlines(bool deadlines) { deadlines_ = deadlines; }

  Answer<rsu::idcs::v1::Identifier> Call(
      const rsu::idcs::v1::IssueIdentifierRequest& request);
  Answer<rsu::idcs::v1::BatchIssueIdentifiersResponse> Call(
      const rsu::idcs::v1::BatchIssueIdentifiersRequest& request);
  Answer<rsu::idcs::v1::CheckIdentifierResponse> Call(
      const rsu::idcs::v1::CheckIdentifierRequest& request);
  Answer<rsu::idcs::v1::IdentifierHistory> Call(
      const rsu::idcs::v1::RetireIdentifierRequest& request);
  Answer<rsu::idcs::v1::IdentifierHistory> Call(
      const rsu::idcs::v1::GetIdentifierHistoryRequest& request);
  Answer<rsu::idcs::v1::NumberSpace> Call(
      const rsu::idcs::v1::GetNumberSpaceRequest& request);

  // The parts that came, at most `cancel_after_parts` unless it is 0.
  Answer<std::vector<rsu::idcs::v1::IssuedPart>> Call(
      const rsu::idcs::v1::StreamIssueIdentifiersRequest& request,
      std::size_t cancel_after_parts = 0);

  Answer<rsu::registry::v1::RegisteredPerson> Call(
      const rsu::registry::v1::RegisterPersonRequest& request);
  Answer<rsu::registry::v1::RegisteredPerson> Call(
      const rsu::registry::v1::GetPersonRequest& request);
  Answer<rsu::registry::v1::ListPersonVersionsResponse> Call(
      const rsu::registry::v1::ListPersonVersionsRequest& request);
  Answer<rsu::registry::v1::RegisteredPerson> Call(
      const rsu::registry::v1::CorrectPersonRequest& request);
  Answer<rsu::registry::v1::RegisteredPerson> Call(
      const rsu::registry::v1::RecordDeathRequest& request);
  Answer<rsu::registry::v1::RegisteredPerson> Call(
      const rsu::registry::v1::MergePeopleRequest& request);
  Answer<rsu::registry::v1::RegistrationReview> Call(
      const rsu::registry::v1::GetRegistrationReviewRequest& request);
  Answer<rsu::registry::v1::ListRegistrationReviewsResponse> Call(
      const rsu::registry::v1::ListRegistrationReviewsRequest& request);
  Answer<rsu::registry::v1::RegistrationReview> Call(
      const rsu::registry::v1::DecideRegistrationReviewRequest& request);
  Answer<rsu::registry::v1::VerifyPersonResponse> Call(
      const rsu::registry::v1::VerifyPersonRequest& request);
  Answer<rsu::registry::v1::DeclarationRecord> Call(
      const rsu::registry::v1::CreateDeclarationRequest& request);
  Answer<rsu::registry::v1::BatchCreateDeclarationsResponse> Call(
      const rsu::registry::v1::BatchCreateDeclarationsRequest& request);
  Answer<rsu::registry::v1::RecordDeclarationsResponse> Call(
      const rsu::registry::v1::RecordDeclarationsRequest& request);
  Answer<rsu::registry::v1::DeclarationRecord> Call(
      const rsu::registry::v1::GetDeclarationRequest& request);
  Answer<rsu::registry::v1::ListDeclarationsResponse> Call(
      const rsu::registry::v1::ListDeclarationsRequest& request);
  Answer<rsu::registry::v1::RecordCoverageEventsResponse> Call(
      const rsu::registry::v1::RecordCoverageEventsRequest& request);
  Answer<rsu::registry::v1::RecordStatusEventsResponse> Call(
      const rsu::registry::v1::RecordStatusEventsRequest& request);
  Answer<rsu::scoring::v1::Score> Call(
      const rsu::scoring::v1::GetScoreRequest& request);
  Answer<rsu::scoring::v1::ListScoresResponse> Call(
      const rsu::scoring::v1::ListScoresRequest& request);
  Answer<rsu::scoring::v1::ScoreComparison> Call(
      const rsu::scoring::v1::CompareScoresRequest& request);
  Answer<rsu::scoring::v1::ThresholdExplanation> Call(
      const rsu::scoring::v1::ExplainThresholdsRequest& request);
  Answer<rsu::scoring::v1::ListScoreHistoryResponse> Call(
      const rsu::scoring::v1::ListScoreHistoryRequest& request);
  Answer<rsu::eligibility::v1::Eligibility> Call(
      const rsu::eligibility::v1::CheckEligibilityRequest& request);
  Answer<rsu::eligibility::v1::BatchCheckEligibilityResponse> Call(
      const rsu::eligibility::v1::BatchCheckEligibilityRequest& request);
  Answer<rsu::eligibility::v1::ListBeneficiariesResponse> Call(
      const rsu::eligibility::v1::ListBeneficiariesRequest& request);
  Answer<rsu::eligibility::v1::ListBeneficiaryChangesResponse> Call(
      const rsu::eligibility::v1::ListBeneficiaryChangesRequest& request);

  // By household, whose requests are those of the lists of people.
  Answer<rsu::eligibility::v1::ListBeneficiaryHouseholdsResponse>
  ListHouseholds(const rsu::eligibility::v1::ListBeneficiariesRequest& request);
  Answer<rsu::eligibility::v1::ListBeneficiaryHouseholdChangesResponse>
  ListHouseholdChanges(
      const rsu::eligibility::v1::ListBeneficiaryChangesRequest& request);

  // Every page of StreamBeneficiaries.
  Answer<std::vector<rsu::eligibility::v1::ListBeneficiariesResponse>>
  StreamList(const rsu::eligibility::v1::ListBeneficiariesRequest& request);

  // The parts that came; cancelled as soon as it is begun if `cancel` is set.
  Answer<std::vector<rsu::scoring::v1::SimulateResponse>> Call(
      const rsu::scoring::v1::SimulateRequest& request, bool cancel = false);
  Answer<rsu::jobs::v1::RescoringRun> Call(
      const rsu::jobs::v1::CreateRescoringRunRequest& request);
  Answer<rsu::jobs::v1::RescoringRun> Call(
      const rsu::jobs::v1::GetRescoringRunRequest& request);
  Answer<rsu::jobs::v1::ListRescoringRunsResponse> Call(
      const rsu::jobs::v1::ListRescoringRunsRequest& request);
  Answer<rsu::jobs::v1::RescoringRun> Call(
      const rsu::jobs::v1::CancelRescoringRunRequest& request);
  Answer<rsu::jobs::v1::RescoringRun> Call(
      const rsu::jobs::v1::ResumeRescoringRunRequest& request);
  Answer<rsu::jobs::v1::RescoringRun> Call(
      const rsu::jobs::v1::TakeBackRescoringRunRequest& request);

  // Sends the messages, each when the one before is answered; with
  // `write_all_first` all before any answer is read. The answers that came, at
  // most `cancel_after` unless it is 0.
  Answer<std::vector<rsu::eligibility::v1::StreamCheckEligibilityResponse>>
  Stream(const std::vector<rsu::eligibility::v1::StreamCheckEligibilityRequest>&
             requests,
         bool write_all_first = false, std::size_t cancel_after = 0);

 private:
  struct Stubs;

  template <typename Reply, typename Stub, typename Method, typename Request>
  Answer<Reply> Send(Stub& stub, Method method, const Request& request);

  // Reads a stream to its end, or cancels it after so many parts.
  template <typename Part, typename Source, typename Request>
  static Answer<std::vector<Part>> TakeAll(grpc::ClientContext& context,
                                           Source& stream,
                                           const Request& request,
                                           std::size_t most_parts);

  const std::unique_ptr<Stubs> stubs_;
  bool deadlines_ = true;
};

}  // namespace rpc_test

#endif  // TESTS_RPC_REGISTER_CLIENT_H_
