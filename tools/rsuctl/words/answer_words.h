#ifndef TOOLS_RSUCTL_WORDS_ANSWER_WORDS_H_
#define TOOLS_RSUCTL_WORDS_ANSWER_WORDS_H_

#include <string>
#include <vector>

#include "base/language.h"
#include "base/words/catalogue.h"

namespace rsuctl {

// What `eligibility check` says around the reasons of the server.
enum class AnswerText {
  kInTadamon,
  kInChamil,
  kInChamilThrough,
  kInChamilNotSet,
  kCoveredElsewhere,
  kNotEligible,
  kNotScored,
  kNotRegistered,
  kUnknownOutcome,
  kWhy,
  kNote,
  kMember,
  kInsuredThrough,
  kHouseholdNumber,
  kScore,
  kDistance,
  kHeaviest,
  kHeavyTerm,
  kNoAid,
  kAidNotSet,
  kAidUndetermined,
  kAid,
  kAidPaidOnce,
  kWaysOut,
  kKnownAt,
};

// Stops the process if the number of arguments is not that of the text.
std::string Say(AnswerText text, base::Language language,
                const std::vector<std::string>& arguments = {});

// All texts, for tests.
std::vector<base::words::Message> AnswerTexts();

// A programme by its name, "amo-tadamon", in words; its title where it is none
// of those that are released.
std::string ProgrammeInWords(const std::string& name, const std::string& title,
                             base::Language language);

// A distance without sign, and its side ("UNDER", "AT", "ABOVE"): "0.3304249
// under the threshold".
std::string DistanceInWords(const std::string& distance,
                            const std::string& side, base::Language language);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_WORDS_ANSWER_WORDS_H_
