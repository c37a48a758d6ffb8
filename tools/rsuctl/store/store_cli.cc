#include "tools/rsuctl/store/store_cli.h"

#include "tools/rsuctl/store/store_commands.h"

namespace rsuctl {

void AddStore(Command program, CommandLine& line) {
  auto& flags = line.Keep<CheckStoreFlags>();
  const Command store =
      AddGroup(program, "store", "The database file: no server.");
  const Command check = AddCommand(
      store, "check",
      "Look whether a database file that no server has open is whole: the "
      "digests of its\npages, its log, the structure and the rules of its "
      "tables, every stored message.\nText: one finding a line, `PLACE KEY: "
      "WHAT`, then a count; json: one object a line.\nKeys name people by "
      "their identifiers. Nothing is changed.",
      line, [&flags] { return CheckStore(flags); });
  check.Add("file", flags.file, "the database").Required().Type("FILE");
  check.AddFlag("--deep", flags.deep,
                "also compute again every variable, score, block, end, "
                "member and name");
  check
      .Add("--formula", flags.formulas,
           "a formula beside those of the program, as the server has "
           "it; may be given again")
      .Type("FILE");
  check.Add("--format", flags.format, "text or json")
      .OneOf({"text", "json"})
      .ShowDefault()
      .Type("FORMAT");
}

}  // namespace rsuctl
