#include "tools/rsuctl/call/call_window.h"

#include <string>

#include "base/language.h"
#include "base/rpc/request_language.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {

void AskInSpokenLanguage(grpc::ClientContext& context) {
  // English is what every call is told.
  if (Spoken() == base::Language::kEnglish) return;
  context.AddMetadata(base::rpc::kLanguageMetadata,
                      std::string(base::LanguageCode(Spoken())));
}

}  // namespace rsuctl
