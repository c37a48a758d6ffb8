// The command `policy mine`.

#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "base/status_macros.h"
#include "proto/rsu/authority/v1/authority_service.grpc.pb.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/policy/policy_commands.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/policy_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::authority::v1;

std::string Spoke(PolicyText text, const std::vector<std::string>& arguments) {
  return Say(text, Spoken(), arguments);
}

template <typename List>
void PrintList(PolicyText text, const List& list) {
  if (list.empty()) return;
  std::printf("  %s\n", Spoke(text, {absl::StrJoin(list, ", ")}).c_str());
}

void PrintAllowance(const v1::Allowance& allowance) {
  std::puts(Spoke(PolicyText::kRole, {allowance.role()}).c_str());
  PrintList(PolicyText::kProgrammes, allowance.programmes());
  PrintList(PolicyText::kFields, allowance.identity_fields());
  PrintList(PolicyText::kRegions, allowance.regions());
  PrintList(PolicyText::kProvinces, allowance.provinces());
  PrintList(PolicyText::kHides, allowance.hides());
  PrintList(PolicyText::kTakesReason, allowance.methods_with_reason());
  std::printf("  %s\n", Spoke(PolicyText::kMethods, {}).c_str());
  for (const std::string& method : allowance.methods()) {
    std::printf("    %s\n", method.c_str());
  }
}

std::string TextIn(const v1::GivenReason& reason, base::Language language) {
  switch (language) {
    case base::Language::kArabic:
      return reason.ar();
    case base::Language::kFrench:
      return reason.fr();
    case base::Language::kEnglish:
      break;
  }
  return reason.en();
}

void Print(const v1::WhatMayIResponse& answer) {
  std::puts(
      answer.person().empty()
          ? Spoke(PolicyText::kYouAre, {answer.caller()}).c_str()
          : Spoke(PolicyText::kYouAreFor, {answer.caller(), answer.person()})
                .c_str());
  for (const v1::Allowance& allowance : answer.allowances()) {
    PrintAllowance(allowance);
  }
  if (answer.reasons().empty()) return;
  std::puts(Spoke(PolicyText::kReasons, {}).c_str());
  for (const v1::GivenReason& reason : answer.reasons()) {
    std::printf("  %s  %s\n", reason.code().c_str(),
                TextIn(reason, Spoken()).c_str());
  }
}

absl::StatusOr<v1::WhatMayIResponse> Ask(const ServerFlags& server) {
  RSU_ASSIGN_OR_RETURN(const auto channel, Connect(server));
  const auto stub = v1::AuthorityService::NewStub(channel);
  return CallMethod(*stub, &v1::AuthorityService::Stub::WhatMayI,
                    v1::WhatMayIRequest());
}

}  // namespace

ExitStatus WhatMayI(const ServerFlags& server, const PolicyFlags& flags) {
  const auto answer = Ask(server);
  if (!answer.ok()) return FailWith(answer.status());
  if (flags.format == "json") {
    std::puts(JsonLine(*answer).c_str());
  } else {
    Print(*answer);
  }
  return ExitStatus::kDone;
}

}  // namespace rsuctl
