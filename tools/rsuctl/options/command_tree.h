#ifndef TOOLS_RSUCTL_OPTIONS_COMMAND_TREE_H_
#define TOOLS_RSUCTL_OPTIONS_COMMAND_TREE_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "base/language.h"
#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// Where the subjects of the command line meet: each adds its commands, and the
// one that was given sets `run`.
struct CommandLine {
  ServerFlags server;
  std::function<ExitStatus()> run;

  // The commands that talk to a server, and whether they need one.
  std::map<const CLI::App*, bool> server_needed;

  // What a command is asked: new flags, which live as long as the command line.
  template <typename Flags>
  Flags& Keep() {
    auto flags = std::make_shared<Flags>();
    kept.push_back(flags);
    return *flags;
  }
  std::vector<std::shared_ptr<void>> kept;
};

// What a command does that talks to a server: `command`, with its flags and the
// server that the command line names.
template <typename Flags>
std::function<ExitStatus()> WithServer(
    CommandLine& line, Flags& flags,
    ExitStatus (*command)(const Flags& flags)) {
  return [&line, &flags, command] {
    flags.server = line.server;
    return command(flags);
  };
}

// What every command says at the end of its help.
inline constexpr char kExitStatuses[] =
    "Exit status: 0 done; 1 something in the input was refused, invalid or not "
    "found,\nand the messages say what; 2 the command line is wrong; 3 the "
    "server cannot be\nreached or failed, or a result cannot be written, and "
    "the command may be run again.";

// How help is laid out: as CLI11 does, but that a required option with two
// forms is said to be needed once.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override;
};

// A command that only has commands of its own.
CLI::App* AddGroup(CLI::App& app, const std::string& name,
                   const std::string& description);

// A command of `parent` that does `run`.
CLI::App* AddCommand(CLI::App* parent, const std::string& name,
                     const std::string& description, CommandLine& line,
                     std::function<ExitStatus()> run);

// `--server` and what TLS needs. Where none of them is given, the environment
// and the client file say what holds (client_settings.h); where no server is
// `required`, only the option brings one.
void AddServer(CLI::App* command, CommandLine& line, bool required = true);

// `--sender`, one of the names that senders have.
void AddSender(CLI::App* command, std::string& sender,
               const std::string& description);

// Gives `--language` to every command below `app`, for all that is said to
// people. Without the option it is that of the variable RSU_LANGUAGE, else that
// of the environment; LanguageOfEnvironment() reads both. Nothing is bound to
// it: CLI11 reads a variable for the commands that were not given too, and
// takes a language without texts for a mistake.
void AddLanguageToAll(CLI::App& app);

// The language in which the command was asked to speak: of `command`, which was
// given, and of no other one.
base::Language LanguageOfCommand(const CLI::App& command);

// The command of `app` that the command line named.
const CLI::App* ChosenCommand(const CLI::App& app);

// Lets `option`, a number, also be given as messages print it, such as
// people/2533101746 for `collection` people.
CLI::Option* TakesNameOf(const std::string& collection, CLI::Option* option);

// A person's number, as the first word or as `--idcs`: every command that takes
// a person takes both.
CLI::Option* AddPerson(CLI::App* command, std::string& number,
                       const std::string& whose);

// `--format`: `plain`, which is the default, or json. `format` is then "json",
// or anything else.
void AddFormat(CLI::App* command, std::string& format,
               const std::string& plain);

// `--known-at`.
void AddKnownAt(CLI::App* command, std::string& moment);

// `--author` and `--reason`, which what is decided needs.
void AddAuthorship(CLI::App* command, std::string& author, std::string& reason);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_OPTIONS_COMMAND_TREE_H_
