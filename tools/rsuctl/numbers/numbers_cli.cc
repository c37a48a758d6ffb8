#include "tools/rsuctl/numbers/numbers_cli.h"

#include "tools/rsuctl/numbers/number_commands.h"
#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {
namespace {

void AddCapacity(CLI::App* idcs, CommandLine& line) {
  auto& flags = line.Keep<CapacityFlags>();
  CLI::App* command =
      AddCommand(idcs, "capacity",
                 "Say how many numbers a set of rules admits and, with "
                 "--server, how many\n"
                 "are issued, retired and left there and until when they last.",
                 line, WithServer(line, flags, ShowCapacity));
  command
      ->add_option("--preset", flags.preset,
                   "set of rules (default: the server's, or default)")
      ->type_name("NAME");
  command->add_flag("--verify", flags.verify,
                    "count the numbers admitted, on every core: a minute");
  AddFormat(command, flags.format, "text");
  AddServer(command, line, /*required=*/false);
}

void AddIssue(CLI::App* idcs, CommandLine& line) {
  auto& flags = line.Keep<IssueFlags>();
  CLI::App* command = AddCommand(
      idcs, "issue",
      "Issue numbers and print one a line, each once it is stored for good.",
      line, WithServer(line, flags, IssueNumbers));
  command->add_option("--count", flags.count, "how many")
      ->required()
      ->check(BrokenCountRule)
      ->check(CLI::Range(1, 10'000'000))
      ->type_name("N");
  command->add_option("--kind", flags.kind, "person or household")
      ->check(CLI::IsMember({"person", "household"}))
      ->capture_default_str()
      ->type_name("KIND");
  command
      ->add_option("--request-id", flags.request_id,
                   "a UUID: the same one gives the same numbers again")
      ->type_name("UUID");
  AddFormat(command, flags.format, "text");
  AddServer(command, line);
}

void AddNumberHistory(CLI::App* idcs, CommandLine& line) {
  auto& flags = line.Keep<NumberFlags>();
  CLI::App* command = AddCommand(
      idcs, "history",
      "Say when a number was issued, by whom, and whether it is retired.", line,
      WithServer(line, flags, ShowNumberHistory));
  AddPerson(command, flags.number, "ten digits");
  AddFormat(command, flags.format, "text");
  AddServer(command, line);

  command = AddCommand(
      idcs, "retire",
      "Retire a number that was issued in error and that nobody has.", line,
      WithServer(line, flags, RetireNumber));
  AddPerson(command, flags.number, "ten digits");
  AddAuthorship(command, flags.author, flags.reason);
  AddFormat(command, flags.format, "text");
  AddServer(command, line);
}

void AddCheck(CLI::App* idcs, CommandLine& line) {
  auto& flags = line.Keep<CheckNumbersFlags>();
  CLI::App* command = AddCommand(
      idcs, "check",
      "Check numbers against the rules of identifiers: no server.\n"
      "Prints `NUMBER valid`, or `NUMBER invalid:` and every rule it breaks.",
      line, [&flags] { return CheckNumbers(flags); });
  command->add_option("number", flags.numbers, "numbers of ten digits")
      ->required()
      ->type_name("NUMBER");
  AddFormat(command, flags.format, "text");
  command->add_option("--preset", flags.preset, "set of rules")
      ->capture_default_str()
      ->type_name("NAME");
}

}  // namespace

void AddNumbers(CLI::App& app, CommandLine& line) {
  CLI::App* idcs = AddGroup(app, "idcs", "Identifiers.");
  AddCapacity(idcs, line);
  AddIssue(idcs, line);
  AddNumberHistory(idcs, line);
  AddCheck(idcs, line);
}

}  // namespace rsuctl
