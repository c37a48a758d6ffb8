#include "tools/rsuctl/store/store_cli.h"

#include "tools/rsuctl/store/store_commands.h"

namespace rsuctl {

void AddStore(CLI::App& app, CommandLine& line) {
  auto& flags = line.Keep<CheckStoreFlags>();
  CLI::App* store = AddGroup(app, "store", "The database file: no server.");
  CLI::App* check = AddCommand(
      store, "check",
      "Look whether a database file that no server has open is whole: the "
      "digests of its\npages, its log, the structure and the rules of its "
      "tables, every stored message.\nText: one finding a line, `PLACE KEY: "
      "WHAT`, then a count; json: one object a line.\nKeys name people by "
      "their identifiers. Nothing is changed.",
      line, [&flags] { return CheckStore(flags); });
  check->add_option("file", flags.file, "the database")
      ->required()
      ->type_name("FILE");
  check->add_flag("--deep", flags.deep,
                  "also compute again every variable, score, block, end, "
                  "member and name");
  check
      ->add_option("--formula", flags.formulas,
                   "a formula beside those of the program, as the server has "
                   "it; may be given again")
      ->type_name("FILE");
  check->add_option("--format", flags.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str()
      ->type_name("FORMAT");
}

}  // namespace rsuctl
