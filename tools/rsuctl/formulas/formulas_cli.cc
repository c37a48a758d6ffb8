#include "tools/rsuctl/formulas/formulas_cli.h"

#include "tools/rsuctl/formulas/formula_commands.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {
namespace {

void AddShow(Command formula, CommandLine& line, FormulaFlags& flags) {
  const Command show = AddCommand(
      formula, "show",
      "Print every figure of a formula with its mark, its source and the "
      "other\n"
      "values that a source gives; without NAME, the formulas that there are.",
      line, [&flags] { return ShowFormula(flags); });
  show.Add("name", flags.name, "a formula, or a text proto file").Type("NAME");
  show.Add("--milieu", flags.milieu, "only this annex: urban or rural")
      .OneOf({"urban", "rural"})
      .Type("MILIEU");
  AddFormat(show, flags.format, "text");
}

void AddDiff(Command formula, CommandLine& line, FormulaFlags& flags) {
  const Command diff = AddCommand(
      formula, "diff",
      "Print what differs between two formulas, figure by figure, as\n"
      "`place: A -> B`; nothing if nothing does.",
      line, [&flags] { return DiffFormulas(flags); });
  diff.Add("a", flags.name, "a formula, or a text proto file")
      .Required()
      .Type("A");
  diff.Add("b", flags.other, "another").Required().Type("B");
  AddFormat(diff, flags.format, "text");
}

void AddCheck(Command formula, CommandLine& line, FormulaFlags& flags) {
  const Command check = AddCommand(
      formula, "check",
      "Check files of formulas and programmes before they are released.\n"
      "Mistakes go to the standard error as `FILE: place: rule`; with\n"
      "--format json one object a line says of each file what it is, or its\n"
      "mistakes.",
      line, [&flags] { return CheckFormulas(flags); });
  check.Add("file", flags.files, "text protos").Required().Type("FILE");
  check
      .Add("--kind", flags.kind,
           "formula or programme (default: what the comment "
           "`# proto-message:` of each file says)")
      .OneOf({"formula", "programme"})
      .Type("KIND");
  AddFormat(check, flags.format, "text");
}

}  // namespace

void AddScore(Command program, CommandLine& line) {
  auto& flags = line.Keep<ScoreFlags>();
  const Command score = AddCommand(
      program, "score",
      "Score a declarations file here: no server, nothing stored.\n"
      "csv: a header and `household_ref,score`, of two formulas\n"
      "`household_ref,score_a,score_b,difference`; json: one object a line.\n"
      "Refused lines go to the standard error as `FILE:LINE: household_ref: "
      "path: rule`.",
      line, [&flags] { return Score(flags); });
  score.Add("--input", flags.input, "declarations, JSON Lines")
      .Required()
      .Type("FILE");
  AddFormat(score, flags.format, "csv");
  score
      .Add("--formula", flags.formulas,
           "the name of a formula, or a draft in a text proto, for "
           "every\ndeclaration whatever its day; twice: both beside "
           "each other, and the\ndifference (default: the formula in "
           "force)")
      .TakesOneAtATime()
      .Type("FILE");
  score.AddFlag("--explain", flags.explain,
                "say term by term where each score comes from");
}

void AddFormulas(Command program, CommandLine& line) {
  auto& flags = line.Keep<FormulaFlags>();
  const Command formula =
      AddGroup(program, "formula", "Score formulas as data: no server.");
  AddShow(formula, line, flags);
  AddDiff(formula, line, flags);
  AddCheck(formula, line, flags);
}

}  // namespace rsuctl
