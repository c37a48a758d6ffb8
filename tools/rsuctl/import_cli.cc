#include "tools/rsuctl/cli.h"
#include "tools/rsuctl/option_checks.h"

namespace rsuctl {
namespace {

// What an import does with the file of issued identifiers.
struct IssuedUse {
  const char* description;
  bool required;
};

constexpr IssuedUse kIssuedIsWritten = {
    "write here who got which number: person_ref,idcs", true};
constexpr IssuedUse kIssuedIsRead = {
    "read here who has which number: person_ref,idcs; needed where a line "
    "gives no idcs",
    false};
constexpr char kSenders[] = "whose references the file uses";

void AddFiles(CLI::App* command, ImportFlags& flags, const IssuedUse& issued) {
  command
      ->add_option("file", flags.input, "JSON Lines; - is the standard input")
      ->required()
      ->type_name("FILE");
  CLI::Option* issued_file =
      command->add_option("--issued", flags.issued, issued.description)
          ->required(issued.required)
          ->type_name("CSV");
  // It is written where it is required.
  if (issued.required) issued_file->check(BrokenOutputRule);
  command
      ->add_option("--refused", flags.refused,
                   "write the refused lines here, to be corrected and sent "
                   "again")
      ->check(BrokenOutputRule)
      ->type_name("JSONL");
  AddFormat(command, flags.format, "text");
}

// The command `import` of a group, without its options.
CLI::App* AddImport(CLI::App* group, const std::string& description,
                    CommandLine& line, ImportFlags& flags,
                    ExitStatus (*import)(const ImportFlags&)) {
  return AddCommand(group, "import", description, line,
                    [&line, &flags, import] {
                      flags.server = line.server;
                      return import(flags);
                    });
}

}  // namespace

void AddPeopleImport(CLI::App* people, CommandLine& line, ImportFlags& flags) {
  CLI::App* command = AddImport(
      people,
      "Register the people of a file; each gets an identifier.\n"
      "A file may be sent again: who is registered keeps their number.",
      line, flags, ImportPeople);
  AddFiles(command, flags, kIssuedIsWritten);
  AddServer(command, line);
  AddSender(command, flags.sender, kSenders);
}

void AddCivilStatusImport(CLI::App* civil_status, CommandLine& line,
                          ImportFlags& flags) {
  CLI::App* command =
      AddImport(civil_status,
                "Register the births and record the deaths of a file.\n"
                "A file may be sent again: what is known changes nothing.",
                line, flags, ImportCivilStatus);
  AddFiles(command, flags, kIssuedIsWritten);
  AddServer(command, line);
  AddSender(command, flags.sender, kSenders);
  command
      ->add_option("--author", flags.author,
                   "who reports the deaths, for the register")
      ->check(BrokenAuthorRule)
      ->capture_default_str()
      ->type_name("NAME");
}

void AddHouseholdImport(CLI::App* households, CommandLine& line,
                        ImportFlags& flags) {
  CLI::App* command = AddImport(
      households,
      "Store the declarations of a file; each household is scored.\n"
      "A file may be sent again: what was declared before changes nothing, "
      "also\nwhere it was corrected since.",
      line, flags, ImportHouseholds);
  AddFiles(command, flags, kIssuedIsRead);
  AddServer(command, line);
  AddSender(command, flags.sender, kSenders);
  command->add_flag("--restore", flags.restore,
                    "a declaration that was corrected since holds again");
}

void AddCoverageImport(CLI::App* coverage, CommandLine& line,
                       ImportFlags& flags) {
  CLI::App* command = AddImport(
      coverage,
      "Store the coverage events of a file, in its order.\n"
      "A file may be sent again: an event that is known changes nothing.",
      line, flags, ImportCoverage);
  AddFiles(command, flags, kIssuedIsRead);
  AddServer(command, line);
}

void AddStatusImport(CLI::App* status, CommandLine& line, ImportFlags& flags) {
  CLI::App* command = AddImport(
      status,
      "Store the status events of a file, in its order.\n"
      "A file may be sent again: an event that is known changes nothing.",
      line, flags, ImportStatuses);
  AddFiles(command, flags, kIssuedIsRead);
  AddServer(command, line);
}

}  // namespace rsuctl
