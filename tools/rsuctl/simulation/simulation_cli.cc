#include "tools/rsuctl/simulation/simulation_cli.h"

#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/options/shared_options.h"
#include "tools/rsuctl/simulation/simulate.h"

namespace rsuctl {

void AddSimulation(Command program, CommandLine& line) {
  auto& flags = line.Keep<SimulateFlags>();
  const Command command = AddCommand(
      program, "simulate",
      "Say what another formula, threshold, bracket or programme would do to\n"
      "the whole register, and change nothing. Writes result.json,\n"
      "crossings.csv, histogram.csv, cost_curve.csv and report.html. With\n"
      "--format json it prints what result.json holds, as one line.",
      line, WithServer(line, flags, Simulate));
  command.Add("--date", flags.day, "the day whose households are counted")
      .Required()
      .Type("YYYY-MM-DD");
  command
      .Add("--out", flags.out,
           "folder of the results; made if it is not there, files of "
           "an earlier simulation in it are replaced, and no others")
      .Required()
      .Check(BrokenOutputRule)
      .Type("DIR");
  command
      .Add("--formula", flags.formula,
           "score formula (text proto); without one scores stay as "
           "they are")
      .Type("FILE");
  command
      .Add("--programme", flags.programmes,
           "a programme in the place of that of its name, or a new one "
           "(text proto); may be given again")
      .Type("FILE");
  command
      .Add("--cost-per-household", flags.costs,
           "what a household of a programme costs the State a month; "
           "may be given again")
      .Type("PROGRAMME=MAD");
  command
      .Add("--common-rules", flags.common_rules,
           "rules of all programmes in the place of those that hold "
           "(text proto)")
      .Type("FILE");
  command.AddFlag(
      "--answers", flags.answers,
      "count what each person would be answered, which takes a hundred times "
      "as long; done anyway if a file has rules that only answers know");
  command
      .Add("--known-at", flags.known_at,
           "count what the register knew then, such as "
           "2026-01-01T12:00:00Z")
      .Type("MOMENT");
  AddFormat(command, flags.format, "text");
  AddServer(command, line);
}

}  // namespace rsuctl
