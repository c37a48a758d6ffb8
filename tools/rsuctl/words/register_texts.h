#ifndef TOOLS_RSUCTL_WORDS_REGISTER_TEXTS_H_
#define TOOLS_RSUCTL_WORDS_REGISTER_TEXTS_H_

#include <string>
#include <vector>

#include "base/language.h"
#include "base/words/catalogue.h"

namespace rsuctl {

// What `people` and `households` say of a person, a household, who is held, and
// of a merge.
enum class RegisterText {
  // Who recorded something.
  kBy,
  kByAuthor,
  // A person.
  kVersion,
  kEtag,
  kDied,
  kMergedInto,
  kMayBeDouble,
  kCandidate,
  kUnchanged,
  kDryRun,
  // Somebody held.
  kHeld,
  kDecided,
  kVerdict,
  // A household.
  kHousehold,
  kRevision,
  kEffectiveDate,
  kCreateTime,
  kSender,
  kHouseholdRef,
  kReplaces,
  kScore,
  kFormula,
  kMember,
  kNobodyLeft,
  // A correction of several.
  kCorrected,
  kName,
  kNothingStored,
  // An identity check.
  kIdentityChecked,
  // A merge.
  kMergedHousehold,
  kDeclaration,
  kLetsGo,
  kLetsLastGo,
  kNamedTwice,
  kRevised,
  kScoreStays,
  kInNoHousehold,
  kInHousehold,
  kOutcome,
  kDirectAid,
  kCoveredBy,
  kInProgramme,
  kMadAMonth,
  kAnswerOn,
  kBefore,
  kAfter,
  kRetiredFor,
  kAnswerFrom,
  kAnswerBetween,
  kInsuredThrough,
  kPaidToPerson,
  kMorePeriods,
  kNotToldFrom,
  // A number.
  kIssued,
  kCallerNotKept,
  kRetiredBy,
  kFollowedBy,
  kNoteOfNumber,
  kValid,
  kInvalid,
  kBrokenRule,
};

// Stops the process if the number of arguments is not that of the text.
std::string Say(RegisterText text, base::Language language,
                const std::vector<std::string>& arguments = {});

// All texts, for tests.
std::vector<base::words::Message> RegisterTexts();

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_WORDS_REGISTER_TEXTS_H_
