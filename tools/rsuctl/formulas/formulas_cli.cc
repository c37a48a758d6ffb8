#include "tools/rsuctl/formulas/formulas_cli.h"

#include "tools/rsuctl/formulas/formula_commands.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {
namespace {

void AddShow(CLI::App* formula, CommandLine& line, FormulaFlags& flags) {
  CLI::App* show = AddCommand(
      formula, "show",
      "Print every figure of a formula with its mark, its source and the "
      "other\n"
      "values that a source gives; without NAME, the formulas that there are.",
      line, [&flags] { return ShowFormula(flags); });
  show->add_option("name", flags.name, "a formula, or a text proto file")
      ->type_name("NAME");
  show->add_option("--milieu", flags.milieu, "only this annex: urban or rural")
      ->check(CLI::IsMember({"urban", "rural"}))
      ->type_name("MILIEU");
  AddFormat(show, flags.format, "text");
}

void AddDiff(CLI::App* formula, CommandLine& line, FormulaFlags& flags) {
  CLI::App* diff = AddCommand(
      formula, "diff",
      "Print what differs between two formulas, figure by figure, as\n"
      "`place: A -> B`; nothing if nothing does.",
      line, [&flags] { return DiffFormulas(flags); });
  diff->add_option("a", flags.name, "a formula, or a text proto file")
      ->required()
      ->type_name("A");
  diff->add_option("b", flags.other, "another")->required()->type_name("B");
  AddFormat(diff, flags.format, "text");
}

void AddCheck(CLI::App* formula, CommandLine& line, FormulaFlags& flags) {
  CLI::App* check = AddCommand(
      formula, "check",
      "Check files of formulas and programmes before they are released.\n"
      "Mistakes go to the standard error as `FILE: place: rule`; with\n"
      "--format json one object a line says of each file what it is, or its\n"
      "mistakes.",
      line, [&flags] { return CheckFormulas(flags); });
  check->add_option("file", flags.files, "text protos")
      ->required()
      ->type_name("FILE");
  check
      ->add_option("--kind", flags.kind,
                   "formula or programme (default: what the comment "
                   "`# proto-message:` of each file says)")
      ->check(CLI::IsMember({"formula", "programme"}))
      ->type_name("KIND");
  AddFormat(check, flags.format, "text");
}

}  // namespace

void AddScore(CLI::App& app, CommandLine& line) {
  auto& flags = line.Keep<ScoreFlags>();
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

void AddFormulas(CLI::App& app, CommandLine& line) {
  auto& flags = line.Keep<FormulaFlags>();
  CLI::App* formula =
      AddGroup(app, "formula", "Score formulas as data: no server.");
  AddShow(formula, line, flags);
  AddDiff(formula, line, flags);
  AddCheck(formula, line, flags);
}

}  // namespace rsuctl
