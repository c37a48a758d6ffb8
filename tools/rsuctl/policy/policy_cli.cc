#include "tools/rsuctl/policy/policy_cli.h"

#include "tools/rsuctl/options/shared_options.h"
#include "tools/rsuctl/policy/policy_commands.h"

namespace rsuctl {
namespace {

void AddCheck(Command policy, CommandLine& line, PolicyFlags& flags) {
  const Command check = AddCommand(
      policy, "check",
      "Check a policy before a server has it: no server.\n"
      "Mistakes go to the standard error as `FILE:LINE:COLUMN: place: rule`.",
      line, [&flags] { return CheckPolicy(flags); });
  check.Add("file", flags.file, "the policy, a text proto")
      .Required()
      .Type("FILE");
  AddFormat(check, flags.format, "text");
}

void AddExplain(Command policy, CommandLine& line, PolicyFlags& flags) {
  const Command explain = AddCommand(
      policy, "explain",
      "Say whether a policy lets a caller use a method, by which roles and\n"
      "with which limits: no server. Exit status 1 if it does not.",
      line, [&flags] { return ExplainPolicy(flags); });
  explain.Add("file", flags.file, "the policy, a text proto")
      .Required()
      .Type("FILE");
  explain
      .Add("--caller", flags.caller,
           "the name of a certificate, such as spiffe://cnss.example/amo or "
           "dns:cnss.example")
      .Required()
      .Type("NAME");
  explain.Add("--person", flags.person, "whom the caller acts for")
      .Type("NAME");
  explain
      .Add("--method", flags.method,
           "such as rsu.scoring.v1.ScoreService/GetScore")
      .Required()
      .Type("METHOD");
  AddFormat(explain, flags.format, "text");
}

void AddImport(Command policy, CommandLine& line, PolicyFlags& flags) {
  const Command import = AddCommand(
      policy, "import",
      "Print the policy that says what --verification-callers and\n"
      "--programme-callers of rsu_server said: no server. Callers had the\n"
      "common name of a certificate; now they are called `dns:NAME`, or as\n"
      "--name says.",
      line, [&flags] { return ImportPolicy(flags); });
  import
      .Add("--verification-callers", flags.verification_callers,
           "who may have what verified (text proto)")
      .Type("FILE");
  import
      .Add("--programme-callers", flags.programme_callers,
           "who may see the lists of which programmes (text proto)")
      .Type("FILE");
  import
      .Add("--name", flags.names,
           "how a caller of the files is called now; may be given again")
      .TakesOneAtATime()
      .Type("OLD=NEW");
}

void AddMine(Command policy, CommandLine& line, PolicyFlags& flags) {
  const Command mine = AddCommand(
      policy, "mine", "Say what I may do, as the server sees me.", line,
      [&line, &flags] { return WhatMayI(line.server, flags); });
  AddServer(mine, line);
  AddFormat(mine, flags.format, "text");
}

}  // namespace

void AddPolicy(Command program, CommandLine& line) {
  auto& flags = line.Keep<PolicyFlags>();
  const Command policy = AddGroup(program, "policy", "Who may do what.");
  AddCheck(policy, line, flags);
  AddExplain(policy, line, flags);
  AddImport(policy, line, flags);
  AddMine(policy, line, flags);
}

}  // namespace rsuctl
