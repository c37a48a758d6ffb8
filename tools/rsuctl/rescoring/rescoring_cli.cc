#include "tools/rsuctl/rescoring/rescoring_cli.h"

#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/options/shared_options.h"
#include "tools/rsuctl/rescoring/rescoring_commands.h"

namespace rsuctl {
namespace {

// What a command does, with the run by its name.
std::function<ExitStatus()> WithRun(
    CommandLine& line, RescoreFlags& flags,
    ExitStatus (*command)(const RescoreFlags&)) {
  return [&flags, act = WithServer(line, flags, command)] {
    if (!flags.run.empty()) flags.run = RunName(flags.run);
    return act();
  };
}

void AddRun(CLI::App* command, RescoreFlags& flags) {
  command
      ->add_option("run", flags.run,
                   "number of the run, from 1, or its name "
                   "rescoringRuns/NUMBER")
      ->required()
      ->check(BrokenRunRule)
      ->type_name("RUN");
}

void AddConfirm(CLI::App* command, RescoreFlags& flags) {
  command->add_flag("--confirm", flags.confirm,
                    "do not wait, however many scores lie outside the usable "
                    "range");
}

void AddBegin(CLI::App* rescore, CommandLine& line, RescoreFlags& flags) {
  CLI::App* run = AddCommand(
      rescore, "run",
      "Begin a run and follow it to its end. Its scores become those of the\n"
      "register all at one moment, and hold from the given day on. If this\n"
      "command is broken off, the run goes on: see `rescore watch`.",
      line, WithRun(line, flags, RunRescoring));
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
  AddConfirm(run, flags);
  AddFormat(run, flags.format, "text");
  AddAuthorship(run, flags.author, flags.reason);
  AddServer(run, line);
}

void AddList(CLI::App* rescore, CommandLine& line, RescoreFlags& flags) {
  CLI::App* list = AddCommand(rescore, "list", "List the runs, the last first.",
                              line, WithRun(line, flags, ListRescoring));
  AddFormat(list, flags.format, "text");
  AddServer(list, line);
}

void AddShow(CLI::App* rescore, CommandLine& line, RescoreFlags& flags) {
  CLI::App* show = AddCommand(rescore, "show", "Show a run and what it did.",
                              line, WithRun(line, flags, ShowRescoring));
  AddRun(show, flags);
  AddFormat(show, flags.format, "text");
  show->add_flag("--crossings", flags.crossings,
                 "print who crossed which threshold, as CSV: "
                 "programme,region,milieu,members,entered,left,to_unusable,"
                 "from_unusable");
  AddServer(show, line);
}

void AddWatch(CLI::App* rescore, CommandLine& line, RescoreFlags& flags) {
  CLI::App* watch = AddCommand(rescore, "watch", "Follow a run to its end.",
                               line, WithRun(line, flags, WatchRescoring));
  AddRun(watch, flags);
  AddFormat(watch, flags.format, "text");
  AddServer(watch, line);
}

void AddCancel(CLI::App* rescore, CommandLine& line, RescoreFlags& flags) {
  CLI::App* cancel =
      AddCommand(rescore, "cancel",
                 "Stop a run that has not succeeded. Nothing of it holds.",
                 line, WithRun(line, flags, CancelRescoring));
  AddRun(cancel, flags);
  AddFormat(cancel, flags.format, "text");
  AddServer(cancel, line);
}

void AddResume(CLI::App* rescore, CommandLine& line, RescoreFlags& flags) {
  CLI::App* resume = AddCommand(
      rescore, "resume",
      "Go on with a run that was cancelled or failed, or waits to be\n"
      "confirmed.",
      line, WithRun(line, flags, ResumeRescoring));
  AddRun(resume, flags);
  AddConfirm(resume, flags);
  AddFormat(resume, flags.format, "text");
  AddServer(resume, line);
}

void AddTakeBack(CLI::App* rescore, CommandLine& line, RescoreFlags& flags) {
  CLI::App* take_back = AddCommand(
      rescore, "take-back",
      "Begin a run that takes another back, and follow it to its end. From\n"
      "then on the register answers as if the other had never been; what was\n"
      "known before is answered as then.",
      line, WithRun(line, flags, TakeBackRescoring));
  AddRun(take_back, flags);
  take_back->add_flag("--dry-run", flags.dry_run,
                      "say what it would do, and change nothing");
  take_back->add_flag("--no-wait", flags.no_wait, "do not wait for the end");
  AddFormat(take_back, flags.format, "text");
  AddAuthorship(take_back, flags.author, flags.reason);
  AddServer(take_back, line);
}

}  // namespace

void AddRescoring(CLI::App& app, CommandLine& line) {
  auto& flags = line.Keep<RescoreFlags>();
  CLI::App* rescore = AddGroup(
      app, "rescore", "Score the whole register again under another formula.");
  AddBegin(rescore, line, flags);
  AddList(rescore, line, flags);
  AddShow(rescore, line, flags);
  AddWatch(rescore, line, flags);
  AddCancel(rescore, line, flags);
  AddResume(rescore, line, flags);
  AddTakeBack(rescore, line, flags);
}

}  // namespace rsuctl
