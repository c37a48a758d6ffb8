#include "tools/rsuctl/cli.h"

namespace rsuctl {

void AddEligibility(CLI::App* eligibility, CommandLine& line,
                    EligibilityFlags& flags) {
  CLI::App* check = AddCommand(
      eligibility, "check",
      "Say where a person belongs on a day, why, and how far the score of the\n"
      "household is from each threshold.",
      line, [&line, &flags] {
        flags.server = line.server;
        return CheckEligibility(flags);
      });
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
      line, [&line, &flags] {
        flags.server = line.server;
        return ExportEligibility(flags);
      });
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
