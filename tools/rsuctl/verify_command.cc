#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "proto/rsu/registry/v1/verification_service.grpc.pb.h"
#include "tools/rsuctl/blocking_call.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/connection.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;

const char* InWords(v1::FieldAgreement::Value agreement) {
  switch (agreement) {
    case v1::FieldAgreement::MATCH:
      return "match";
    case v1::FieldAgreement::CLOSE_MATCH:
      return "close match";
    default:
      return "no match";
  }
}

void Print(const char* field, v1::FieldAgreement::Value agreement) {
  std::printf("%s: %s\n", field, InWords(agreement));
}

// "CNIE:AB123456" as the request wants it; false if it is not of that form.
bool ReadDocument(const std::string& text, v1::Document& document) {
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(text, absl::MaxSplits(':', 1));
  v1::Document::Type type;
  if (parts.second.empty() || !v1::Document::Type_Parse(parts.first, &type)) {
    return false;
  }
  document.set_type(type);
  document.set_number(parts.second);
  return true;
}

}  // namespace

ExitStatus VerifyPerson(const VerifyFlags& flags) {
  v1::VerifyPersonRequest request;
  request.set_idcs(flags.idcs);
  if (flags.family_name) request.set_family_name(*flags.family_name);
  if (flags.given_name) request.set_given_name(*flags.given_name);
  if (flags.birth_date) request.set_birth_date(*flags.birth_date);
  if (flags.province) request.set_province(*flags.province);
  if (flags.document &&
      !ReadDocument(*flags.document, *request.mutable_document())) {
    return Fail(
        "--document: must be a type and a number, such as CNIE:AB123456",
        ExitStatus::kUsage);
  }
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::VerificationService::NewStub(*channel);
  const auto response = CallAndWait<v1::VerifyPersonResponse>(
      [&](grpc::ClientContext* context, v1::VerifyPersonResponse* answer) {
        return stub->VerifyPerson(context, request, answer);
      });
  if (!response.ok()) return FailWith(response.status());
  if (response->has_family_name()) {
    Print("family name", response->family_name());
  }
  if (response->has_given_name()) Print("given name", response->given_name());
  if (response->has_birth_date()) Print("birth date", response->birth_date());
  if (response->has_document()) Print("document", response->document());
  if (response->has_province()) Print("province", response->province());
  return ExitStatus::kDone;
}

}  // namespace rsuctl
