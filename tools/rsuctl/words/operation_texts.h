#ifndef TOOLS_RSUCTL_WORDS_OPERATION_TEXTS_H_
#define TOOLS_RSUCTL_WORDS_OPERATION_TEXTS_H_

#include <string>
#include <vector>

#include "base/language.h"
#include "base/words/catalogue.h"

namespace rsuctl {

// What imports, re-scoring runs, lists and the check of a store say.
enum class OperationText {
  // Imports: what the lines hold, and what became of them.
  kNoun,
  kSummary,
  kRegisteredNow,
  kRegisteredBefore,
  kRegistered,
  kDied,
  kStoredNow,
  kKnownBefore,
  kDeclaredNow,
  kCorrected,
  kUnchanged,
  kRefused,
  kHeld,
  kSuperseded,
  kFindings,
  kElsewhere,
  kBrokenOff,
  kRunAgain,
  kNumbersSoFar,
  kProgress,
  kTimeLeft,
  kHoldsNone,
  // A re-scoring run.
  kRun,
  kRunTakesBack,
  kRegions,
  kMilieu,
  kDeclaredBefore,
  kIsDryRun,
  kCreated,
  kAtMoment,
  kWasTakenBack,
  kBegun,
  kRunWaits,
  kPending,
  kPendingWaits,
  kRunning,
  kRunningWaits,
  kSucceeded,
  kSucceededDry,
  kReportWaits,
  kReportFailed,
  kCancelled,
  kFailed,
  kWantsConfirmation,
  kUnknownState,
  // Its report.
  kNotCounted,
  kNotUsable,
  kTheyWait,
  kWillWantConfirmation,
  kChanged,
  kComputed,
  kCrossings,
  kToUnusable,
  // Lists of a programme.
  kListed,
  kListedMad,
  kListWaits,
  kListUnreadable,
  kUnreadableEntry,
  kUnreadableScore,
  kUnreadablePart,
  kMissingPeople,
  kMissingHouseholds,
  kMissingUnknown,
  kMissingUncounted,
  // The check of a store.
  kChecked,
  kCheckedPages,
  kTablesNotCounted,
  kMendedByLog,
  kPlaceInStore,
  kChecking,
};

// Stops the process if the number of arguments is not that of the text.
std::string Say(OperationText text, base::Language language,
                const std::vector<std::string>& arguments = {});

// What the lines of a file hold ("people", "coverage events") in words.
std::string NounInWords(const std::string& noun, base::Language language);

// Where the check of a store finds something ("log", "reports of runs") in
// words; the name of a table as it is.
std::string PlaceInWords(const std::string& place, base::Language language);

// All texts, for tests.
std::vector<base::words::Message> OperationTexts();

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_WORDS_OPERATION_TEXTS_H_
