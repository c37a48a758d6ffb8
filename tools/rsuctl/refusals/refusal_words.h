#ifndef TOOLS_RSUCTL_REFUSALS_REFUSAL_WORDS_H_
#define TOOLS_RSUCTL_REFUSALS_REFUSAL_WORDS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace rsuctl {

// What a message says, in the language that is spoken (words/language.h). The
// places before it stay: "people.jsonl:3: P1: sex: " and what is wrong there.
// English where there is no text.
std::string InSpokenLanguage(absl::string_view message);

// What a status says in that language: of its fields, or its message.
std::string InSpokenLanguage(const absl::Status& status);

// Tells it on the standard error, in the language that is spoken; an empty
// message is none.
void Warn(const std::string& message);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_REFUSALS_REFUSAL_WORDS_H_
