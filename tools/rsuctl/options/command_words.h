#ifndef TOOLS_RSUCTL_OPTIONS_COMMAND_WORDS_H_
#define TOOLS_RSUCTL_OPTIONS_COMMAND_WORDS_H_

#include <optional>
#include <string>
#include <vector>

#include "tools/rsuctl/options/command.h"

namespace rsuctl {

// What is said of a command line as a whole, read from the tree of commands:
// so no command can be forgotten. Pure functions.

// The command that `words` name, such as {"people", "show"}; nothing if none.
std::optional<Command> FindCommand(Command program,
                                   const std::vector<std::string>& words);

// What `words --help` prints of the command that they name.
std::string HelpOf(Command command, const std::vector<std::string>& words);

// "there is no command 'peple show'; did you mean 'people show'? See --help",
// if the words before the first option should name a command and do not; else
// empty.
std::string UnknownCommand(Command program,
                           const std::vector<std::string>& words);

// A script for bash that completes commands, options and their values.
std::string BashCompletion(Command program);

// A page for man: every command with its options, in troff.
std::string ManualPage(Command program, const std::string& version);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_OPTIONS_COMMAND_WORDS_H_
