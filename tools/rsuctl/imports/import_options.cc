#include "tools/rsuctl/imports/import_options.h"

#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/options/shared_options.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {
namespace {

void AddFiles(Command command, ImportFlags& flags, const IssuedUse& issued) {
  command.Add("file", flags.input, "JSON Lines; - is the standard input")
      .Required()
      .Type("FILE");
  Option issued_file = command.Add("--issued", flags.issued, issued.description)
                           .Required(issued.required)
                           .Type("CSV");
  // It is written where it is required.
  if (issued.required) issued_file.Check(BrokenOutputRule);
  command
      .Add("--refused", flags.refused,
           "write the refused lines here, to be corrected and sent "
           "again")
      .Check(BrokenOutputRule)
      .Type("JSONL");
  AddFormat(command, flags.format, "text");
}

}  // namespace

Command AddImport(Command group, const std::string& description,
                  CommandLine& line, ImportFlags& flags,
                  const IssuedUse& issued,
                  ExitStatus (*import)(const ImportFlags&)) {
  const Command command = AddCommand(group, "import", description, line,
                                     WithServer(line, flags, import));
  AddFiles(command, flags, issued);
  AddServer(command, line);
  return command;
}

void AddSenderOfFile(Command command, ImportFlags& flags) {
  AddSender(command, flags.sender, "whose references the file uses");
}

}  // namespace rsuctl
