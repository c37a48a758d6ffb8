#ifndef TOOLS_RSUCTL_OPTIONS_COMMAND_WORDS_H_
#define TOOLS_RSUCTL_OPTIONS_COMMAND_WORDS_H_

#include <string>
#include <vector>

#include "CLI/CLI.hpp"

namespace rsuctl {

// What is said of a command line as a whole, read from the tree of commands
// that CLI11 holds: so no command can be forgotten. Pure functions.

// The command that `words` name, such as {"people", "show"}; null if none.
CLI::App* FindCommand(CLI::App& app, const std::vector<std::string>& words);

// What `words --help` prints of the command that they name.
std::string HelpOf(CLI::App& command, const std::vector<std::string>& words);

// "there is no command 'peple show'; did you mean 'people show'? See --help",
// if the words before the first option should name a command and do not; else
// empty.
std::string UnknownCommand(CLI::App& app,
                           const std::vector<std::string>& words);

// A script for bash that completes commands, options and their values.
std::string BashCompletion(CLI::App& app);

// A page for man: every command with its options, in troff.
std::string ManualPage(CLI::App& app, const std::string& version);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_OPTIONS_COMMAND_WORDS_H_
