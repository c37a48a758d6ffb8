#ifndef TOOLS_RSUCTL_OPTIONS_COMMAND_TREE_H_
#define TOOLS_RSUCTL_OPTIONS_COMMAND_TREE_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/options/command.h"
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

// A command of `program` that only has commands of its own.
Command AddGroup(Command program, const std::string& name,
                 const std::string& description);

// A command of `parent` that does `run`.
Command AddCommand(Command parent, const std::string& name,
                   const std::string& description, CommandLine& line,
                   std::function<ExitStatus()> run);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_OPTIONS_COMMAND_TREE_H_
