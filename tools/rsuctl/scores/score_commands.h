#ifndef TOOLS_RSUCTL_SCORES_SCORE_COMMANDS_H_
#define TOOLS_RSUCTL_SCORES_SCORE_COMMANDS_H_

#include <string>

#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

struct ExportScoresFlags {
  ServerFlags server;
  std::string day;     // empty: the latest declared
  std::string sender;  // empty: all
  std::string format;  // "json", or anything else
};

// Prints the score of every household.
ExitStatus ExportScores(const ExportScoresFlags& flags);

// What is asked about the score of a person's household.
struct ExplainScoreFlags {
  ServerFlags server;
  std::string idcs;
  std::string day;       // history: empty is the last one
  std::string known_at;  // empty: all that is known
  std::string from;      // compare: DAY or DAY@MOMENT
  std::string to;        // compare: likewise
  std::string format;    // "json", or anything else
};

// Print the score term by term, what changed between two scores, the smallest
// changes that cross each threshold, and every change of the score.
ExitStatus ExplainScore(const ExplainScoreFlags& flags);
ExitStatus CompareScores(const ExplainScoreFlags& flags);
ExitStatus ExplainThresholds(const ExplainScoreFlags& flags);
ExitStatus ShowScoreHistory(const ExplainScoreFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SCORES_SCORE_COMMANDS_H_
