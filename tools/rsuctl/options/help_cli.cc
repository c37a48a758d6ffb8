#include "tools/rsuctl/options/help_cli.h"

#include <cstdio>
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

void AddHelp(CLI::App& app, CommandLine& line, const std::string& version) {
  auto& flags = line.Keep<HelpFlags>();
  CLI::App* help = AddCommand(
      &app, "help", "Say how a command is used: `help people show`.", line,
      [&app, &flags] {
        CLI::App* const command = FindCommand(app, flags.words);
        if (command == nullptr) {
          return Fail(UnknownCommand(app, flags.words), ExitStatus::kUsage);
        }
        std::fputs(HelpOf(*command, flags.words).c_str(), stdout);
        return ExitStatus::kDone;
      });
  help->add_option("command", flags.words, "its words")->type_name("COMMAND");
  CLI::App* completion = AddCommand(
      &app, "completion",
      "Print a script that completes commands: . <(rsuctl completion bash)",
      line, [&app] {
        std::fputs(BashCompletion(app).c_str(), stdout);
        return ExitStatus::kDone;
      });
  completion->add_option("shell", flags.shell, "bash")
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>{"bash"}))
      ->type_name("SHELL");
  AddCommand(&app, "man", "Print the manual page: rsuctl man | man -l -", line,
             [&app, version] {
               std::fputs(ManualPage(app, version).c_str(), stdout);
               return ExitStatus::kDone;
             });
}

}  // namespace rsuctl
