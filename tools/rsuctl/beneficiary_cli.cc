#include "tools/rsuctl/cli.h"

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
}

}  // namespace

void AddBeneficiaries(CLI::App& app, CommandLine& line,
                      BeneficiaryFlags& flags) {
  CLI::App* group = app.add_subcommand(
      "beneficiaries", "Who is in a programme, and who came and went.");
  group->require_subcommand(1);
  CLI::App* list =
      AddCommand(group, "list",
                 "Print everybody in a programme: CSV idcs,contribution_mad.\n"
                 "All lines are of one moment.",
                 line, [&line, &flags] {
                   flags.server = line.server;
                   return ListBeneficiaries(flags);
                 });
  AddProgramme(list, flags);
  list->add_option("--cursor", flags.cursor,
                   "write here what the list speaks of, for `beneficiaries "
                   "changes`")
      ->type_name("FILE");
  AddServer(list, line);

  CLI::App* changes = AddCommand(
      group, "changes",
      "Print who entered, left or pays another contribution since an earlier\n"
      "list or an earlier run of this command: CSV\n"
      "idcs,change,contribution_mad_before,contribution_mad.",
      line, [&line, &flags] {
        flags.server = line.server;
        return ListBeneficiaryChanges(flags);
      });
  AddProgramme(changes, flags);
  changes
      ->add_option("--cursor", flags.cursor,
                   "read here since when, and put the new point in its place "
                   "once all is printed")
      ->required()
      ->type_name("FILE");
  AddServer(changes, line);
}

}  // namespace rsuctl
