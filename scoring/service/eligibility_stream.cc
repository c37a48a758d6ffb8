#include "scoring/service/eligibility_stream.h"

#include <utility>

#include "base/rpc/admission.h"
#include "base/rpc/call_context.h"
#include "base/rpc/door.h"
#include "base/rpc/moment.h"
#include "base/rpc/read_for_call.h"
#include "base/status_macros.h"
#include "scoring/service/answer_all.h"

namespace scoring {
namespace {

using base::rpc::MalformedRequest;
using idcs::IdcsNumber;

constexpr char kOfFirst[] = "must be that of the first message, or absent";

}  // namespace

EligibilityStream::EligibilityStream(grpc::CallbackServerContext* context,
                                     base::sql::Database* database,
                                     const idcs::NumberRules* rules,
                                     const FormulaSet* formulas,
                                     const ProgrammeSet* programmes, int most)
    : AnswerStream(context),
      database_(*database),
      rules_(*rules),
      formulas_(*formulas),
      programmes_(*programmes),
      most_(most) {}

absl::Status EligibilityStream::TakeQuestion(
    const rsu::eligibility::v1::StreamCheckEligibilityRequest& request) {
  if (!asked_.has_value()) {
    RSU_ASSIGN_OR_RETURN(asked_, ReadQuestion(request));
    first_ = request;
    first_.clear_idcs();
    return absl::OkStatus();
  }
  if (!request.as_of().empty() && request.as_of() != first_.as_of()) {
    return MalformedRequest("as_of", kOfFirst);
  }
  if (!request.language().empty() && request.language() != first_.language()) {
    return MalformedRequest("language", kOfFirst);
  }
  if (request.has_known_at() &&
      (!first_.has_known_at() || request.known_at().SerializeAsString() !=
                                     first_.known_at().SerializeAsString())) {
    return MalformedRequest("known_at", kOfFirst);
  }
  return absl::OkStatus();
}

absl::Status EligibilityStream::AnswerMessage(
    base::sql::Session& session, const std::vector<IdcsNumber>& people) {
  if (!known_at_us_.has_value()) {
    RSU_ASSIGN_OR_RETURN(
        known_at_us_,
        base::rpc::KnownAt(
            session, first_.has_known_at() ? &first_.known_at() : nullptr));
  }
  return AnswerAll(session, {&formulas_, &programmes_}, *asked_, *known_at_us_,
                   base::rpc::CallOf(context()).call(), people,
                   *response_.mutable_results());
}

void EligibilityStream::OnReadDone(bool ok) {
  if (!ok) {
    // The caller has asked all, or is gone.
    Finish(grpc::Status::OK);
    return;
  }
  if (const absl::Status read = base::rpc::ReadMessage(context(), unread_);
      !read.ok()) {
    Fail(read);
    return;
  }
  auto people = ReadIdcsList(rules_, unread_.message().idcs(), most_);
  const absl::Status taken =
      people.ok() ? TakeQuestion(unread_.message()) : people.status();
  if (!taken.ok()) {
    Fail(taken);
    return;
  }
  response_.Clear();
  base::rpc::ReadForCall(
      &context(), database_,
      [this, people = *std::move(people)](base::sql::Session& session) {
        return AnswerMessage(session, people);
      },
      [this](const absl::Status& status) {
        if (status.ok()) {
          base::rpc::NoteReply(context(), response_);
          Send(&response_);
        } else {
          Fail(status);
        }
      },
      base::sql::Database::Lane::kLong);
}

void EligibilityStream::OnWriteDone(bool ok) {
  base::rpc::NoteReplyTaken(context());
  if (ok) {
    StartRead(&unread_);
  } else {
    Finish(grpc::Status::CANCELLED);
  }
}

}  // namespace scoring
