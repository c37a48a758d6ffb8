#include "tools/rsuctl/cli.h"

namespace rsuctl {

void AddHouseholdCorrection(CLI::App* households, CommandLine& line,
                            ImportFlags& flags) {
  CLI::App* correct = AddCommand(
      households, "correct",
      "Store the declarations of a file in one act, all or none: up to 100.\n"
      "They are checked on what the register holds after all of them, so that\n"
      "households can be corrected that were given each other's members, "
      "heads\n"
      "included. What was corrected since is refused, unless --restore lets "
      "it\n"
      "hold again. Prints a line for each: its revision, score and household.",
      line, [&line, &flags] {
        flags.server = line.server;
        return CorrectHouseholds(flags);
      });
  correct->add_option("file", flags.input, "JSON Lines")
      ->required()
      ->type_name("FILE");
  correct
      ->add_option("--issued", flags.issued,
                   "read here who has which number: person_ref,idcs; not "
                   "needed where the members carry their numbers")
      ->type_name("CSV");
  AddSender(correct, flags.sender,
            "whose household_ref they are (default: default)");
  correct->add_flag("--restore", flags.restore,
                    "a declaration that was corrected since holds again");
  correct->add_flag("--dry-run", flags.dry_run,
                    "only say what would become of each; stores nothing");
  AddFormat(correct, flags.format, "text");
  AddServer(correct, line);
}

}  // namespace rsuctl
