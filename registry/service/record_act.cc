#include "registry/service/record_act.h"

#include <utility>

#include "base/rpc/status.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "registry/service/declaration_record.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::sql::PlannedWrite;
using base::sql::Trip;

// Whether an error is about the declaration, so that the others go on.
bool IsRefusal(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kPermissionDenied:
      return true;
    default:
      return false;
  }
}

}  // namespace

RecordAct::RecordAct(PreparedDeclarations declarations,
                     const IntakeParts& parts)
    : declarations_(std::move(declarations)) {
  std::vector<PlannedWrite*> stored;
  for (std::size_t i = 0; i < declarations_.size(); ++i) {
    if (!declarations_[i].ok()) continue;
    parts_.push_back({i, DeclarationIntake(&*declarations_[i], parts)});
    stored.push_back(&parts_.back().intake);
  }
  stored_.emplace(std::move(stored),
                  [this](std::size_t part, const absl::Status& outcome) {
                    return TakeOutcome(parts_[part].place, outcome);
                  });
}

absl::Status RecordAct::TakeOutcome(std::size_t place,
                                    const absl::Status& outcome) {
  if (!outcome.ok() && !IsRefusal(outcome)) return outcome;
  outcomes_[place] = outcome;
  return absl::OkStatus();
}

void RecordAct::Ask(Trip& trip) {
  outcomes_.clear();
  for (const auto& prepared : declarations_) {
    outcomes_.push_back(prepared.status());
  }
  stored_->Ask(trip);
}

absl::StatusOr<PlannedWrite::Next> RecordAct::Decide(std::int64_t known_at_us,
                                                     Trip& trip) {
  for (const auto& prepared : declarations_) {
    if (!prepared.ok() && !IsRefusal(prepared.status())) {
      return prepared.status();
    }
  }
  return stored_->Decide(known_at_us, trip);
}

std::string RecordAct::Reply() const {
  v1::RecordDeclarationsResponse reply;
  for (const absl::Status& outcome : outcomes_) {
    v1::RecordDeclarationsResponse::Result& result = *reply.add_results();
    if (outcome.ok()) continue;
    result.mutable_error()->ParseFromString(
        base::rpc::ToGrpc(outcome).error_details());
  }
  for (const Part& part : parts_) {
    if (!outcomes_[part.place].ok()) continue;
    FillIntake(part.intake.result(),
               *reply.mutable_results(static_cast<int>(part.place))
                    ->mutable_declaration());
  }
  return reply.SerializeAsString();
}

}  // namespace registry
