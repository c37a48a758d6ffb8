#include "tools/rsuctl/cli.h"

namespace rsuctl {

void AddScore(CLI::App& app, CommandLine& line, ScoreFlags& flags) {
  CLI::App* score = AddCommand(
      &app, "score",
      "Score a declarations file here: no server, nothing stored.\n"
      "csv: a header and `household_ref,score`; json: one object a line.\n"
      "Refused lines go to the standard error as `FILE:LINE: household_ref: "
      "path: rule`.",
      line, [&flags] { return Score(flags); });
  score->add_option("--input", flags.input, "declarations, JSON Lines")
      ->required()
      ->type_name("FILE");
  score->add_option("--format", flags.format, "csv or json")
      ->check(CLI::IsMember({"csv", "json"}))
      ->capture_default_str()
      ->type_name("FORMAT");
  score->add_flag("--explain", flags.explain,
                  "say term by term where each score comes from");
}

}  // namespace rsuctl
