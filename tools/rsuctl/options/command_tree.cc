#include "tools/rsuctl/options/command_tree.h"

#include <utility>

namespace rsuctl {

Command AddGroup(Command program, const std::string& name,
                 const std::string& description) {
  const Command group = program.AddChild(name, description);
  group.NeedChild();
  return group;
}

Command AddCommand(Command parent, const std::string& name,
                   const std::string& description, CommandLine& line,
                   std::function<ExitStatus()> run) {
  const Command command = parent.AddChild(name, description);
  command.Footer(kExitStatuses);
  command.OnGiven([&line, run = std::move(run)] { line.run = run; });
  return command;
}

}  // namespace rsuctl
