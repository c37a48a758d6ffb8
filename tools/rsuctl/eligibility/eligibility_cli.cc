#include "tools/rsuctl/eligibility/eligibility_cli.h"

#include "tools/rsuctl/eligibility/eligibility_commands.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {

void AddEligibility(Command program, CommandLine& line) {
  auto& flags = line.Keep<EligibilityFlags>();
  const Command eligibility = AddGroup(
      program, "eligibility", "Who belongs in which health insurance.");
  const Command check = AddCommand(
      eligibility, "check",
      "Say where a person belongs on a day, why, and how far the score of the\n"
      "household is from each threshold.",
      line, WithServer(line, flags, CheckEligibility));
  AddPerson(check, flags.idcs, "the identifier");
  check.Add("--date", flags.day, "the day").Required().Type("YYYY-MM-DD");
  check.AddFlag("--household", flags.household,
                "tell the role in the household, direct social aid, and what\n"
                "weighs most in the score too");
  AddKnownAt(check, flags.known_at);
  AddFormat(check, flags.format, "text");
  AddServer(check, line);

  const Command list = AddCommand(
      eligibility, "export",
      "Print where each person of a file belongs on a day: CSV\n"
      "person_ref,outcome,regime,contribution_mad,\n"
      "household_at_or_under_asd_threshold,insured_as,insured_through,"
      "household,\npays_mad,reason,score_usable.",
      line, WithServer(line, flags, ExportEligibility));
  list.Add("--date", flags.day, "the day").Required().Type("YYYY-MM-DD");
  list.Add("--issued", flags.issued, "the people: CSV person_ref,idcs")
      .Required()
      .Type("CSV");
  list.AddFlag("--household", flags.household,
               "two more columns: direct_aid_mad,direct_aid_to");
  AddKnownAt(list, flags.known_at);
  AddFormat(list, flags.format, "csv");
  AddServer(list, line);
}

}  // namespace rsuctl
