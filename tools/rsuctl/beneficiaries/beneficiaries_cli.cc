#include "tools/rsuctl/beneficiaries/beneficiaries_cli.h"

#include "tools/rsuctl/beneficiaries/beneficiary_commands.h"
#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {
namespace {

void AddProgramme(CLI::App* command, BeneficiaryFlags& flags) {
  command
      ->add_option("--programme", flags.programme,
                   "amo-tadamon, amo-chamil or asd")
      ->required()
      ->type_name("NAME");
  command->add_option("--date", flags.day, "the day")
      ->required()
      ->type_name("YYYY-MM-DD");
  command
      ->add_option("--by", flags.by,
                   "a line for each: person or household, with its score")
      ->check(CLI::IsMember({"person", "household"}))
      ->capture_default_str()
      ->type_name("NOUN");
  AddFormat(command, flags.format, "csv");
}

}  // namespace

void AddBeneficiaries(CLI::App& app, CommandLine& line) {
  auto& flags = line.Keep<BeneficiaryFlags>();
  CLI::App* group = AddGroup(app, "beneficiaries",
                             "Who is in a programme, and who came and went.");
  CLI::App* list =
      AddCommand(group, "list",
                 "Print everybody in a programme, or every household with\n"
                 "somebody in it. All lines are of one moment. Money is\n"
                 "counted once: the sum of pays_mad, direct_aid_mad or\n"
                 "amount_mad is what is paid. Whose score may not be used\n"
                 "waits for a caseworker: in no line, but counted at the end.",
                 line, WithServer(line, flags, ListBeneficiaries));
  AddProgramme(list, flags);
  list->add_option("--cursor", flags.cursor,
                   "write here what the list speaks of, for `beneficiaries "
                   "changes`")
      ->check(BrokenOutputRule)
      ->type_name("FILE");
  AddServer(list, line);

  CLI::App* changes = AddCommand(
      group, "changes",
      "Print who entered, left, pays or is paid otherwise, or waits for a\n"
      "caseworker, since an earlier list or an earlier run of this command.",
      line, WithServer(line, flags, ListBeneficiaryChanges));
  AddProgramme(changes, flags);
  changes
      ->add_option("--cursor", flags.cursor,
                   "read here since when, and put the new point in its place "
                   "once all is printed")
      ->required()
      ->check(BrokenOutputRule)
      ->type_name("FILE");
  AddServer(changes, line);
}

}  // namespace rsuctl
