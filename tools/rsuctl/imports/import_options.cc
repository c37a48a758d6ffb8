#include "tools/rsuctl/imports/import_options.h"

#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/options/shared_options.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {
namespace {

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

}  // namespace

CLI::App* AddImport(CLI::App* group, const std::string& description,
                    CommandLine& line, ImportFlags& flags,
                    const IssuedUse& issued,
                    ExitStatus (*import)(const ImportFlags&)) {
  CLI::App* command = AddCommand(group, "import", description, line,
                                 WithServer(line, flags, import));
  AddFiles(command, flags, issued);
  AddServer(command, line);
  return command;
}

void AddSenderOfFile(CLI::App* command, ImportFlags& flags) {
  AddSender(command, flags.sender, "whose references the file uses");
}

}  // namespace rsuctl
