// rsuctl: the command line of the registers.

#include <grpc/support/log.h>
#include <signal.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "base/status_macros.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/beneficiaries/beneficiaries_cli.h"
#include "tools/rsuctl/call/call_window.h"
#include "tools/rsuctl/call/client_settings.h"
#include "tools/rsuctl/config/config_cli.h"
#include "tools/rsuctl/eligibility/eligibility_cli.h"
#include "tools/rsuctl/events/events_cli.h"
#include "tools/rsuctl/formulas/formulas_cli.h"
#include "tools/rsuctl/households/households_cli.h"
#include "tools/rsuctl/keys/keys_cli.h"
#include "tools/rsuctl/numbers/numbers_cli.h"
#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"
#include "tools/rsuctl/options/help_cli.h"
#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/options/program.h"
#include "tools/rsuctl/options/shared_options.h"
#include "tools/rsuctl/options/typed_names.h"
#include "tools/rsuctl/people/people_cli.h"
#include "tools/rsuctl/policy/policy_cli.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/option_names.h"
#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/registration/registration_cli.h"
#include "tools/rsuctl/rescoring/rescoring_cli.h"
#include "tools/rsuctl/scores/scores_cli.h"
#include "tools/rsuctl/simulation/simulation_cli.h"
#include "tools/rsuctl/standard_streams.h"
#include "tools/rsuctl/store/store_cli.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"
#include "tools/version/version.h"

namespace rsuctl {
namespace {

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
absl::Status SettleServer(Command command, CommandLine& line) {
  const auto needed = line.server_needed.find(command.app());
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
  SetCallMetadata(line.server);
  Warn(KeyWarning(settings.tls.key));
  return absl::OkStatus();
}

// The subjects, in the order in which help names them.
void AddSubjects(Command program, CommandLine& line) {
  AddScore(program, line);
  AddFormulas(program, line);
  AddStore(program, line);
  AddNumbers(program, line);
  AddPeople(program, line);
  AddCivilStatus(program, line);
  AddHouseholds(program, line);
  AddEvents(program, line);
  AddScores(program, line);
  AddRescoring(program, line);
  AddBeneficiaries(program, line);
  AddSimulation(program, line);
  AddEligibility(program, line);
  AddKeys(program, line);
  AddPolicy(program, line);
  AddConfig(program, line);
}

int Run(int argc, char** argv) {
  OccupyStandardStreams();
  CommandLine line;
  Program program(
      "The command line of the population and social registers. Every command "
      "has --help.\nHelp is in English; --language en, fr or ar says in which "
      "language a command\nspeaks, and without it the environment does.",
      version::Line("rsuctl"));
  AddSubjects(program.root(), line);
  AddHelp(program.root(), line, version::Line("rsuctl"));
  AddLanguageToAll(program.root());
  CheckTexts(program.root());
  const std::optional<ExitStatus> end = program.Read(argc, argv);
  if (end.has_value()) return ExitWith(*end);
  const Command chosen = program.Chosen();
  SpeakIn(LanguageOfCommand(chosen));
  command_line::SayProgressBy(ProgressInWords);
  NamesOfFields names = NamesOfCommand(chosen, program.words());
  names["rsu-reason"] = "--purpose";
  NameFieldsBy(std::move(names));
  if (ReadsStandardInputTwice(chosen)) {
    return ExitWith(
        Fail("the standard input can be read only once: give - for one file",
             ExitStatus::kUsage));
  }
  const absl::Status settled = SettleServer(chosen, line);
  if (!settled.ok()) {
    return ExitWith(Fail(std::string(settled.message()), ExitStatus::kUsage));
  }
  return ExitWith(line.run());
}

}  // namespace
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
