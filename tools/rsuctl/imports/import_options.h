#ifndef TOOLS_RSUCTL_IMPORTS_IMPORT_OPTIONS_H_
#define TOOLS_RSUCTL_IMPORTS_IMPORT_OPTIONS_H_

#include <string>

#include "tools/rsuctl/imports/import_flags.h"
#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// What an import does with the file of issued identifiers.
struct IssuedUse {
  const char* description;
  bool required;
};

inline constexpr IssuedUse kIssuedIsWritten = {
    "write here who got which number: person_ref,idcs", true};
inline constexpr IssuedUse kIssuedIsRead = {
    "read here who has which number: person_ref,idcs; needed where a line "
    "gives no idcs",
    false};

// The command `import` of a group: its files, the form of its summary and the
// server.
Command AddImport(Command group, const std::string& description,
                  CommandLine& line, ImportFlags& flags,
                  const IssuedUse& issued,
                  ExitStatus (*import)(const ImportFlags&));

// `--sender` of an import.
void AddSenderOfFile(Command command, ImportFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_IMPORTS_IMPORT_OPTIONS_H_
