#include "tools/rsuctl/cli.h"
#include "tools/rsuctl/option_checks.h"

namespace rsuctl {

void AddRescoring(CLI::App& app, CommandLine& line, RescoreFlags& flags) {
  CLI::App* rescore = app.add_subcommand(
      "rescore", "Score the whole register again under another formula.");
  rescore->require_subcommand(1);
  const auto with_server =
      [&line, &flags](ExitStatus (*command)(const RescoreFlags&)) {
        return [&line, &flags, command] {
          flags.server = line.server;
          if (!flags.run.empty()) flags.run = RunName(flags.run);
          return command(flags);
        };
      };
  const auto add_run = [&flags](CLI::App* command) {
    command
        ->add_option("run", flags.run,
                     "number of the run, from 1, or its name "
                     "rescoringRuns/NUMBER")
        ->required()
        ->check(BrokenRunRule)
        ->type_name("RUN");
  };

  const auto add_confirm = [&flags](CLI::App* command) {
    command->add_flag("--confirm", flags.confirm,
                      "do not wait, however many scores lie outside the usable "
                      "range");
  };

  CLI::App* run = AddCommand(
      rescore, "run",
      "Begin a run and follow it to its end. Its scores become those of the\n"
      "register all at one moment, and hold from the given day on. If this\n"
      "command is broken off, the run goes on: see `rescore watch`.",
      line, with_server(RunRescoring));
  run->add_option("--formula", flags.formula, "name of the formula")
      ->required()
      ->type_name("NAME");
  run->add_option("--from", flags.from,
                  "first day on which the scores hold (default: the formula's "
                  "own first day)")
      ->type_name("YYYY-MM-DD");
  run->add_option("--region", flags.regions,
                  "only households of this region; may be given again")
      ->type_name("01..12");
  run->add_option("--milieu", flags.milieu, "only households of this milieu")
      ->check(CLI::IsMember({"URBAN", "RURAL"}))
      ->type_name("URBAN|RURAL");
  run->add_option("--declared-before", flags.declared_before,
                  "only declarations effective before this day")
      ->type_name("YYYY-MM-DD");
  run->add_flag("--dry-run", flags.dry_run,
                "say what the run would do, and change nothing");
  run->add_flag("--no-wait", flags.no_wait, "do not wait for the end");
  add_confirm(run);
  AddFormat(run, flags.format, "text");
  AddAuthorship(run, flags.author, flags.reason);
  AddServer(run, line);

  CLI::App* list = AddCommand(rescore, "list", "List the runs, the last first.",
                              line, with_server(ListRescoring));
  AddFormat(list, flags.format, "text");
  AddServer(list, line);

  CLI::App* show = AddCommand(rescore, "show", "Show a run and what it did.",
                              line, with_server(ShowRescoring));
  add_run(show);
  AddFormat(show, flags.format, "text");
  show->add_flag("--crossings", flags.crossings,
                 "print who crossed which threshold, as CSV: "
                 "programme,region,milieu,members,entered,left,to_unusable,"
                 "from_unusable");
  AddServer(show, line);

  CLI::App* watch = AddCommand(rescore, "watch", "Follow a run to its end.",
                               line, with_server(WatchRescoring));
  add_run(watch);
  AddFormat(watch, flags.format, "text");
  AddServer(watch, line);

  CLI::App* cancel =
      AddCommand(rescore, "cancel",
                 "Stop a run that has not succeeded. Nothing of it holds.",
                 line, with_server(CancelRescoring));
  add_run(cancel);
  AddFormat(cancel, flags.format, "text");
  AddServer(cancel, line);

  CLI::App* resume = AddCommand(
      rescore, "resume",
      "Go on with a run that was cancelled or failed, or waits to be\n"
      "confirmed.",
      line, with_server(ResumeRescoring));
  add_run(resume);
  add_confirm(resume);
  AddFormat(resume, flags.format, "text");
  AddServer(resume, line);

  CLI::App* take_back = AddCommand(
      rescore, "take-back",
      "Begin a run that takes another back, and follow it to its end. From\n"
      "then on the register answers as if the other had never been; what was\n"
      "known before is answered as then.",
      line, with_server(TakeBackRescoring));
  add_run(take_back);
  take_back->add_flag("--dry-run", flags.dry_run,
                      "say what it would do, and change nothing");
  take_back->add_flag("--no-wait", flags.no_wait, "do not wait for the end");
  AddFormat(take_back, flags.format, "text");
  AddAuthorship(take_back, flags.author, flags.reason);
  AddServer(take_back, line);
}

}  // namespace rsuctl
