#ifndef TOOLS_RSUCTL_COMMANDS_H_
#define TOOLS_RSUCTL_COMMANDS_H_

#include <string>
#include <vector>

#include "base/rpc/tls.h"
#include "tools/rsuctl/exit_status.h"

// The commands of rsuctl. Each prints its results on the standard output and
// what went wrong on the standard error.
namespace rsuctl {

// How to reach the server.
struct ServerFlags {
  std::string address;
  base::rpc::TlsFiles tls;
};

struct ScoreFlags {
  std::string input;
  bool json = false;
  bool explain = false;
};

// Scores a declarations file without a server; stores nothing.
ExitStatus Score(const ScoreFlags& flags);

// Checks numbers against the rules of `preset`, without a server.
ExitStatus CheckNumbers(const std::string& preset,
                        const std::vector<std::string>& numbers);

struct ImportFlags {
  ServerFlags server;
  std::string input;
  std::string issued;   // people: written; others: read
  std::string refused;  // empty: refused lines are only printed
  std::string sender = "default";
  bool restore = false;  // households: what was corrected since holds again
};

ExitStatus ImportPeople(const ImportFlags& flags);
ExitStatus ImportHouseholds(const ImportFlags& flags);
ExitStatus ImportCoverage(const ImportFlags& flags);

struct ExportScoresFlags {
  ServerFlags server;
  std::string day;     // empty: the latest declared
  std::string sender;  // empty: all
};

ExitStatus ExportScores(const ExportScoresFlags& flags);

struct EligibilityFlags {
  ServerFlags server;
  std::string day;
  std::string idcs;      // check
  std::string issued;    // export
  std::string known_at;  // empty: all that is known
};

ExitStatus CheckEligibility(const EligibilityFlags& flags);
ExitStatus ExportEligibility(const EligibilityFlags& flags);

struct ExplainScoreFlags {
  ServerFlags server;
  std::string idcs;
  std::string day;
};

// Prints the score of a person's household on a day, term by term.
ExitStatus ExplainScore(const ExplainScoreFlags& flags);

// Says what went wrong and gives the exit status for it.
ExitStatus Fail(const std::string& message, ExitStatus status);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_COMMANDS_H_
