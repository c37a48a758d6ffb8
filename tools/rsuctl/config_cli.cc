#include "tools/rsuctl/cli.h"

namespace rsuctl {

void AddConfig(CLI::App* config, CommandLine& line, ConfigFlags& flags) {
  CLI::App* show = AddCommand(
      config, "show",
      "Say how the server is reached and who says so: an option, the "
      "environment,\nor the client file. Asks no server.",
      line, [&line, &flags] {
        flags.server = line.server;
        return ShowConfig(flags);
      });
  AddFormat(show, flags.format, "text");
  AddServer(show, line);
  // It shows what is settled, also if that is nothing.
  line.server_needed.erase(show);
}

}  // namespace rsuctl
