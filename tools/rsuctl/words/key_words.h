#ifndef TOOLS_RSUCTL_WORDS_KEY_WORDS_H_
#define TOOLS_RSUCTL_WORDS_KEY_WORDS_H_

#include <string>
#include <vector>

#include "base/language.h"
#include "base/words/catalogue.h"

namespace rsuctl {

// What the commands of keys say.
enum class KeyText {
  kRegister,
  kPurpose,
  kPeriod,
  kMadeAt,
  kKeyName,
  kPublicKey,
  kVerifierKey,
  kMade,
  kLoss,
  kKeepCopy,
  kAdded,
  kEnds,
  kCopyAgain,
  kRetired,
  kStillOpens,
};

// Stops the process if the number of arguments is not that of the text.
std::string Say(KeyText text, base::Language language,
                const std::vector<std::string>& arguments = {});

// All texts, for tests.
std::vector<base::words::Message> KeyTexts();

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_WORDS_KEY_WORDS_H_
