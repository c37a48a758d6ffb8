#ifndef TOOLS_RSUCTL_WORDS_OPERATOR_WORDS_H_
#define TOOLS_RSUCTL_WORDS_OPERATOR_WORDS_H_

#include <string>
#include <vector>

#include "base/language.h"
#include "base/words/catalogue.h"

namespace rsuctl {

// What imports and merges tell an operator to do next, and what an
// administrator is told of numbers and of the client's settings.
enum class OperatorText {
  kLooksLikeCsv,
  kOtherKindOfFile,
  kExchangedMembers,
  kRestoreOption,
  kEndsAfterDeath,
  kIfHouseholdKeeps,
  // The numbers that a set of rules admits.
  kPreset,
  kAdmitted,
  kIssued,
  kIssuedTo,
  kRetired,
  kRetiredOfThose,
  kLeft,
  kRate,
  kRateOfDays,
  kLastsUntil,
  kLastDayAtThatRate,
  kNote,
  kOtherPreset,
  kCounted,
  // How the server is reached.
  kWarning,
  kClientFile,
  kSetting,
};

// Stops the process if the number of arguments is not that of the text.
std::string Say(OperatorText text, base::Language language,
                const std::vector<std::string>& arguments = {});

// All texts, for tests.
std::vector<base::words::Message> OperatorTexts();

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_WORDS_OPERATOR_WORDS_H_
