#ifndef TOOLS_RSUCTL_OPTIONS_SHARED_OPTIONS_H_
#define TOOLS_RSUCTL_OPTIONS_SHARED_OPTIONS_H_

#include <string>

#include "base/language.h"
#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

// Options that commands of several subjects have, each with one name and one
// form wherever it stands.
namespace rsuctl {

// `--server` and what TLS needs. Where none of them is given, the environment
// and the client file say what holds (client_settings.h); where no server is
// `required`, only the option brings one.
void AddServer(Command command, CommandLine& line, bool required = true);

// `--sender`, one of the names that senders have.
void AddSender(Command command, std::string& sender,
               const std::string& description);

// Gives `--language` to every command below `program`, for all that is said to
// people. Without the option it is that of the variable RSU_LANGUAGE, else that
// of the environment; LanguageOfEnvironment() reads both. Nothing is bound to
// it: CLI11 reads a variable for the commands that were not given too, and
// takes a language without texts for a mistake.
void AddLanguageToAll(Command program);

// The language in which the command was asked to speak: of `command`, which was
// given, and of no other one.
base::Language LanguageOfCommand(Command command);

// Lets `option`, a number, also be given as messages print it, such as
// people/2533101746 for `collection` people.
Option TakesNameOf(const std::string& collection, Option option);

// A person's number, as the first word or as `--idcs`: every command that takes
// a person takes both.
Option AddPerson(Command command, std::string& number,
                 const std::string& whose);

// `--format`: `plain`, which is the default, or json. `format` is then "json",
// or anything else.
void AddFormat(Command command, std::string& format, const std::string& plain);

// `--known-at`.
void AddKnownAt(Command command, std::string& moment);

// `--author` and `--reason`, which what is decided needs.
void AddAuthorship(Command command, std::string& author, std::string& reason);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_OPTIONS_SHARED_OPTIONS_H_
