#include "tools/rsuctl/cli.h"

namespace rsuctl {

void AddScore(CLI::App& app, CommandLine& line, ScoreFlags& flags) {
  CLI::App* score = AddCommand(
      &app, "score",
      "Score a declarations file here: no server, nothing stored.\n"
      "csv: a header and `household_ref,score`, of two formulas\n"
      "`household_ref,score_a,score_b,difference`; json: one object a line.\n"
      "Refused lines go to the standard error as `FILE:LINE: household_ref: "
      "path: rule`.",
      line, [&flags] { return Score(flags); });
  score->add_option("--input", flags.input, "declarations, JSON Lines")
      ->required()
      ->type_name("FILE");
  AddFormat(score, flags.format, "csv");
  score
      ->add_option("--formula", flags.formulas,
                   "the name of a formula, or a draft in a text proto, for "
                   "every\ndeclaration whatever its day; twice: both beside "
                   "each other, and the\ndifference (default: the formula in "
                   "force)")
      ->allow_extra_args(false)
      ->type_name("FILE");
  score->add_flag("--explain", flags.explain,
                  "say term by term where each score comes from");
}

}  // namespace rsuctl
