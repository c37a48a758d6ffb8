#ifndef TOOLS_RSUCTL_CLI_H_
#define TOOLS_RSUCTL_CLI_H_

#include <functional>
#include <string>

#include "CLI/CLI.hpp"
#include "tools/rsuctl/commands.h"

namespace rsuctl {

// Where the parts of the command line meet: each part adds its commands, and
// the one that was given sets `run`.
struct CommandLine {
  ServerFlags server;
  std::function<ExitStatus()> run;
};

// A command that only has commands of its own.
CLI::App* AddGroup(CLI::App& app, const std::string& name,
                   const std::string& description);

// A command of `parent` that does `run`.
CLI::App* AddCommand(CLI::App* parent, const std::string& name,
                     const std::string& description, CommandLine& line,
                     std::function<ExitStatus()> run);

// `--server` and what TLS needs.
void AddServer(CLI::App* command, CommandLine& line, bool required = true);

// `--sender`, one of the names that senders have.
void AddSender(CLI::App* command, std::string& sender,
               const std::string& description);

// `--known-at`.
void AddKnownAt(CLI::App* command, std::string& moment);

// `--author` and `--reason`, which what is decided needs.
void AddAuthorship(CLI::App* command, std::string& author, std::string& reason);

// The commands on single people. `flags` outlives the command line.
void AddPeople(CLI::App* people, CommandLine& line, PersonFlags& flags);

// What others may ask about them. `flags` outlives the command line.
void AddVerification(CLI::App* people, CommandLine& line, VerifyFlags& flags);

// The commands on formulas as data. `flags` outlives the command line.
void AddFormula(CLI::App* formula, CommandLine& line, FormulaFlags& flags);

// Lists of programmes. `flags` outlives the command line.
void AddBeneficiaries(CLI::App& app, CommandLine& line,
                      BeneficiaryFlags& flags);

// Scores, and why they are what they are. Both flags outlive the command line.
void AddScores(CLI::App& app, CommandLine& line, ExportScoresFlags& exported,
               ExplainScoreFlags& explained);

// Simulation. `flags` outlives the command line.
void AddSimulation(CLI::App& app, CommandLine& line, SimulateFlags& flags);

// Re-scoring. `flags` outlives the command line.
void AddRescoring(CLI::App& app, CommandLine& line, RescoreFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CLI_H_
