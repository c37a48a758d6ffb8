#include "idcs/service/identifier_service.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/rpc/moment.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "idcs/number/number_rules.h"

namespace idcs {
namespace {

namespace v1 = ::rsu::idcs::v1;
using base::rpc::Answer;
using base::rpc::MalformedRequest;
using base::sql::WriteSession;

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

// What a request asks for beside its id, as bytes that tell it from others.
template <typename Request>
std::string ContentOf(const Request& request) {
  Request content = request;
  content.clear_request_id();
  return content.SerializeAsString();
}

}  // namespace

grpc::ServerUnaryReactor* IdentifierService::IssueIdentifier(
    grpc::CallbackServerContext* context,
    const v1::IssueIdentifierRequest* request, v1::Identifier* response) {
  const absl::StatusOr<HolderKind> kind = ReadKind(request->kind());
  if (!kind.ok()) return Answer(context, kind.status());
  auto identity = base::sql::IdentifyRequest(
      "IssueIdentifier", request->request_id(), ContentOf(*request));
  if (!identity.ok()) return Answer(context, identity.status());
  return base::rpc::AnswerFromWrite(
      context, database_, *std::move(identity),
      [this, kind = *kind, proto_kind = request->kind()](
          WriteSession& session) -> absl::StatusOr<std::string> {
        RSU_ASSIGN_OR_RETURN(const IdcsNumber number,
                             issuer_.Issue(session, kind));
        v1::Identifier identifier;
        identifier.set_number(number.ToString());
        identifier.set_kind(proto_kind);
        *identifier.mutable_issue_time() =
            base::rpc::ToTimestamp(session.known_at_us());
        return identifier.SerializeAsString();
      },
      [response](const std::string& reply) {
        response->ParseFromString(reply);
      });
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
  auto identity = base::sql::IdentifyRequest(
      "BatchIssueIdentifiers", request->request_id(), ContentOf(*request));
  if (!identity.ok()) return Answer(context, identity.status());
  return base::rpc::AnswerFromWrite(
      context, database_, *std::move(identity),
      [this, kind = *kind,
       count](WriteSession& session) -> absl::StatusOr<std::string> {
        v1::BatchIssueIdentifiersResponse batch;
        for (int i = 0; i < count; ++i) {
          RSU_ASSIGN_OR_RETURN(const IdcsNumber number,
                               issuer_.Issue(session, kind));
          batch.add_numbers(number.ToString());
        }
        *batch.mutable_issue_time() =
            base::rpc::ToTimestamp(session.known_at_us());
        return batch.SerializeAsString();
      },
      [response](const std::string& reply) {
        response->ParseFromString(reply);
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
