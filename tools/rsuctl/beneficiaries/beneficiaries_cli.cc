#include "tools/rsuctl/beneficiaries/beneficiaries_cli.h"

#include "tools/rsuctl/beneficiaries/beneficiary_commands.h"
#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {
namespace {

void AddProgramme(Command command, BeneficiaryFlags& flags) {
  command.Add("--programme", flags.programme, "amo-tadamon, amo-chamil or asd")
      .Required()
      .Type("NAME");
  command.Add("--date", flags.day, "the day").Required().Type("YYYY-MM-DD");
  command
      .Add("--by", flags.by,
           "a line for each: person or household, with its score")
      .OneOf({"person", "household"})
      .ShowDefault()
      .Type("NOUN");
  AddFormat(command, flags.format, "csv");
}

}  // namespace

void AddBeneficiaries(Command program, CommandLine& line) {
  auto& flags = line.Keep<BeneficiaryFlags>();
  const Command group =
      AddGroup(program, "beneficiaries",
               "Who is in a programme, and who came and went.");
  const Command list =
      AddCommand(group, "list",
                 "Print everybody in a programme, or every household with\n"
                 "somebody in it. All lines are of one moment. Money is\n"
                 "counted once: the sum of pays_mad, direct_aid_mad or\n"
                 "amount_mad is what is paid. Whose score may not be used\n"
                 "waits for a caseworker: in no line, but counted at the end.",
                 line, WithServer(line, flags, ListBeneficiaries));
  AddProgramme(list, flags);
  list.Add("--cursor", flags.cursor,
           "write here what the list speaks of, for `beneficiaries "
           "changes`")
      .Check(BrokenOutputRule)
      .Type("FILE");
  AddServer(list, line);

  const Command changes = AddCommand(
      group, "changes",
      "Print who entered, left, pays or is paid otherwise, or waits for a\n"
      "caseworker, since an earlier list or an earlier run of this command.",
      line, WithServer(line, flags, ListBeneficiaryChanges));
  AddProgramme(changes, flags);
  changes
      .Add("--cursor", flags.cursor,
           "read here since when, and put the new point in its place "
           "once all is printed")
      .Required()
      .Check(BrokenOutputRule)
      .Type("FILE");
  AddServer(changes, line);
}

}  // namespace rsuctl
