#include "tools/rsuctl/options/help_cli.h"

#include <cstdio>
#include <optional>
#include <vector>

#include "tools/rsuctl/options/command_words.h"
#include "tools/rsuctl/refusals/fail.h"

namespace rsuctl {
namespace {

struct HelpFlags {
  std::vector<std::string> words;  // of a command
  std::string shell;               // completion
};

}  // namespace

void AddHelp(Command program, CommandLine& line, const std::string& version) {
  auto& flags = line.Keep<HelpFlags>();
  const Command help = AddCommand(
      program, "help", "Say how a command is used: `help people show`.", line,
      [program, &flags] {
        const std::optional<Command> command =
            FindCommand(program, flags.words);
        if (!command.has_value()) {
          return Fail(UnknownCommand(program, flags.words), ExitStatus::kUsage);
        }
        std::fputs(HelpOf(*command, flags.words).c_str(), stdout);
        return ExitStatus::kDone;
      });
  help.Add("command", flags.words, "its words").Type("COMMAND");
  const Command completion = AddCommand(
      program, "completion",
      "Print a script that completes commands: . <(rsuctl completion bash)",
      line, [program] {
        std::fputs(BashCompletion(program).c_str(), stdout);
        return ExitStatus::kDone;
      });
  completion.Add("shell", flags.shell, "bash")
      .Required()
      .OneOf({"bash"})
      .Type("SHELL");
  AddCommand(program, "man", "Print the manual page: rsuctl man | man -l -",
             line, [program, version] {
               std::fputs(ManualPage(program, version).c_str(), stdout);
               return ExitStatus::kDone;
             });
}

}  // namespace rsuctl
