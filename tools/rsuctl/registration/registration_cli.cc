#include "tools/rsuctl/registration/registration_cli.h"

#include "tools/rsuctl/imports/import_options.h"
#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/registration/registration_commands.h"

namespace rsuctl {

void AddPeopleImport(CLI::App* people, CommandLine& line) {
  auto& flags = line.Keep<ImportFlags>();
  CLI::App* command = AddImport(
      people,
      "Register the people of a file; each gets an identifier.\n"
      "A file may be sent again: who is registered keeps their number.",
      line, flags, kIssuedIsWritten, ImportPeople);
  AddSenderOfFile(command, flags);
}

void AddCivilStatus(CLI::App& app, CommandLine& line) {
  auto& flags = line.Keep<ImportFlags>();
  CLI::App* civil_status = AddGroup(app, "civil-status", "Births and deaths.");
  CLI::App* command =
      AddImport(civil_status,
                "Register the births and record the deaths of a file.\n"
                "A file may be sent again: what is known changes nothing.",
                line, flags, kIssuedIsWritten, ImportCivilStatus);
  AddSenderOfFile(command, flags);
  command
      ->add_option("--author", flags.author,
                   "who reports the deaths, for the register")
      ->check(BrokenAuthorRule)
      ->capture_default_str()
      ->type_name("NAME");
}

}  // namespace rsuctl
