#include "tools/rsuctl/eligibility/eligibility_cli.h"

#include "tools/rsuctl/eligibility/eligibility_commands.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {

void AddEligibility(CLI::App& app, CommandLine& line) {
  auto& flags = line.Keep<EligibilityFlags>();
  CLI::App* eligibility =
      AddGroup(app, "eligibility", "Who belongs in which health insurance.");
  CLI::App* check = AddCommand(
      eligibility, "check",
      "Say where a person belongs on a day, why, and how far the score of the\n"
      "household is from each threshold.",
      line, WithServer(line, flags, CheckEligibility));
  AddPerson(check, flags.idcs, "the identifier");
  check->add_option("--date", flags.day, "the day")
      ->required()
      ->type_name("YYYY-MM-DD");
  check->add_flag(
      "--household", flags.household,
      "tell the role in the household, direct social aid, and what\n"
      "weighs most in the score too");
  AddKnownAt(check, flags.known_at);
  AddFormat(check, flags.format, "text");
  AddServer(check, line);

  CLI::App* list = AddCommand(
      eligibility, "export",
      "Print where each person of a file belongs on a day: CSV\n"
      "person_ref,outcome,regime,contribution_mad,\n"
      "household_at_or_under_asd_threshold,insured_as,insured_through,"
      "household,\npays_mad,reason,score_usable.",
      line, WithServer(line, flags, ExportEligibility));
  list->add_option("--date", flags.day, "the day")
      ->required()
      ->type_name("YYYY-MM-DD");
  list->add_option("--issued", flags.issued, "the people: CSV person_ref,idcs")
      ->required()
      ->type_name("CSV");
  list->add_flag("--household", flags.household,
                 "two more columns: direct_aid_mad,direct_aid_to");
  AddKnownAt(list, flags.known_at);
  AddFormat(list, flags.format, "csv");
  AddServer(list, line);
}

}  // namespace rsuctl
