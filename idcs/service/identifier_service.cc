#include "idcs/service/identifier_service.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/rpc/call_context.h"
#include "base/rpc/moment.h"
#include "base/rpc/unary_call.h"
#include "idcs/issuing/errors.h"
#include "idcs/issuing/ledger.h"
#include "idcs/number/number_rules.h"
#include "idcs/service/issue_act.h"
#include "idcs/service/issue_stream.h"
#include "idcs/service/number_space.h"

namespace idcs {
namespace {

namespace v1 = ::rsu::idcs::v1;
using base::rpc::Answer;
using base::rpc::FoundInAnswer;
using base::rpc::MalformedRequest;
using base::rpc::Nobody;
using base::rpc::PersonOrHouseholdIn;
using base::rpc::Reads;
using base::rpc::Writes;
using base::sql::Session;

absl::StatusOr<HolderKind> ReadKind(v1::HolderKind::Value kind) {
  switch (kind) {
    case v1::HolderKind::PERSON:
      return HolderKind::kPerson;
    case v1::HolderKind::HOUSEHOLD:
      return HolderKind::kHousehold;
    default:
      return MalformedRequest("kind", "must be PERSON or HOUSEHOLD");
  }
}

absl::StatusOr<IdcsNumber> ReadNumber(const std::string& text) {
  absl::StatusOr<IdcsNumber> number = IdcsNumber::Parse(text);
  if (!number.ok()) return MalformedRequest("number", "must be ten digits");
  return number;
}

absl::StatusOr<Retirement> ReadRetirement(
    const v1::RetireIdentifierRequest& request) {
  std::vector<base::FieldViolation> violations;
  base::rpc::CheckText("author", request.author(),
                       base::rpc::kMaxAuthorCharacters, violations);
  base::rpc::CheckText("note", request.note(), base::rpc::kMaxReasonCharacters,
                       violations);
  if (!violations.empty()) {
    return base::InvalidFields("MALFORMED_REQUEST", violations);
  }
  Retirement retirement;
  retirement.reason = RetirementReason::kError;
  retirement.author = request.author();
  retirement.note = request.note();
  return retirement;
}

absl::Status UnknownNumber(const v1::GetIdentifierHistoryRequest& /*request*/) {
  return UnknownIdentifier("number");
}

}  // namespace

IdentifierService::IdentifierService(base::sql::Database* database,
                                     NumberIssuer* issuer,
                                     const base::Clock* clock,
                                     AskInUse ask_in_use)
    : database_(*database),
      issuer_(*issuer),
      clock_(*clock),
      ask_in_use_(std::move(ask_in_use)) {
  Unary("IssueIdentifier", Writes(FoundInAnswer()),
        &IdentifierService::IssueIdentifier);
  Unary("BatchIssueIdentifiers", Writes(FoundInAnswer()),
        &IdentifierService::BatchIssueIdentifiers);
  ReplyStream("StreamIssueIdentifiers", Writes(FoundInAnswer()),
              &IdentifierService::StreamIssueIdentifiers);
  Unary("RetireIdentifier",
        Writes(PersonOrHouseholdIn(&v1::RetireIdentifierRequest::number))
            .WithAuthor(&v1::RetireIdentifierRequest::mutable_author),
        &IdentifierService::RetireIdentifier);
  Unary("GetIdentifierHistory",
        Reads(PersonOrHouseholdIn(&v1::GetIdentifierHistoryRequest::number))
            .KnowsPlaces(UnknownNumber),
        &IdentifierService::GetIdentifierHistory);
  Unary("GetNumberSpace", Reads(Nobody()).HasNoPlace(),
        &IdentifierService::GetNumberSpace);
  // The number alone is looked at, and nothing that the register holds.
  Unary("CheckIdentifier", Reads(Nobody()).HasNoPlace(),
        &IdentifierService::CheckIdentifier);
}

grpc::ServerUnaryReactor* IdentifierService::IssueIdentifier(
    grpc::CallbackServerContext* context,
    const v1::IssueIdentifierRequest* request, v1::Identifier* response) {
  const absl::StatusOr<HolderKind> kind = ReadKind(request->kind());
  if (!kind.ok()) return Answer(context, kind.status());
  auto identity = base::rpc::Identify("IssueIdentifier", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  auto act = std::make_unique<IssueAct>(
      &issuer_, *kind, 1, base::rpc::CallerOf(*context),
      [proto_kind = request->kind()](const std::vector<IdcsNumber>& numbers,
                                     std::int64_t issued_at_us) {
        v1::Identifier identifier;
        identifier.set_number(numbers.front().ToString());
        identifier.set_kind(proto_kind);
        *identifier.mutable_issue_time() = base::rpc::ToTimestamp(issued_at_us);
        return identifier.SerializeAsString();
      });
  return base::rpc::AnswerFromPlannedWrite(
      context, database_, *std::move(identity), std::move(act), response);
}

grpc::ServerUnaryReactor* IdentifierService::BatchIssueIdentifiers(
    grpc::CallbackServerContext* context,
    const v1::BatchIssueIdentifiersRequest* request,
    v1::BatchIssueIdentifiersResponse* response) {
  const absl::StatusOr<HolderKind> kind = ReadKind(request->kind());
  if (!kind.ok()) return Answer(context, kind.status());
  const int count = request->count();
  if (count < 1 || count > kMaxBatch) {
    return Answer(context,
                  MalformedRequest(
                      "count", absl::StrCat("must be from 1 to ", kMaxBatch)));
  }
  auto identity = base::rpc::Identify("BatchIssueIdentifiers", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  auto act = std::make_unique<IssueAct>(
      &issuer_, *kind, count, base::rpc::CallerOf(*context),
      [](const std::vector<IdcsNumber>& numbers, std::int64_t issued_at_us) {
        v1::BatchIssueIdentifiersResponse batch;
        for (const IdcsNumber number : numbers) {
          batch.add_numbers(number.ToString());
        }
        *batch.mutable_issue_time() = base::rpc::ToTimestamp(issued_at_us);
        return batch.SerializeAsString();
      });
  return base::rpc::AnswerFromPlannedWrite(
      context, database_, *std::move(identity), std::move(act), response);
}

grpc::ServerWriteReactor<v1::IssuedPart>*
IdentifierService::StreamIssueIdentifiers(
    grpc::CallbackServerContext* context,
    const v1::StreamIssueIdentifiersRequest* request) {
  const absl::StatusOr<HolderKind> kind = ReadKind(request->kind());
  if (!kind.ok()) {
    return new base::rpc::FailedStream<v1::IssuedPart>(context, kind.status());
  }
  if (request->count() < 1 || request->count() > IssueStream::kMaxCount) {
    return new base::rpc::FailedStream<v1::IssuedPart>(
        context,
        MalformedRequest("count", absl::StrCat("must be from 1 to ",
                                               IssueStream::kMaxCount)));
  }
  auto identity = base::rpc::Identify("StreamIssueIdentifiers", *request);
  if (!identity.ok()) {
    return new base::rpc::FailedStream<v1::IssuedPart>(context,
                                                       identity.status());
  }
  auto* stream =
      new IssueStream(context, &database_, &issuer_, &clock_,
                      {*kind, request->count(), base::rpc::CallerOf(*context),
                       *std::move(identity)});
  stream->Start();
  return stream;
}

grpc::ServerUnaryReactor* IdentifierService::RetireIdentifier(
    grpc::CallbackServerContext* context,
    const v1::RetireIdentifierRequest* request,
    v1::IdentifierHistory* response) {
  const auto number = ReadNumber(request->number());
  if (!number.ok()) return Answer(context, number.status());
  auto retirement = ReadRetirement(*request);
  if (!retirement.ok()) return Answer(context, retirement.status());
  retirement->caller = base::rpc::CallerOf(*context);
  auto identity = base::rpc::Identify("RetireIdentifier", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  return base::rpc::AnswerFromPlannedWrite(
      context, database_, *std::move(identity),
      std::make_unique<RetireAct>(ask_in_use_, *number, *std::move(retirement)),
      response);
}

grpc::ServerUnaryReactor* IdentifierService::GetIdentifierHistory(
    grpc::CallbackServerContext* context,
    const v1::GetIdentifierHistoryRequest* request,
    v1::IdentifierHistory* response) {
  const auto number = ReadNumber(request->number());
  if (!number.ok()) return Answer(context, number.status());
  return base::rpc::AnswerFromRead(
      context, database_, [number = *number, response](Session& session) {
        return FillHistory(session, number, *response);
      });
}

grpc::ServerUnaryReactor* IdentifierService::GetNumberSpace(
    grpc::CallbackServerContext* context, const v1::GetNumberSpaceRequest*,
    v1::NumberSpace* response) {
  return base::rpc::AnswerFromLongRead(
      context, database_, [this, response](Session& session) {
        return FillNumberSpace(session, issuer_, clock_.NowMicros(), *response);
      });
}

grpc::ServerUnaryReactor* IdentifierService::CheckIdentifier(
    grpc::CallbackServerContext* context,
    const v1::CheckIdentifierRequest* request,
    v1::CheckIdentifierResponse* response) {
  if (request->number().size() > kMaxCheckedBytes) {
    return Answer(
        context,
        MalformedRequest("number", absl::StrCat("must not exceed ",
                                                kMaxCheckedBytes, " bytes")));
  }
  const BrokenRule broken = issuer_.rules().CheckText(request->number());
  response->set_valid(broken == BrokenRule::kNone);
  if (broken != BrokenRule::kNone) {
    response->set_broken_rule(std::string(RuleName(broken)));
  }
  return Answer(context, absl::OkStatus());
}

}  // namespace idcs
