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

void AddRun(Command command, RescoreFlags& flags) {
  command
      .Add("run", flags.run,
           "number of the run, from 1, or its name "
           "rescoringRuns/NUMBER")
      .Required()
      .Check(BrokenRunRule)
      .Type("RUN");
}

void AddConfirm(Command command, RescoreFlags& flags) {
  command.AddFlag("--confirm", flags.confirm,
                  "do not wait, however many scores lie outside the usable "
                  "range");
}

void AddBegin(Command rescore, CommandLine& line, RescoreFlags& flags) {
  const Command run = AddCommand(
      rescore, "run",
      "Begin a run and follow it to its end. Its scores become those of the\n"
      "register all at one moment, and hold from the given day on. If this\n"
      "command is broken off, the run goes on: see `rescore watch`.",
      line, WithRun(line, flags, RunRescoring));
  run.Add("--formula", flags.formula, "name of the formula")
      .Required()
      .Type("NAME");
  run.Add("--from", flags.from,
          "first day on which the scores hold (default: the formula's "
          "own first day)")
      .Type("YYYY-MM-DD");
  run.Add("--region", flags.regions,
          "only households of this region; may be given again")
      .Type("01..12");
  run.Add("--milieu", flags.milieu, "only households of this milieu")
      .OneOf({"URBAN", "RURAL"})
      .Type("URBAN|RURAL");
  run.Add("--declared-before", flags.declared_before,
          "only declarations effective before this day")
      .Type("YYYY-MM-DD");
  run.AddFlag("--dry-run", flags.dry_run,
              "say what the run would do, and change nothing");
  run.AddFlag("--no-wait", flags.no_wait, "do not wait for the end");
  AddConfirm(run, flags);
  AddFormat(run, flags.format, "text");
  AddAuthorship(run, flags.author, flags.reason);
  AddServer(run, line);
}

void AddList(Command rescore, CommandLine& line, RescoreFlags& flags) {
  const Command list =
      AddCommand(rescore, "list", "List the runs, the last first.", line,
                 WithRun(line, flags, ListRescoring));
  AddFormat(list, flags.format, "text");
  AddServer(list, line);
}

void AddShow(Command rescore, CommandLine& line, RescoreFlags& flags) {
  const Command show =
      AddCommand(rescore, "show", "Show a run and what it did.", line,
                 WithRun(line, flags, ShowRescoring));
  AddRun(show, flags);
  AddFormat(show, flags.format, "text");
  show.AddFlag("--crossings", flags.crossings,
               "print who crossed which threshold, as CSV: "
               "programme,region,milieu,members,entered,left,to_unusable,"
               "from_unusable");
  AddServer(show, line);
}

void AddWatch(Command rescore, CommandLine& line, RescoreFlags& flags) {
  const Command watch = AddCommand(rescore, "watch", "Follow a run to its end.",
                                   line, WithRun(line, flags, WatchRescoring));
  AddRun(watch, flags);
  AddFormat(watch, flags.format, "text");
  AddServer(watch, line);
}

void AddCancel(Command rescore, CommandLine& line, RescoreFlags& flags) {
  const Command cancel =
      AddCommand(rescore, "cancel",
                 "Stop a run that has not succeeded. Nothing of it holds.",
                 line, WithRun(line, flags, CancelRescoring));
  AddRun(cancel, flags);
  AddFormat(cancel, flags.format, "text");
  AddServer(cancel, line);
}

void AddResume(Command rescore, CommandLine& line, RescoreFlags& flags) {
  const Command resume = AddCommand(
      rescore, "resume",
      "Go on with a run that was cancelled or failed, or waits to be\n"
      "confirmed.",
      line, WithRun(line, flags, ResumeRescoring));
  AddRun(resume, flags);
  AddConfirm(resume, flags);
  AddFormat(resume, flags.format, "text");
  AddServer(resume, line);
}

void AddTakeBack(Command rescore, CommandLine& line, RescoreFlags& flags) {
  const Command take_back = AddCommand(
      rescore, "take-back",
      "Begin a run that takes another back, and follow it to its end. From\n"
      "then on the register answers as if the other had never been; what was\n"
      "known before is answered as then.",
      line, WithRun(line, flags, TakeBackRescoring));
  AddRun(take_back, flags);
  take_back.AddFlag("--dry-run", flags.dry_run,
                    "say what it would do, and change nothing");
  take_back.AddFlag("--no-wait", flags.no_wait, "do not wait for the end");
  AddFormat(take_back, flags.format, "text");
  AddAuthorship(take_back, flags.author, flags.reason);
  AddServer(take_back, line);
}

}  // namespace

void AddRescoring(Command program, CommandLine& line) {
  auto& flags = line.Keep<RescoreFlags>();
  const Command rescore =
      AddGroup(program, "rescore",
               "Score the whole register again under another formula.");
  AddBegin(rescore, line, flags);
  AddList(rescore, line, flags);
  AddShow(rescore, line, flags);
  AddWatch(rescore, line, flags);
  AddCancel(rescore, line, flags);
  AddResume(rescore, line, flags);
  AddTakeBack(rescore, line, flags);
}

}  // namespace rsuctl
