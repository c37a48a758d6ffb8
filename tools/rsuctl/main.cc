// rsuctl: the command line of the registers.

#include <fcntl.h>
#include <grpc/support/log.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/status.h"
#include "base/status_macros.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/cli.h"
#include "tools/rsuctl/client_settings.h"
#include "tools/rsuctl/command_words.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/option_checks.h"
#include "tools/rsuctl/option_names.h"
#include "tools/rsuctl/refusal_words.h"
#include "tools/rsuctl/typed_names.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"
#include "tools/version/version.h"

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
  FindFlags find;
  HistoryFlags history;
  ConfigFlags config;
  std::vector<std::string> words;  // help: of a command
  std::string shell;               // completion
  CommandLine line;
};

// Both registers: what is taken into them and told of it, group by group.
void AddRegisters(CLI::App& app, Flags& flags) {
  CommandLine& line = flags.line;
  CLI::App* people = AddGroup(app, "people", "The population register.");
  AddPeopleImport(people, line, flags.import);
  AddPeopleSearch(people, line, flags.find);
  AddPeople(people, line, flags.person);
  AddVerification(people, line, flags.verify);
  AddCivilStatusImport(AddGroup(app, "civil-status", "Births and deaths."),
                       line, flags.import);
  CLI::App* households = AddGroup(app, "households", "The social register.");
  AddHouseholdImport(households, line, flags.import);
  AddHouseholdCorrection(households, line, flags.import);
  AddHouseholdHistory(households, line, flags.history);
  CLI::App* coverage =
      AddGroup(app, "coverage", "Cover by other compulsory regimes.");
  AddCoverageImport(coverage, line, flags.import);
  AddCoverageHistory(coverage, line, flags.history);
  CLI::App* status =
      AddGroup(app, "status",
               "What bodies report of people: disability, studies, work.");
  AddStatusImport(status, line, flags.import);
  AddStatusHistory(status, line, flags.history);
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

// Whether what is printed goes to a pipe that nobody reads any more.
bool ReaderIsGone() {
  pollfd output = {STDOUT_FILENO, POLLOUT, 0};
  return poll(&output, 1, 0) == 1 &&
         (output.revents & (POLLERR | POLLHUP)) != 0;
}

// The exit status of the program for that of its command. Whoever reads no
// further, as `head`, has what they want: then the program ends as others do,
// without a word, by the signal.
int ExitWith(ExitStatus status) {
  if (!ResultsAreTaken()) {
    if (ReaderIsGone()) {
      signal(SIGPIPE, SIG_DFL);
      raise(SIGPIPE);
    }
    status = Fail("cannot write the results: the disk may be full",
                  ExitStatus::kServerFailed);
  }
  // What was to be said is lost, and nothing can say so.
  if (std::ferror(stderr) != 0 && status != ExitStatus::kUsage) {
    status = ExitStatus::kServerFailed;
  }
  return static_cast<int>(status);
}

// How far long work is, in the language that is spoken.
std::string ProgressInWords(const command_line::ProgressState& state) {
  const auto text = [](std::int64_t number) { return std::to_string(number); };
  const std::int64_t minutes = state.left_s / 60;
  const std::string left =
      Say(OperationText::kTimeLeft, Spoken(),
          {minutes >= 60  ? "hours"
           : minutes >= 1 ? "minutes"
                          : "seconds",
           text(minutes / 60), text(minutes % 60), text(state.left_s % 60)});
  return Say(OperationText::kProgress, Spoken(),
             {NounInWords(state.noun, Spoken()), text(state.count),
              text(state.per_second),
              state.percent.has_value() ? text(*state.percent) : "_", left});
}

// Settles how the server is reached, if the command talks to one.
absl::Status SettleServer(const CLI::App& app, CommandLine& line) {
  const auto needed = line.server_needed.find(ChosenCommand(app));
  if (needed == line.server_needed.end()) return absl::OkStatus();
  // Only an option brings a server to a command that does without.
  if (!needed->second && line.server.address.empty()) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const ClientSettings settings,
                       SettleClient(line.server, std::getenv));
  if (settings.server.empty()) {
    return absl::InvalidArgumentError(NoServerInWords(settings));
  }
  line.server.address = settings.server;
  line.server.tls = settings.tls;
  Warn(KeyWarning(settings.tls.key));
  return absl::OkStatus();
}

// Commands about the command line itself.
void AddWords(CLI::App& app, Flags& flags) {
  CLI::App* help = AddCommand(
      &app, "help", "Say how a command is used: `help people show`.",
      flags.line, [&app, &flags] {
        CLI::App* const command = FindCommand(app, flags.words);
        if (command == nullptr) {
          return Fail(UnknownCommand(app, flags.words), ExitStatus::kUsage);
        }
        std::fputs(HelpOf(*command, flags.words).c_str(), stdout);
        return ExitStatus::kDone;
      });
  help->add_option("command", flags.words, "its words")->type_name("COMMAND");
  CLI::App* completion = AddCommand(
      &app, "completion",
      "Print a script that completes commands: . <(rsuctl completion bash)",
      flags.line, [&app] {
        std::fputs(BashCompletion(app).c_str(), stdout);
        return ExitStatus::kDone;
      });
  completion->add_option("shell", flags.shell, "bash")
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>{"bash"}))
      ->type_name("SHELL");
  AddCommand(&app, "man", "Print the manual page: rsuctl man | man -l -",
             flags.line, [&app] {
               std::fputs(ManualPage(app, version::Line("rsuctl")).c_str(),
                          stdout);
               return ExitStatus::kDone;
             });
}

int Run(int argc, char** argv) {
  OccupyStandardStreams();
  Flags flags;
  CLI::App app(
      "The command line of the population and social registers. Every command "
      "has --help.\nHelp is in English; --language en, fr or ar says in which "
      "language a command\nspeaks, and without it the environment does.",
      "rsuctl");
  app.formatter(std::make_shared<HelpFormatter>());
  app.require_subcommand(1);
  app.footer(kExitStatuses);
  app.set_version_flag("--version", version::Line("rsuctl"));
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
  AddConfig(AddGroup(app, "config", "How this program reaches the server."),
            flags.line, flags.config);
  AddWords(app, flags);
  AddLanguageToAll(app);
  CheckTexts(app);
  const std::vector<std::string> words(argv + 1, argv + argc);
  app.failure_message([&words](const CLI::App* asked, const CLI::Error& error) {
    return MistakeAsTyped(error.what(), words) +
           CLI::FailureMessage::simple(asked, error)
               .substr(std::string(error.what()).size());
  });
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const std::string unknown = UnknownCommand(app, words);
    if (!unknown.empty()) return ExitWith(Fail(unknown, ExitStatus::kUsage));
    return ExitWith(app.exit(error) == 0 ? ExitStatus::kDone
                                         : ExitStatus::kUsage);
  }
  SpeakIn(LanguageOfCommand(*ChosenCommand(app)));
  command_line::SayProgressBy(ProgressInWords);
  NameFieldsBy(NamesOfCommand(*ChosenCommand(app), words));
  if (ReadsStandardInputTwice(*ChosenCommand(app))) {
    return ExitWith(
        Fail("the standard input can be read only once: give - for one file",
             ExitStatus::kUsage));
  }
  const absl::Status settled = SettleServer(app, flags.line);
  if (!settled.ok()) {
    return ExitWith(Fail(std::string(settled.message()), ExitStatus::kUsage));
  }
  return ExitWith(flags.line.run());
}

}  // namespace

bool ResultsAreTaken() {
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

ExitStatus Fail(const std::string& message, ExitStatus status) {
  std::fflush(stdout);
  std::fprintf(stderr, "rsuctl: %s\n", InSpokenLanguage(message).c_str());
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
