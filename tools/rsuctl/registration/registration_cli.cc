#include "tools/rsuctl/registration/registration_cli.h"

#include "tools/rsuctl/imports/import_options.h"
#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/registration/registration_commands.h"

namespace rsuctl {

void AddPeopleImport(Command people, CommandLine& line) {
  auto& flags = line.Keep<ImportFlags>();
  const Command command = AddImport(
      people,
      "Register the people of a file; each gets an identifier.\n"
      "A file may be sent again: who is registered keeps their number.",
      line, flags, kIssuedIsWritten, ImportPeople);
  AddSenderOfFile(command, flags);
}

void AddCivilStatus(Command program, CommandLine& line) {
  auto& flags = line.Keep<ImportFlags>();
  const Command civil_status =
      AddGroup(program, "civil-status", "Births and deaths.");
  const Command command =
      AddImport(civil_status,
                "Register the births and record the deaths of a file.\n"
                "A file may be sent again: what is known changes nothing.",
                line, flags, kIssuedIsWritten, ImportCivilStatus);
  AddSenderOfFile(command, flags);
  command
      .Add("--author", flags.author, "who reports the deaths, for the register")
      .Check(BrokenAuthorRule)
      .ShowDefault()
      .Type("NAME");
}

}  // namespace rsuctl
