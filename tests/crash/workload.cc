#include "tests/crash/workload.h"

#include <algorithm>
#include <thread>

#include "absl/strings/str_cat.h"
#include "base/request_id.h"
#include "base/status_macros.h"
#include "tests/names/unlike_name.h"

namespace crash {
namespace {

namespace idcs_v1 = ::rsu::idcs::v1;
namespace registry_v1 = ::rsu::registry::v1;

constexpr std::uint64_t kLargestBatch = 200;
constexpr std::uint64_t kPart = 10'000;  // of a stream

registry_v1::RecordCoverageEventsRequest CoverOf(const std::string& person) {
  registry_v1::RecordCoverageEventsRequest request;
  for (const char* day : {"2024-03-01", "2025-03-01"}) {
    registry_v1::CoverageEvent& event = *request.add_events();
    event.set_source("CNSS");
    event.set_event(registry_v1::CoverageEvent::OPENED);
    event.set_regime(registry_v1::Regime::CNSS);
    event.set_role(registry_v1::InsuredRole::PRINCIPAL);
    event.set_idcs(person);
    event.set_effective_date(day);
    event.set_reason(registry_v1::CoverageReason::REGISTRATION);
  }
  return request;
}

registry_v1::RecordStatusEventsRequest StatusesOf(const std::string& person) {
  registry_v1::RecordStatusEventsRequest request;
  for (const auto change :
       {registry_v1::StatusEvent::BEGAN, registry_v1::StatusEvent::ENDED}) {
    registry_v1::StatusEvent& event = *request.add_events();
    event.set_source("CIVIL-STATUS");
    event.set_event(change);
    event.set_status(registry_v1::PersonStatus::MARRIED);
    event.set_idcs(person);
    event.set_effective_date("2025-04-01");
  }
  return request;
}

}  // namespace

std::string Worker::NewRequestId() {
  return base::RequestIdOf(absl::StrCat(name_, "/", ++requests_));
}

void Worker::BeginHousehold() {
  household_ = samples_[Below(samples_.size())];
  const std::string mark = absl::StrCat(name_, "-", ++households_);
  household_.declaration.set_household_ref(mark);
  for (registry_v1::Person& person : household_.people) {
    for (registry_v1::Document& document : *person.mutable_documents()) {
      document.set_type(registry_v1::Document::BIRTH_RECORD);
      document.set_number(absl::StrCat(document.number(), "-", mark));
    }
    // The samples come again and again; nobody is to be held for another.
    person.set_family_name(names::UnlikeName(Below(names::kUnlikeNames)));
    person.clear_family_name_ar();
    person.clear_given_name_ar();
  }
  numbers_.clear();
  step_ = 0;
}

Operation Worker::NextOfHousehold() {
  const auto people = static_cast<int>(household_.people.size());
  if (step_ < people) {
    registry_v1::RegisterPersonRequest request;
    *request.mutable_person() =
        household_.people[static_cast<std::size_t>(step_)];
    request.set_request_id(NewRequestId());
    return RegisterPerson(request);
  }
  if (step_ == people) {
    registry_v1::CreateDeclarationRequest request;
    *request.mutable_declaration() = household_.declaration;
    for (int i = 0; i < people; ++i) {
      request.mutable_declaration()->mutable_members(i)->set_idcs(
          numbers_[static_cast<std::size_t>(i)]);
    }
    request.set_request_id(NewRequestId());
    return Declare(request);
  }
  // Of the head, who is old enough for both.
  const auto& members = household_.declaration.members();
  const auto head = std::find_if(
      members.begin(), members.end(), [](const registry_v1::Member& member) {
        return member.relationship() == registry_v1::Member::HEAD;
      });
  const std::string& number =
      numbers_[static_cast<std::size_t>(head - members.begin())];
  if (step_ == people + 1) return RecordCoverage(CoverOf(number));
  return RecordStatuses(StatusesOf(number));
}

Operation Worker::NextOfNumbers(std::uint64_t choice) {
  const auto kind = idcs_v1::HolderKind::PERSON;
  if (choice == 0) {
    idcs_v1::BatchIssueIdentifiersRequest request;
    request.set_kind(kind);
    request.set_count(static_cast<std::int32_t>(1 + Below(kLargestBatch)));
    request.set_request_id(NewRequestId());
    return IssueBatch(request);
  }
  if (choice == 1) {
    idcs_v1::StreamIssueIdentifiersRequest request;
    request.set_kind(kind);
    // A part is at most 10,000 numbers; now and then two are needed.
    request.set_count(static_cast<std::int32_t>(
        1 + (Below(16) == 0 ? kPart + Below(kLargestBatch)
                            : Below(kLargestBatch))));
    request.set_request_id(NewRequestId());
    return IssueStream(request);
  }
  if (choice == 2 && !spare_.empty()) {
    idcs_v1::RetireIdentifierRequest request;
    request.set_number(spare_.back());
    spare_.pop_back();
    request.set_author("Operator 7");
    request.set_note("printed twice");
    request.set_request_id(NewRequestId());
    return Retire(request);
  }
  open_is_single_number_ = true;
  idcs_v1::IssueIdentifierRequest request;
  request.set_kind(kind);
  request.set_request_id(NewRequestId());
  return Issue(request);
}

// Somebody registered comes again, with other documents.
Operation Worker::NextDouble() {
  registry_v1::RegisterPersonRequest request;
  *request.mutable_person() = known_->first;
  for (registry_v1::Document& document :
       *request.mutable_person()->mutable_documents()) {
    document.set_number(absl::StrCat(document.number(), "D"));
  }
  request.set_request_id(NewRequestId());
  const std::string registered = known_->second;
  known_.reset();
  using Decision = registry_v1::RegistrationDecision;
  return RegisterAndDecide(
      request, registered,
      Below(2) == 0 ? Decision::SAME_PERSON : Decision::OTHER_PERSON,
      NewRequestId());
}

Operation Worker::Next() {
  const std::uint64_t choice = Below(20);
  open_is_of_household_ = false;
  open_is_single_number_ = false;
  if (choice < 8) return NextOfNumbers(choice);
  if (choice == 8 && known_.has_value()) return NextDouble();
  open_is_of_household_ = true;
  if (step_ < 0) BeginHousehold();
  return NextOfHousehold();
}

void Worker::Acknowledge(const Operation& operation, const Reply& reply) {
  if (open_is_of_household_) {
    const auto people = static_cast<int>(household_.people.size());
    if (step_ < people) {
      numbers_.push_back(reply.numbers.front());
      known_.emplace(household_.people[static_cast<std::size_t>(step_)],
                     reply.numbers.front());
    }
    step_ = step_ == people + 2 ? -1 : step_ + 1;
  }
  if (open_is_single_number_) spare_.push_back(reply.numbers.front());
  done_.push_back({operation, reply});
  open_.reset();
}

absl::Status Worker::Run(const Client& client) {
  while (true) {
    if (!open_.has_value()) open_ = Next();
    RSU_ASSIGN_OR_RETURN(const Reply reply, open_->send(client));
    Acknowledge(Operation(*open_), reply);
  }
}

absl::Status Worker::Settle(const Client& client) {
  if (!open_.has_value()) return absl::OkStatus();
  const Operation operation = *open_;
  RSU_ASSIGN_OR_RETURN(const Reply reply, operation.send(client));
  Acknowledge(operation, reply);
  return absl::OkStatus();
}

absl::Status Worker::Confirm(const Client& client, const Done& done) {
  RSU_ASSIGN_OR_RETURN(const Reply again, done.operation.send(client));
  if (again.bytes != done.reply.bytes || again.numbers != done.reply.numbers) {
    return absl::DataLossError("a retry got another answer");
  }
  return done.operation.look_up(client, done.reply);
}

absl::Status Worker::ConfirmNew(const Client& client) {
  for (; confirmed_ < done_.size(); ++confirmed_) {
    RSU_RETURN_IF_ERROR(Confirm(client, done_[confirmed_]));
  }
  return absl::OkStatus();
}

absl::Status Worker::ConfirmAll(const Client& client) {
  confirmed_ = 0;
  return ConfirmNew(client);
}

Workload::Workload(std::uint64_t seed,
                   const std::vector<SampleHousehold>* samples) {
  for (int i = 0; i < kWorkers; ++i) {
    workers_.emplace_back(absl::StrCat("W", i),
                          seed * kWorkers + static_cast<std::uint64_t>(i),
                          samples);
  }
}

absl::Status Workload::RunUntilErrors(
    const Client& client,
    const std::function<void(std::atomic<bool>&)>& while_running) {
  std::atomic<bool> error_expected{false};
  std::vector<absl::Status> unexpected(workers_.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < workers_.size(); ++i) {
    threads.emplace_back([&, i] {
      const absl::Status status = workers_[i].Run(client);
      if (!error_expected) unexpected[i] = status;
    });
  }
  while_running(error_expected);
  for (std::thread& thread : threads) thread.join();
  for (const absl::Status& status : unexpected) RSU_RETURN_IF_ERROR(status);
  return absl::OkStatus();
}

absl::Status Workload::Each(const std::function<absl::Status(Worker&)>& act) {
  std::vector<absl::Status> statuses(workers_.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < workers_.size(); ++i) {
    threads.emplace_back([&, i] { statuses[i] = act(workers_[i]); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const absl::Status& status : statuses) RSU_RETURN_IF_ERROR(status);
  return absl::OkStatus();
}

absl::Status Workload::Settle(const Client& client) {
  return Each([&client](Worker& worker) { return worker.Settle(client); });
}

absl::Status Workload::ConfirmNew(const Client& client) {
  return Each([&client](Worker& worker) { return worker.ConfirmNew(client); });
}

absl::Status Workload::ConfirmAll(const Client& client) {
  return Each([&client](Worker& worker) { return worker.ConfirmAll(client); });
}

std::vector<std::string> Workload::Numbers() const {
  std::vector<std::string> numbers;
  for (const Worker& worker : workers_) {
    for (const Worker::Done& done : worker.done()) {
      numbers.insert(numbers.end(), done.reply.numbers.begin(),
                     done.reply.numbers.end());
    }
  }
  return numbers;
}

std::size_t Workload::acknowledged() const {
  std::size_t count = 0;
  for (const Worker& worker : workers_) count += worker.done().size();
  return count;
}

}  // namespace crash
