#ifndef TESTS_CRASH_OPERATION_H_
#define TESTS_CRASH_OPERATION_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/crash/client.h"

namespace crash {

// What a server acknowledged.
struct Reply {
  std::string bytes;                 // the same whenever it is asked again
  std::vector<std::string> numbers;  // that the call issued
};

// Something a client asks for, as often as it takes to get an answer.
struct Operation {
  std::function<absl::StatusOr<Reply>(const Client&)> send;

  // Reads back what was stored; an error if it is not what `Reply` said.
  std::function<absl::Status(const Client&, const Reply&)> look_up;
};

Operation Issue(const rsu::idcs::v1::IssueIdentifierRequest& request);
Operation IssueBatch(
    const rsu::idcs::v1::BatchIssueIdentifiersRequest& request);

// A stream; what it sent before it broke off comes again first.
Operation IssueStream(
    const rsu::idcs::v1::StreamIssueIdentifiersRequest& request);

Operation Retire(const rsu::idcs::v1::RetireIdentifierRequest& request);

Operation RegisterPerson(
    const rsu::registry::v1::RegisterPersonRequest& request);

// Registers `request`, who is held for `registered`, then decides as `verdict`
// says: SAME_PERSON issues no number.
Operation RegisterAndDecide(
    const rsu::registry::v1::RegisterPersonRequest& request,
    const std::string& registered,
    rsu::registry::v1::RegistrationDecision::Verdict verdict,
    const std::string& decision_request_id);

Operation Declare(const rsu::registry::v1::CreateDeclarationRequest& request);

// Events that nobody sent before under another operation.
Operation RecordCoverage(
    const rsu::registry::v1::RecordCoverageEventsRequest& request);
Operation RecordStatuses(
    const rsu::registry::v1::RecordStatusEventsRequest& request);

}  // namespace crash

#endif  // TESTS_CRASH_OPERATION_H_
