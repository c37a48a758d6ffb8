#include "tools/rsuctl/cli.h"

namespace rsuctl {

void AddScores(CLI::App& app, CommandLine& line, ExportScoresFlags& exported,
               ExplainScoreFlags& explained) {
  CLI::App* scores = AddGroup(app, "scores", "Scores of households.");
  CLI::App* list =
      AddCommand(scores, "export",
                 "Print the score of every household: CSV household_ref,score.",
                 line, [&line, &exported] {
                   exported.server = line.server;
                   return ExportScores(exported);
                 });
  list->add_option("--date", exported.day,
                   "scores in force on this day (default: the latest declared)")
      ->type_name("YYYY-MM-DD");
  AddSender(list, exported.sender, "only this sender's households");
  AddFormat(list, exported.format, "csv");
  AddServer(list, line);

  const auto with_server =
      [&line, &explained](ExitStatus (*command)(const ExplainScoreFlags&)) {
        return [&line, &explained, command] {
          explained.server = line.server;
          return command(explained);
        };
      };
  CLI::App* explain = AddCommand(
      scores, "explain",
      "Say term by term where the score of a person's household comes from,\n"
      "and which declared facts each term was made from.",
      line, with_server(ExplainScore));
  AddPerson(explain, explained.idcs, "a member\'s identifier");
  explain->add_option("--date", explained.day, "the day")
      ->required()
      ->type_name("YYYY-MM-DD");
  AddKnownAt(explain, explained.known_at);
  AddFormat(explain, explained.format, "text");
  AddServer(explain, line);

  CLI::App* compare = AddCommand(
      scores, "compare",
      "Say what changed between two scores of a person's household: by what "
      "it\n"
      "declares, by moving between town and countryside, and by the formula.",
      line, with_server(CompareScores));
  AddPerson(compare, explained.idcs, "a member\'s identifier");
  const char* when = "a day; after an @ as the register knew then";
  compare->add_option("--from", explained.from, when)
      ->required()
      ->type_name("DAY[@MOMENT]");
  compare->add_option("--to", explained.to, when)
      ->required()
      ->type_name("DAY[@MOMENT]");
  AddFormat(compare, explained.format, "text");
  AddServer(compare, line);

  CLI::App* thresholds = AddCommand(
      scores, "thresholds",
      "Say how far the score of a person's household is from each threshold,\n"
      "and for each declared fact the smallest change that crosses it alone.",
      line, with_server(ExplainThresholds));
  AddPerson(thresholds, explained.idcs, "a member\'s identifier");
  thresholds->add_option("--date", explained.day, "the day")
      ->required()
      ->type_name("YYYY-MM-DD");
  AddKnownAt(thresholds, explained.known_at);
  AddFormat(thresholds, explained.format, "text");
  AddServer(thresholds, line);

  CLI::App* history = AddCommand(
      scores, "history",
      "List every change of the score of a person's household, the last first.",
      line, with_server(ShowScoreHistory));
  AddPerson(history, explained.idcs, "a member\'s identifier");
  history
      ->add_option("--date", explained.day,
                   "of the household where the person belongs on this day "
                   "(default: the last one)")
      ->type_name("YYYY-MM-DD");
  AddKnownAt(history, explained.known_at);
  AddFormat(history, explained.format, "text");
  AddServer(history, line);
}

}  // namespace rsuctl
