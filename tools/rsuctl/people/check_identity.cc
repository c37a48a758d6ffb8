#include <cstdio>

#include "proto/rsu/registry/v1/verification_service.grpc.pb.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/people/document_option.h"
#include "tools/rsuctl/people/people_commands.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/register_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;

void Print(const char* field, v1::FieldAgreement::Value agreement) {
  std::puts(Say(RegisterText::kIdentityChecked, Spoken(),
                {field, v1::FieldAgreement::Value_Name(agreement)})
                .c_str());
}

}  // namespace

ExitStatus CheckIdentity(const IdentityCheckFlags& flags) {
  v1::VerifyPersonRequest request;
  request.set_idcs(flags.idcs);
  if (flags.family_name) request.set_family_name(*flags.family_name);
  if (flags.given_name) request.set_given_name(*flags.given_name);
  if (flags.birth_date) request.set_birth_date(*flags.birth_date);
  if (flags.province) request.set_province(*flags.province);
  if (flags.document &&
      !ReadDocumentOption(*flags.document, *request.mutable_document())) {
    return Fail(kDocumentOptionRule, ExitStatus::kUsage);
  }
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::VerificationService::NewStub(*channel);
  const auto response =
      CallMethod(*stub, &v1::VerificationService::Stub::VerifyPerson, request);
  if (!response.ok()) return FailWith(response.status());
  if (flags.format == "json") {
    std::puts(JsonLine(*response).c_str());
    return ExitStatus::kDone;
  }
  if (response->has_family_name()) {
    Print("family_name", response->family_name());
  }
  if (response->has_given_name()) Print("given_name", response->given_name());
  if (response->has_birth_date()) Print("birth_date", response->birth_date());
  if (response->has_document()) Print("document", response->document());
  if (response->has_province()) Print("province", response->province());
  return ExitStatus::kDone;
}

}  // namespace rsuctl
