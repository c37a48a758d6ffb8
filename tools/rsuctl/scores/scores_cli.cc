#include "tools/rsuctl/scores/scores_cli.h"

#include "tools/rsuctl/options/shared_options.h"
#include "tools/rsuctl/scores/score_commands.h"

namespace rsuctl {
namespace {

void AddExport(Command scores, CommandLine& line) {
  auto& flags = line.Keep<ExportScoresFlags>();
  const Command list =
      AddCommand(scores, "export",
                 "Print the score of every household: CSV household_ref,score.",
                 line, WithServer(line, flags, ExportScores));
  list.Add("--date", flags.day,
           "scores in force on this day (default: the latest declared)")
      .Type("YYYY-MM-DD");
  AddSender(list, flags.sender, "only this sender's households");
  AddFormat(list, flags.format, "csv");
  AddServer(list, line);
}

void AddExplain(Command scores, CommandLine& line, ExplainScoreFlags& flags) {
  const Command explain = AddCommand(
      scores, "explain",
      "Say term by term where the score of a person's household comes from,\n"
      "and which declared facts each term was made from.",
      line, WithServer(line, flags, ExplainScore));
  AddPerson(explain, flags.idcs, "a member's identifier");
  explain.Add("--date", flags.day, "the day").Required().Type("YYYY-MM-DD");
  AddKnownAt(explain, flags.known_at);
  AddFormat(explain, flags.format, "text");
  AddServer(explain, line);
}

void AddCompare(Command scores, CommandLine& line, ExplainScoreFlags& flags) {
  const Command compare = AddCommand(
      scores, "compare",
      "Say what changed between two scores of a person's household: by what "
      "it\n"
      "declares, by moving between town and countryside, and by the formula.",
      line, WithServer(line, flags, CompareScores));
  AddPerson(compare, flags.idcs, "a member's identifier");
  const char* when = "a day; after an @ as the register knew then";
  compare.Add("--from", flags.from, when).Required().Type("DAY[@MOMENT]");
  compare.Add("--to", flags.to, when).Required().Type("DAY[@MOMENT]");
  AddFormat(compare, flags.format, "text");
  AddServer(compare, line);
}

void AddThresholds(Command scores, CommandLine& line,
                   ExplainScoreFlags& flags) {
  const Command thresholds = AddCommand(
      scores, "thresholds",
      "Say how far the score of a person's household is from each threshold,\n"
      "and for each declared fact the smallest change that crosses it alone.",
      line, WithServer(line, flags, ExplainThresholds));
  AddPerson(thresholds, flags.idcs, "a member's identifier");
  thresholds.Add("--date", flags.day, "the day").Required().Type("YYYY-MM-DD");
  AddKnownAt(thresholds, flags.known_at);
  AddFormat(thresholds, flags.format, "text");
  AddServer(thresholds, line);
}

void AddHistory(Command scores, CommandLine& line, ExplainScoreFlags& flags) {
  const Command history = AddCommand(
      scores, "history",
      "List every change of the score of a person's household, the last first.",
      line, WithServer(line, flags, ShowScoreHistory));
  AddPerson(history, flags.idcs, "a member's identifier");
  history
      .Add("--date", flags.day,
           "of the household where the person belongs on this day "
           "(default: the last one)")
      .Type("YYYY-MM-DD");
  AddKnownAt(history, flags.known_at);
  AddFormat(history, flags.format, "text");
  AddServer(history, line);
}

}  // namespace

void AddScores(Command program, CommandLine& line) {
  const Command scores = AddGroup(program, "scores", "Scores of households.");
  AddExport(scores, line);
  auto& flags = line.Keep<ExplainScoreFlags>();
  AddExplain(scores, line, flags);
  AddCompare(scores, line, flags);
  AddThresholds(scores, line, flags);
  AddHistory(scores, line, flags);
}

}  // namespace rsuctl
