#include "tools/rsuctl/config/config_cli.h"

#include "tools/rsuctl/config/config_commands.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {

void AddConfig(Command program, CommandLine& line) {
  auto& flags = line.Keep<ConfigFlags>();
  const Command config =
      AddGroup(program, "config", "How this program reaches the server.");
  const Command show = AddCommand(
      config, "show",
      "Say how the server is reached and who says so: an option, the "
      "environment,\nor the client file. Asks no server.",
      line, WithServer(line, flags, ShowConfig));
  AddFormat(show, flags.format, "text");
  AddServer(show, line);
  // It shows what is settled, also if that is nothing.
  line.server_needed.erase(show.app());
}

}  // namespace rsuctl
