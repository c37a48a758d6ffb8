#include "tools/rsuctl/call/call_window.h"

#include <string>

#include "base/language.h"
#include "base/rpc/call.h"
#include "base/rpc/request_language.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {

namespace {

// Of the command that runs: set before its first call.
std::string& OnBehalfOf() {
  static auto* const person = new std::string;
  return *person;
}
std::string& Purpose() {
  static auto* const purpose = new std::string;
  return *purpose;
}

}  // namespace

void SetCallMetadata(const ServerFlags& flags) {
  OnBehalfOf() = flags.on_behalf_of;
  Purpose() = flags.purpose;
}

void AddCallMetadata(grpc::ClientContext& context) {
  if (!OnBehalfOf().empty()) {
    context.AddMetadata(base::rpc::kOnBehalfOfMetadata, OnBehalfOf());
  }
  if (!Purpose().empty()) {
    context.AddMetadata(base::rpc::kReasonMetadata, Purpose());
  }
  // English is what every call is told.
  if (Spoken() == base::Language::kEnglish) return;
  context.AddMetadata(base::rpc::kLanguageMetadata,
                      std::string(base::LanguageCode(Spoken())));
}

}  // namespace rsuctl
