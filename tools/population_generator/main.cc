// Makes a population of households and people who do not exist:
//
//   population_generator --households 1000 --people people.jsonl
//
// See docs/population.md.

#include <signal.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <exception>
#include <string>
#include <thread>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "tools/command_line/progress.h"
#include "tools/population_generator/calibration.h"
#include "tools/population_generator/generate_files.h"
#include "tools/version/version.h"

namespace population {
namespace {

// The values are part of the command line's contract.
constexpr int kDone = 0;
constexpr int kUsage = 2;
constexpr int kCannotWrite = 3;

// The signal that asked for the end; 0 if none did.
std::atomic<int> asked_to_end{0};
static_assert(std::atomic<int>::is_always_lock_free);

constexpr char kExitStatuses[] =
    "Exit status: 0 done, 2 the command line is wrong, 3 a file or the summary "
    "cannot be written.";

struct Flags {
  Request request;
  std::string seed = "1";
  std::string effective_date = "2026-01-01";
  bool progress = false;
};

int Fail(absl::string_view message, int status) {
  std::fprintf(stderr, "population_generator: %s\n",
               std::string(message).c_str());
  return status;
}

int DefaultThreads() {
  const int cores = static_cast<int>(std::thread::hardware_concurrency());
  return cores < 1 ? 1 : std::min(cores, kMostThreads);
}

std::string NotEmpty(const std::string& path) {
  if (path == "-") return "must name a file: nothing of it is printed";
  return path.empty() ? "a file name is empty" : "";
}

void AddOptions(CLI::App& app, Flags& flags) {
  Request& request = flags.request;
  request.threads = DefaultThreads();
  app.add_option("--households", request.households, "how many")
      ->required()
      ->check(CLI::Range(std::int64_t{1}, kMostHouseholds))
      ->type_name("N");
  app.add_option("--start", request.first,
                 "number of the first one; household K is the same in every "
                 "run with the same seed and date")
      ->check(CLI::Range(std::int64_t{1}, kMostHouseholds))
      ->capture_default_str()
      ->type_name("K");
  app.add_option("--seed", flags.seed,
                 "which population: 0 to 18446744073709551615")
      ->capture_default_str()
      ->type_name("S");
  app.add_option("--effective-date", flags.effective_date,
                 "the day on which the facts hold")
      ->capture_default_str()
      ->type_name("YYYY-MM-DD");
  app.add_option("--people", request.outputs.people,
                 "write who they are: for rsuctl people import")
      ->check(NotEmpty)
      ->type_name("FILE");
  app.add_option("--declarations", request.outputs.declarations,
                 "write what they declare: for rsuctl households import, and "
                 "rsuctl score")
      ->check(NotEmpty)
      ->type_name("FILE");
  app.add_option("--coverage", request.outputs.coverage,
                 "write how they are insured: for rsuctl coverage import")
      ->check(NotEmpty)
      ->type_name("FILE");
  app.add_option("--statuses", request.outputs.statuses,
                 "write what bodies report of them: for rsuctl status import")
      ->check(NotEmpty)
      ->type_name("FILE");
  app.add_option("--variables", request.outputs.variables,
                 "write the variables of their scores, 67 bytes each "
                 "(scoring/variables/pack_variables.h)")
      ->check(NotEmpty)
      ->type_name("FILE");
  app.add_flag("--summary", request.summary,
               "print what they come to: sizes, regions, scores");
  app.add_option("--threads", request.threads,
                 "how many make them; makes no difference to what is written")
      ->check(CLI::Range(1, kMostThreads))
      ->capture_default_str()
      ->type_name("T");
  app.add_flag("--progress", flags.progress,
               "say how far it is on the standard error, also where that is "
               "no terminal");
}

// What is wrong with the flags together; empty if nothing is.
std::string WrongFlags(Flags& flags) {
  Request& request = flags.request;
  // CLI11 would take -1 for a large number.
  if (!std::all_of(flags.seed.begin(), flags.seed.end(),
                   [](unsigned char c) { return absl::ascii_isdigit(c); }) ||
      !absl::SimpleAtoi(flags.seed, &request.population.seed)) {
    return "--seed: must be a whole number below 2^64";
  }
  const auto date = base::Date::Parse(flags.effective_date);
  if (!date.ok()) {
    return absl::StrCat("--effective-date: ", date.status().message());
  }
  request.population.effective_date = *date;
  if (request.first + request.households - 1 > kMostHouseholds) {
    return absl::StrCat(
        "--start and --households: the last household is above ",
        kMostHouseholds);
  }
  const Outputs& outputs = request.outputs;
  if (outputs.people.empty() && outputs.declarations.empty() &&
      outputs.coverage.empty() && outputs.statuses.empty() &&
      outputs.variables.empty() && !request.summary) {
    return "nothing is asked for: give --people, --declarations, --coverage, "
           "--statuses, --variables or --summary";
  }
  return "";
}

// Lets a signal end the work in order, so that no part of a file stays. The
// second one ends the program at once; what is ignored (nohup) stays ignored.
void EndInOrderOn(int number) {
  struct sigaction action {};
  sigaction(number, nullptr, &action);
  if (action.sa_handler == SIG_IGN) return;
  action.sa_handler = [](int received) { asked_to_end = received; };
  // Without SA_RESTART: who waits for the reader of a pipe waits no longer.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(number, &action, nullptr);
}

int Generate(const Flags& flags) {
  const auto calibration = Calibration::Load();
  if (!calibration.ok()) {
    return Fail(calibration.status().message(), kCannotWrite);
  }
  command_line::Progress progress("households", flags.request.households,
                                  flags.progress);
  const auto summary = GenerateFiles(
      *calibration, flags.request, [&progress](std::int64_t count) {
        progress.Advance(count, count);
        return asked_to_end == 0 ? absl::OkStatus()
                                 : absl::CancelledError("broken off");
      });
  progress.Wipe();
  // The end that the signal would have been.
  if (!summary.ok() && asked_to_end != 0) raise(asked_to_end);
  if (!summary.ok()) {
    return Fail(
        summary.status().message(),
        absl::IsInvalidArgument(summary.status()) ? kUsage : kCannotWrite);
  }
  if (flags.request.summary) std::fputs(summary->ToText().c_str(), stdout);
  return kDone;
}

int Run(int argc, char** argv) {
  Flags flags;
  CLI::App app(
      "Makes households and people who do not exist, with the make-up of "
      "Morocco's.\nThe same seed gives the same ones, always.",
      "population_generator");
  app.set_version_flag("--version", version::Line("population_generator"));
  app.footer(kExitStatuses);
  AddOptions(app, flags);
  int status = kDone;
  try {
    app.parse(argc, argv);
    const std::string wrong = WrongFlags(flags);
    status = wrong.empty() ? Generate(flags)
                           : Fail(absl::StrCat(wrong, "; see --help"), kUsage);
  } catch (const CLI::ParseError& error) {
    status = app.exit(error) == 0 ? kDone : kUsage;
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    return Fail(
        "cannot write the result: the disk may be full, or nobody reads",
        kCannotWrite);
  }
  return status;
}

}  // namespace
}  // namespace population

int main(int argc, char** argv) {
  // A file that may not grow and a reader that goes away are errors of the
  // write, not the end.
  signal(SIGXFSZ, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  for (const int number : {SIGHUP, SIGINT, SIGTERM}) {
    population::EndInOrderOn(number);
  }
  try {
    return population::Run(argc, argv);
  } catch (const std::exception& error) {
    // Only the reading of the command line throws.
    std::fprintf(stderr, "population_generator: %s\n", error.what());
    return population::kUsage;
  }
}
