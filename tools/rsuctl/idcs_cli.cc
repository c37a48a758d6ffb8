#include "tools/rsuctl/cli.h"
#include "tools/rsuctl/option_checks.h"

namespace rsuctl {
namespace {

void AddCapacity(CLI::App* idcs, CommandLine& line, CapacityFlags& flags) {
  CLI::App* command =
      AddCommand(idcs, "capacity",
                 "Say how many numbers a set of rules admits and, with "
                 "--server, how many\n"
                 "are issued, retired and left there and until when they last.",
                 line, [&line, &flags] {
                   flags.server = line.server;
                   return ShowCapacity(flags);
                 });
  command
      ->add_option("--preset", flags.preset,
                   "set of rules (default: the server's, or default)")
      ->type_name("NAME");
  command->add_flag("--verify", flags.verify,
                    "count the numbers admitted, on every core: a minute");
  AddFormat(command, flags.format, "text");
  AddServer(command, line, /*required=*/false);
}

void AddIssue(CLI::App* idcs, CommandLine& line, IssueFlags& flags) {
  CLI::App* command = AddCommand(
      idcs, "issue",
      "Issue numbers and print one a line, each once it is stored for good.",
      line, [&line, &flags] {
        flags.server = line.server;
        return IssueNumbers(flags);
      });
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

void AddNumberHistory(CLI::App* idcs, CommandLine& line, NumberFlags& flags) {
  CLI::App* command = AddCommand(
      idcs, "history",
      "Say when a number was issued, by whom, and whether it is retired.", line,
      [&line, &flags] {
        flags.server = line.server;
        return ShowNumberHistory(flags);
      });
  AddPerson(command, flags.number, "ten digits");
  AddFormat(command, flags.format, "text");
  AddServer(command, line);

  command = AddCommand(
      idcs, "retire",
      "Retire a number that was issued in error and that nobody has.", line,
      [&line, &flags] {
        flags.server = line.server;
        return RetireNumber(flags);
      });
  AddPerson(command, flags.number, "ten digits");
  AddAuthorship(command, flags.author, flags.reason);
  AddFormat(command, flags.format, "text");
  AddServer(command, line);
}

}  // namespace

void AddIdcs(CLI::App* idcs, CommandLine& line, IdcsFlags& flags) {
  AddCapacity(idcs, line, flags.capacity);
  AddIssue(idcs, line, flags.issue);
  AddNumberHistory(idcs, line, flags.number);
  CLI::App* check = AddCommand(
      idcs, "check",
      "Check numbers against the rules of identifiers: no server.\n"
      "Prints `NUMBER valid`, or `NUMBER invalid:` and every rule it breaks.",
      line, [&flags] { return CheckNumbers(flags.check); });
  check->add_option("number", flags.check.numbers, "numbers of ten digits")
      ->required()
      ->type_name("NUMBER");
  AddFormat(check, flags.check.format, "text");
  check->add_option("--preset", flags.check.preset, "set of rules")
      ->capture_default_str()
      ->type_name("NAME");
}

}  // namespace rsuctl
