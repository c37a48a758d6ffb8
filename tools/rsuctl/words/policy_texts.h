#ifndef TOOLS_RSUCTL_WORDS_POLICY_TEXTS_H_
#define TOOLS_RSUCTL_WORDS_POLICY_TEXTS_H_

#include <string>
#include <vector>

#include "base/language.h"
#include "base/words/catalogue.h"

namespace rsuctl {

// What the commands `policy …` say.
enum class PolicyText {
  kSound,
  kNoReasons,
  kAllowed,
  kNotAllowed,
  kNotNamed,
  kByRole,
  kProgrammes,
  kFields,
  kRegions,
  kProvinces,
  kHides,
  kTakesReason,
  kYouAre,
  kYouAreFor,
  kRole,
  kMethods,
  kReasons,
  kImported,
};

// In the language; how many arguments a text takes is in its row.
std::string Say(PolicyText text, base::Language language,
                const std::vector<std::string>& arguments);

// All rows, for tests.
std::vector<base::words::Message> PolicyTexts();

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_WORDS_POLICY_TEXTS_H_
