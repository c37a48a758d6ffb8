#include "tools/rsuctl/households/households_cli.h"

#include "tools/rsuctl/households/household_commands.h"
#include "tools/rsuctl/imports/import_options.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {
namespace {

void AddImportOfFile(Command households, CommandLine& line) {
  auto& flags = line.Keep<ImportFlags>();
  const Command command = AddImport(
      households,
      "Store the declarations of a file; each household is scored.\n"
      "A file may be sent again: what was declared before changes nothing, "
      "also\nwhere it was corrected since.",
      line, flags, kIssuedIsRead, ImportHouseholds);
  AddSenderOfFile(command, flags);
  command.AddFlag("--restore", flags.restore,
                  "a declaration that was corrected since holds again");
}

void AddCorrection(Command households, CommandLine& line) {
  auto& flags = line.Keep<ImportFlags>();
  const Command correct = AddCommand(
      households, "correct",
      "Store the declarations of a file in one act, all or none: up to 100.\n"
      "They are checked on what the register holds after all of them, so that\n"
      "households can be corrected that were given each other's members, "
      "heads\n"
      "included. What was corrected since is refused, unless --restore lets "
      "it\n"
      "hold again. Prints a line for each: its revision, score and household.",
      line, WithServer(line, flags, CorrectHouseholds));
  correct.Add("file", flags.input, "JSON Lines").Required().Type("FILE");
  correct
      .Add("--issued", flags.issued,
           "read here who has which number: person_ref,idcs; not "
           "needed where the members carry their numbers")
      .Type("CSV");
  AddSender(correct, flags.sender,
            "whose household_ref they are (default: default)");
  correct.AddFlag("--restore", flags.restore,
                  "a declaration that was corrected since holds again");
  correct.AddFlag("--dry-run", flags.dry_run,
                  "only say what would become of each; stores nothing");
  AddFormat(correct, flags.format, "text");
  AddServer(correct, line);
}

void AddRest(Command command, CommandLine& line, HouseholdFlags& flags,
             const char* plain) {
  AddKnownAt(command, flags.known_at);
  AddFormat(command, flags.format, plain);
  AddServer(command, line);
}

void AddShowAndHistory(Command households, CommandLine& line) {
  auto& flags = line.Keep<HouseholdFlags>();
  const Command show = AddCommand(
      households, "show",
      "Show what a household declares for a day: its members, its score, who\n"
      "declared it when. NUMBER is the household's, or that of a person who "
      "belongs in it.",
      line, WithServer(line, flags, ShowHousehold));
  TakesNameOf("households", AddPerson(show, flags.number,
                                      "of the household, or of a member"));
  show.Add("--date", flags.day, "the day (default: today)").Type("YYYY-MM-DD");
  AddRest(show, line, flags, "text");

  const Command history = AddCommand(
      households, "history",
      "List every declaration of a household, or of whatever household that "
      "names\na person as a member, the last first: CSV "
      "household,revision,effective_date,\ncreate_time,sender,household_ref,"
      "replaces,score,formula,members.",
      line, WithServer(line, flags, ShowHouseholdHistory));
  TakesNameOf("households", AddPerson(history, flags.number,
                                      "of the household, or of a member"));
  AddRest(history, line, flags, "csv");
}

}  // namespace

void AddHouseholds(Command program, CommandLine& line) {
  const Command households =
      AddGroup(program, "households", "The social register.");
  AddImportOfFile(households, line);
  AddCorrection(households, line);
  AddShowAndHistory(households, line);
}

}  // namespace rsuctl
