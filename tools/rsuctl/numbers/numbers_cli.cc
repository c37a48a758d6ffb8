#include "tools/rsuctl/numbers/numbers_cli.h"

#include "tools/rsuctl/numbers/number_commands.h"
#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {
namespace {

void AddCapacity(Command idcs, CommandLine& line) {
  auto& flags = line.Keep<CapacityFlags>();
  const Command command =
      AddCommand(idcs, "capacity",
                 "Say how many numbers a set of rules admits and, with "
                 "--server, how many\n"
                 "are issued, retired and left there and until when they last.",
                 line, WithServer(line, flags, ShowCapacity));
  command
      .Add("--preset", flags.preset,
           "set of rules (default: the server's, or default)")
      .Type("NAME");
  command.AddFlag("--verify", flags.verify,
                  "count the numbers admitted, on every core: a minute");
  AddFormat(command, flags.format, "text");
  AddServer(command, line, /*required=*/false);
}

void AddIssue(Command idcs, CommandLine& line) {
  auto& flags = line.Keep<IssueFlags>();
  const Command command = AddCommand(
      idcs, "issue",
      "Issue numbers and print one a line, each once it is stored for good.",
      line, WithServer(line, flags, IssueNumbers));
  command.Add("--count", flags.count, "how many")
      .Required()
      .Check(BrokenCountRule)
      .Between(1, 10'000'000)
      .Type("N");
  command.Add("--kind", flags.kind, "person or household")
      .OneOf({"person", "household"})
      .ShowDefault()
      .Type("KIND");
  command
      .Add("--request-id", flags.request_id,
           "a UUID: the same one gives the same numbers again")
      .Type("UUID");
  AddFormat(command, flags.format, "text");
  AddServer(command, line);
}

void AddNumberHistory(Command idcs, CommandLine& line) {
  auto& flags = line.Keep<NumberFlags>();
  Command command = AddCommand(
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

void AddCheck(Command idcs, CommandLine& line) {
  auto& flags = line.Keep<CheckNumbersFlags>();
  const Command command = AddCommand(
      idcs, "check",
      "Check numbers against the rules of identifiers: no server.\n"
      "Prints `NUMBER valid`, or `NUMBER invalid:` and every rule it breaks.",
      line, [&flags] { return CheckNumbers(flags); });
  command.Add("number", flags.numbers, "numbers of ten digits")
      .Required()
      .Type("NUMBER");
  AddFormat(command, flags.format, "text");
  command.Add("--preset", flags.preset, "set of rules")
      .ShowDefault()
      .Type("NAME");
}

}  // namespace

void AddNumbers(Command program, CommandLine& line) {
  const Command idcs = AddGroup(program, "idcs", "Identifiers.");
  AddCapacity(idcs, line);
  AddIssue(idcs, line);
  AddNumberHistory(idcs, line);
  AddCheck(idcs, line);
}

}  // namespace rsuctl
