#ifndef TOOLS_RSUCTL_WORDS_SIMULATION_TEXTS_H_
#define TOOLS_RSUCTL_WORDS_SIMULATION_TEXTS_H_

#include <string>
#include <vector>

#include "base/language.h"
#include "base/words/catalogue.h"

namespace rsuctl {

// What a simulation says in its summary, its page and its pictures.
enum class SimulationText {
  // Said first, where counts of programmes do not add up.
  kInBoth,
  kInNeither,
  kNotUsable,
  kToUnusable,
  kAidToUnusable,
  kToUnusableColumn,
  kFromUnusableColumn,
  kNotPlaced,
  // Summary.
  kHouseholdsOn,
  kProgrammeLine,
  kAnswersAbout,
  kNowThen,
  kAidMoves,
  kKnownAt,
  kWritten,
  // What a rule asks.
  kNoRule,
  kAbove,
  kAtOrUnder,
  // Page.
  kTitle,
  kHeading,
  kScoresStay,
  kScoresOfFormula,
  kNoRuns,
  kRuns,
  kLead,
  kNothingStored,
  kNobody,
  kProgrammes,
  kProgramme,
  kScore,
  kHouseholds,
  kPeople,
  kContributions,
  kCost,
  kNow,
  kWhatIf,
  kChange,
  kProgrammesNote,
  kCovered,
  kInNeitherProgramme,
  kNoUsableScore,
  kNotRegistered,
  kWhatPeopleAreAnswered,
  kAnswers,
  kAnswersNote,
  kEnterAndLeave,
  kHouseholdsEnter,
  kPeopleEnter,
  kHouseholdsLeave,
  kPeopleLeave,
  kNear,
  kThreshold,
  kWithin,
  kUnderIt,
  kAboveIt,
  kNearNote,
  kScores,
  kMadAMonth,
  kSum,
  kBracket,
  kContributionsTo,
  kVolatility,
  kCrossingsPerHousehold,
  kTimes,
  kVolatilityNote,
  kRegion,
  kTowns,
  kCountryside,
  kHouseholdOf,
  kHeadUnknown,
  kHeadWoman,
  kHeadMan,
  kInterval,
  kParity,
  kGroup,
  kOnItsSideNow,
  kRateNow,
  kOnItsSideThen,
  kRateThen,
  kParityNote,
  kNobodyCrosses,
  kOverTheThreshold,
  // Lines of the answers.
  kTadamonPrincipals,
  kTadamonDependants,
  kChamilPrincipals,
  kChamilDependants,
  kChamilContributions,
  kChamilWaiting,
  kAidHouseholds,
  kAidMad,
  kAidChildren,
  kAidPremiums,
  kAidExcluded,
  kSchoolAidMad,
  kSchoolAidUnknown,
  // Pictures.
  kHouseholdsByScore,
  kScorePoints,
  kThresholdPoints,
  kThousands,
  kUnitHouseholds,
  kAnd,
  kWhatIfLine,
  kAsThingsAre,
  kByTheWhatIf,
  kScoresAsTheyAre,
  kWhoCrosses,
  kCrossingsAxis,
  kRegionAxis,
  kLeave,
  kEnter,
  kCurve,
  kCostOver,
};

// Stops the process if the number of arguments is not that of the text.
std::string Say(SimulationText text, base::Language language,
                const std::vector<std::string>& arguments = {});

// All texts, for tests.
std::vector<base::words::Message> SimulationTexts();

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_WORDS_SIMULATION_TEXTS_H_
