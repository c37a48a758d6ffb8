// rsuctl: the command line of the registers.

#include <fcntl.h>
#include <grpc/support/log.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "tools/rsuctl/cli.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/option_checks.h"

namespace rsuctl {
namespace {

// What was asked for on the command line.
struct Flags {
  ScoreFlags score;
  CheckStoreFlags store;
  PersonFlags person;
  VerifyFlags verify;
  RescoreFlags rescore;
  BeneficiaryFlags beneficiaries;
  SimulateFlags simulate;
  ImportFlags import;
  ExportScoresFlags scores;
  ExplainScoreFlags explain;
  EligibilityFlags eligibility;
  IdcsFlags idcs;
  FormulaFlags formula;
  CommandLine line;
};

// Both registers: what is taken into them, group by group.
void AddRegisters(CLI::App& app, Flags& flags) {
  CLI::App* people = AddGroup(app, "people", "The population register.");
  AddPeopleImport(people, flags.line, flags.import);
  AddPeople(people, flags.line, flags.person);
  AddVerification(people, flags.line, flags.verify);
  AddCivilStatusImport(AddGroup(app, "civil-status", "Births and deaths."),
                       flags.line, flags.import);
  AddHouseholdImport(AddGroup(app, "households", "The social register."),
                     flags.line, flags.import);
  AddCoverageImport(
      AddGroup(app, "coverage", "Cover by other compulsory regimes."),
      flags.line, flags.import);
  AddStatusImport(
      AddGroup(app, "status",
               "Disability, orphanhood, studies, marriage, residence."),
      flags.line, flags.import);
}

// The words that should name a command and do not; empty if they do.
std::string UnknownCommand(CLI::App& app, int argc, char** argv) {
  CLI::App* group = &app;
  std::string words;
  for (int i = 1; i < argc && argv[i][0] != '-'; ++i) {
    words += (i > 1 ? " " : "") + std::string(argv[i]);
    const std::string name = argv[i];
    const std::vector<CLI::App*> named = group->get_subcommands(
        [&name](CLI::App* command) { return command->get_name() == name; });
    if (named.empty()) return words;
    group = named.front();
    if (group->get_subcommands({}).empty()) return "";
  }
  return "";
}

// A standard stream that the caller closed would be the next file or connection
// that is opened, and what is printed would go there. In its place comes one
// that can only fail.
void OccupyStandardStreams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    const int way = stream == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    // The lowest free number is this one; if nothing can be opened, nothing
    // can be mended.
    if (open("/dev/null", way) < 0) return;
  }
}

// The exit status of the program for that of its command.
int ExitWith(ExitStatus status) {
  if (!ResultsAreTaken()) {
    status =
        Fail("cannot write the results: the disk may be full, or nobody reads",
             ExitStatus::kServerFailed);
  }
  // What was to be said is lost, and nothing can say so.
  if (std::ferror(stderr) != 0 && status != ExitStatus::kUsage) {
    status = ExitStatus::kServerFailed;
  }
  return static_cast<int>(status);
}

int Run(int argc, char** argv) {
  OccupyStandardStreams();
  Flags flags;
  CLI::App app(
      "The command line of the population and social registers. Every command "
      "has --help.",
      "rsuctl");
  app.require_subcommand(1);
  app.footer(kExitStatuses);
  AddScore(app, flags.line, flags.score);
  AddFormula(AddGroup(app, "formula", "Score formulas as data: no server."),
             flags.line, flags.formula);
  AddStore(AddGroup(app, "store", "The database file: no server."), flags.line,
           flags.store);
  AddIdcs(AddGroup(app, "idcs", "Identifiers."), flags.line, flags.idcs);
  AddRegisters(app, flags);
  AddScores(app, flags.line, flags.scores, flags.explain);
  AddRescoring(app, flags.line, flags.rescore);
  AddBeneficiaries(app, flags.line, flags.beneficiaries);
  AddSimulation(app, flags.line, flags.simulate);
  AddEligibility(
      AddGroup(app, "eligibility", "Who belongs in which health insurance."),
      flags.line, flags.eligibility);
  CheckTexts(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const std::string unknown = UnknownCommand(app, argc, argv);
    if (!unknown.empty()) {
      std::fprintf(stderr, "rsuctl: there is no command '%s'; see --help\n",
                   unknown.c_str());
      return static_cast<int>(ExitStatus::kUsage);
    }
    return ExitWith(app.exit(error) == 0 ? ExitStatus::kDone
                                         : ExitStatus::kUsage);
  }
  return ExitWith(flags.line.run());
}

}  // namespace

bool ResultsAreTaken() {
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

ExitStatus Fail(const std::string& message, ExitStatus status) {
  std::fflush(stdout);
  std::fprintf(stderr, "rsuctl: %s\n", message.c_str());
  return status;
}

}  // namespace rsuctl

int main(int argc, char** argv) {
  // A file that may not grow and a reader that goes away are errors of the
  // write, not the end.
  signal(SIGXFSZ, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  // gRPC's own log repeats what the program says in words.
  gpr_set_log_verbosity(GPR_LOG_SEVERITY_ERROR);
  try {
    return rsuctl::Run(argc, argv);
  } catch (const std::exception& error) {
    // Only the reading of the command line throws.
    std::fprintf(stderr, "rsuctl: %s\n", error.what());
    return static_cast<int>(rsuctl::ExitStatus::kUsage);
  }
}
