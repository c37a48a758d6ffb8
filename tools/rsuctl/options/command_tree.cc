#include "tools/rsuctl/options/command_tree.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace rsuctl {

std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
  const std::string required = " " + get_label("REQUIRED");
  std::string text = CLI::Formatter::make_option_opts(option);
  const std::size_t place = text.find(required);
  if (place == std::string::npos || !option->get_positional() ||
      option->get_lnames().empty()) {
    return text;
  }
  return text.replace(
      place, required.size(),
      absl::StrCat(required, ": one of ", option->get_name(true, false),
                   " and --", option->get_lnames().front()));
}

CLI::App* AddGroup(CLI::App& app, const std::string& name,
                   const std::string& description) {
  CLI::App* group = app.add_subcommand(name, description);
  group->require_subcommand(1);
  return group;
}

CLI::App* AddCommand(CLI::App* parent, const std::string& name,
                     const std::string& description, CommandLine& line,
                     std::function<ExitStatus()> run) {
  CLI::App* command = parent->add_subcommand(name, description);
  command->footer(kExitStatuses);
  command->callback([&line, run = std::move(run)] { line.run = run; });
  return command;
}

const CLI::App* ChosenCommand(const CLI::App& app) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) {
    command = command->get_subcommands().front();
  }
  return command;
}

}  // namespace rsuctl
