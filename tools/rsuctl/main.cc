// rsuctl: the command line of the registers.

#include <fcntl.h>
#include <grpc/support/log.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "tools/rsuctl/cli.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/option_checks.h"

namespace rsuctl {
namespace {

constexpr char kExitStatuses[] =
    "Exit status: 0 done; 1 something in the input was refused, invalid or not "
    "found,\nand the messages say what; 2 the command line is wrong; 3 the "
    "server cannot be\nreached or failed, or a result cannot be written, and "
    "the command may be run again.";

// What was asked for on the command line.
struct Flags {
  ScoreFlags score;
  std::string format = "csv";
  std::string preset = "default";
  std::vector<std::string> numbers;
  PersonFlags person;
  VerifyFlags verify;
  RescoreFlags rescore;
  BeneficiaryFlags beneficiaries;
  SimulateFlags simulate;
  ImportFlags import;
  ExportScoresFlags scores;
  ExplainScoreFlags explain;
  EligibilityFlags eligibility;
  CapacityFlags capacity;
  IssueFlags issue;
  NumberFlags number;
  FormulaFlags formula;
  CommandLine line;
};

bool IsSenderName(const std::string& name) {
  return !name.empty() && name.size() <= 64 &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
                  c == '.' || c == '_' || c == '-';
         });
}

void AddImport(CLI::App* command, Flags& flags, const std::string& issued) {
  command->add_option("file", flags.import.input, "JSON Lines")
      ->required()
      ->type_name("FILE");
  command->add_option("--issued", flags.import.issued, issued)
      ->required()
      ->type_name("CSV");
  command
      ->add_option("--refused", flags.import.refused,
                   "write the refused lines here, to be corrected and sent "
                   "again")
      ->type_name("JSONL");
  AddServer(command, flags.line);
}

void AddOffline(CLI::App& app, Flags& flags) {
  CLI::App* score = AddCommand(
      &app, "score",
      "Score a declarations file here: no server, nothing stored.\n"
      "csv: a header and `household_ref,score`; json: one object a line.\n"
      "Refused lines go to the standard error as `FILE:LINE: household_ref: "
      "path: rule`.",
      flags.line, [&flags] {
        flags.score.json = flags.format == "json";
        return Score(flags.score);
      });
  score->add_option("--input", flags.score.input, "declarations, JSON Lines")
      ->required()
      ->type_name("FILE");
  score->add_option("--format", flags.format, "csv or json")
      ->check(CLI::IsMember({"csv", "json"}))
      ->capture_default_str()
      ->type_name("FORMAT");
  score->add_flag("--explain", flags.score.explain,
                  "say term by term where each score comes from");
}

void AddCapacity(CLI::App* idcs, Flags& flags) {
  CLI::App* command = AddCommand(
      idcs, "capacity",
      "Say how many numbers a set of rules admits and, of a server, how many\n"
      "are issued, retired and left and until when they last.",
      flags.line, [&flags] {
        flags.capacity.server = flags.line.server;
        return ShowCapacity(flags.capacity);
      });
  command
      ->add_option("--preset", flags.capacity.preset,
                   "set of rules (default: the server's, or default)")
      ->type_name("NAME");
  command->add_flag("--verify", flags.capacity.verify,
                    "count the numbers admitted, on every core: a minute");
  AddServer(command, flags.line, /*required=*/false);
}

void AddIssue(CLI::App* idcs, Flags& flags) {
  CLI::App* command = AddCommand(
      idcs, "issue",
      "Issue numbers and print one a line, each once it is stored for good.",
      flags.line, [&flags] {
        flags.issue.server = flags.line.server;
        return IssueNumbers(flags.issue);
      });
  command->add_option("--count", flags.issue.count, "how many")
      ->required()
      ->check(BrokenCountRule)
      ->check(CLI::Range(1, 10'000'000))
      ->type_name("N");
  command->add_option("--kind", flags.issue.kind, "person or household")
      ->check(CLI::IsMember({"person", "household"}))
      ->capture_default_str()
      ->type_name("KIND");
  command
      ->add_option("--request-id", flags.issue.request_id,
                   "a UUID: the same one gives the same numbers again")
      ->type_name("UUID");
  AddServer(command, flags.line);
}

void AddNumberHistory(CLI::App* idcs, Flags& flags) {
  CLI::App* command = AddCommand(
      idcs, "history",
      "Say when a number was issued, by whom, and whether it is retired.",
      flags.line, [&flags] {
        flags.number.server = flags.line.server;
        return ShowNumberHistory(flags.number);
      });
  command->add_option("number", flags.number.number, "ten digits")
      ->required()
      ->check(BrokenIdcsRule)
      ->type_name("NUMBER");
  AddServer(command, flags.line);

  command = AddCommand(
      idcs, "retire",
      "Retire a number that was issued in error and that nobody has.",
      flags.line, [&flags] {
        flags.number.server = flags.line.server;
        return RetireNumber(flags.number);
      });
  command->add_option("number", flags.number.number, "ten digits")
      ->required()
      ->check(BrokenIdcsRule)
      ->type_name("NUMBER");
  AddAuthorship(command, flags.number.author, flags.number.reason);
  AddServer(command, flags.line);
}

void AddIdcs(CLI::App& app, Flags& flags) {
  CLI::App* idcs = AddGroup(app, "idcs", "Identifiers.");
  AddCapacity(idcs, flags);
  AddIssue(idcs, flags);
  AddNumberHistory(idcs, flags);
  CLI::App* check = AddCommand(
      idcs, "check",
      "Check numbers against the rules of identifiers: no server.\n"
      "Prints `NUMBER valid`, or `NUMBER invalid:` and every rule it breaks.",
      flags.line,
      [&flags] { return CheckNumbers(flags.preset, flags.numbers); });
  check->add_option("number", flags.numbers, "numbers of ten digits")
      ->required()
      ->type_name("NUMBER");
  check->add_option("--preset", flags.preset, "set of rules")
      ->capture_default_str()
      ->type_name("NAME");
}

void AddImports(CLI::App& app, Flags& flags) {
  const char* senders = "whose references the file uses";
  CLI::App* people = AddGroup(app, "people", "The population register.");
  CLI::App* command = AddCommand(
      people, "import",
      "Register the people of a file; each gets an identifier.\n"
      "A file may be sent again: who is registered keeps their number.",
      flags.line, [&flags] { return ImportPeople(flags.import); });
  AddImport(command, flags, "write here who got which number: person_ref,idcs");
  AddSender(command, flags.import.sender, senders);

  AddPeople(people, flags.line, flags.person);
  AddVerification(people, flags.line, flags.verify);

  CLI::App* civil_status = AddGroup(app, "civil-status", "Births and deaths.");
  command = AddCommand(
      civil_status, "import",
      "Register the births and record the deaths of a file.\n"
      "A file may be sent again: what is known changes nothing.",
      flags.line, [&flags] { return ImportCivilStatus(flags.import); });
  AddImport(command, flags, "write here who got which number: person_ref,idcs");
  AddSender(command, flags.import.sender, senders);
  command
      ->add_option("--author", flags.import.author,
                   "who reports the deaths, for the register")
      ->check(BrokenAuthorRule)
      ->capture_default_str()
      ->type_name("NAME");

  CLI::App* households = AddGroup(app, "households", "The social register.");
  command = AddCommand(
      households, "import",
      "Store the declarations of a file; each household is scored.\n"
      "A file may be sent again: what was declared before changes nothing, "
      "also\nwhere it was corrected since.",
      flags.line, [&flags] { return ImportHouseholds(flags.import); });
  AddImport(command, flags, "read here who has which number: person_ref,idcs");
  AddSender(command, flags.import.sender, senders);
  command->add_flag("--restore", flags.import.restore,
                    "a declaration that was corrected since holds again");

  CLI::App* coverage =
      AddGroup(app, "coverage", "Cover by other compulsory regimes.");
  command = AddCommand(
      coverage, "import",
      "Store the coverage events of a file, in its order.\n"
      "A file may be sent again: an event that is known changes nothing.",
      flags.line, [&flags] { return ImportCoverage(flags.import); });
  AddImport(command, flags, "read here who has which number: person_ref,idcs");

  CLI::App* status = AddGroup(
      app, "status", "Disability, orphanhood, studies, marriage, residence.");
  command = AddCommand(
      status, "import",
      "Store the status events of a file, in its order.\n"
      "A file may be sent again: an event that is known changes nothing.",
      flags.line, [&flags] { return ImportStatuses(flags.import); });
  AddImport(command, flags, "read here who has which number: person_ref,idcs");
}

void AddEligibility(CLI::App& app, Flags& flags) {
  CLI::App* group =
      AddGroup(app, "eligibility", "Who belongs in which health insurance.");
  CLI::App* check = AddCommand(
      group, "check",
      "Say where a person belongs on a day, why, and how far the score of the\n"
      "household is from each threshold.",
      flags.line, [&flags] {
        flags.eligibility.server = flags.line.server;
        return CheckEligibility(flags.eligibility);
      });
  check->add_option("--idcs", flags.eligibility.idcs, "the identifier")
      ->required()
      ->check(BrokenIdcsRule)
      ->type_name("NUMBER");
  check->add_option("--date", flags.eligibility.day, "the day")
      ->required()
      ->type_name("YYYY-MM-DD");
  check
      ->add_option("--language", flags.eligibility.language,
                   "of the reasons: en, fr or ar")
      ->check(CLI::IsMember({"en", "fr", "ar"}))
      ->capture_default_str()
      ->type_name("LANGUAGE");
  check->add_flag("--household", flags.eligibility.household,
                  "tell the role in the household and direct social aid too");
  AddKnownAt(check, flags.eligibility.known_at);
  AddServer(check, flags.line);

  CLI::App* list = AddCommand(
      group, "export",
      "Print where each person of a file belongs on a day: CSV\n"
      "person_ref,outcome,regime,contribution_mad,household_at_or_under_asd_"
      "threshold.",
      flags.line, [&flags] {
        flags.eligibility.server = flags.line.server;
        return ExportEligibility(flags.eligibility);
      });
  list->add_option("--date", flags.eligibility.day, "the day")
      ->required()
      ->type_name("YYYY-MM-DD");
  list->add_option("--issued", flags.eligibility.issued,
                   "the people: CSV person_ref,idcs")
      ->required()
      ->type_name("CSV");
  list->add_flag("--household", flags.eligibility.household,
                 "two more columns: insured_as,direct_aid_mad");
  AddKnownAt(list, flags.eligibility.known_at);
  AddServer(list, flags.line);
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
  AddOffline(app, flags);
  AddFormula(AddGroup(app, "formula", "Score formulas as data: no server."),
             flags.line, flags.formula);
  AddIdcs(app, flags);
  AddImports(app, flags);
  AddScores(app, flags.line, flags.scores, flags.explain);
  AddRescoring(app, flags.line, flags.rescore);
  AddBeneficiaries(app, flags.line, flags.beneficiaries);
  AddSimulation(app, flags.line, flags.simulate);
  AddEligibility(app, flags);
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
  flags.import.server = flags.line.server;
  return ExitWith(flags.line.run());
}

}  // namespace

CLI::App* AddGroup(CLI::App& app, const std::string& name,
                   const std::string& description) {
  CLI::App* group = app.add_subcommand(name, description);
  group->require_subcommand(1);
  return group;
}

CLI::App* AddCommand(CLI::App* parent, const std::string& name,
                     const std::string& description, CommandLine& line,
                     std::function<ExitStatus()> run) {
  CLI::App* command = parent->add_subcommand(name, description);
  command->footer(kExitStatuses);
  command->callback([&line, run = std::move(run)] { line.run = run; });
  return command;
}

void AddSender(CLI::App* command, std::string& sender,
               const std::string& description) {
  command->add_option("--sender", sender, description)
      ->capture_default_str()
      ->check([](const std::string& name) {
        return IsSenderName(name) ? std::string()
                                  : std::string(
                                        "must be 1 to 64 letters, "
                                        "digits, points, _ and -");
      })
      ->type_name("NAME");
}

void AddKnownAt(CLI::App* command, std::string& moment) {
  command
      ->add_option("--known-at", moment,
                   "answer as the register knew then, such as "
                   "2026-01-01T12:00:00Z")
      ->type_name("MOMENT");
}

void AddAuthorship(CLI::App* command, std::string& author,
                   std::string& reason) {
  command->add_option("--author", author, "who decided it")
      ->required()
      ->check(BrokenAuthorRule)
      ->type_name("NAME");
  command->add_option("--reason", reason, "why, in words")
      ->required()
      ->check(BrokenReasonRule)
      ->type_name("TEXT");
}

void AddServer(CLI::App* command, CommandLine& line, bool required) {
  command->add_option("--server", line.server.address, "the server's address")
      ->required(required)
      ->type_name("HOST:PORT");
  command
      ->add_option("--tls-certificate", line.server.tls.certificate,
                   "this client's certificate (PEM)")
      ->type_name("FILE");
  command->add_option("--tls-key", line.server.tls.key, "its private key (PEM)")
      ->type_name("FILE");
  command
      ->add_option("--tls-authority", line.server.tls.authority,
                   "who signed the server's certificate (PEM)")
      ->type_name("FILE");
}

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
