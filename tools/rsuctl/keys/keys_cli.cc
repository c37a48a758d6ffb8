#include "tools/rsuctl/keys/keys_cli.h"

#include <string>
#include <vector>

#include "base/keyring/keyring.h"
#include "tools/rsuctl/keys/key_commands.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {
namespace {

// The standard streams are no file whose owner could be looked at.
std::string BrokenFileRule(const std::string& text) {
  return text == "-" ? "must name a file (./- is a file of that name)" : "";
}

std::string BrokenNameRule(const std::string& text) {
  return std::string(base::keyring::BrokenRegisterRule(text));
}

void AddFile(Command command, KeyFlags& flags) {
  command.Add("file", flags.file, "the keyring")
      .Required()
      .Check(BrokenFileRule)
      .Type("FILE");
  AddFormat(command, flags.format, "text");
}

void AddMake(Command keys, CommandLine& line) {
  auto& flags = line.Keep<MakeKeysFlags>();
  const Command command = AddCommand(
      keys, "make",
      "Make a keyring with a key of each kind, for a register that has none.\n"
      "Its owner alone can read it. A file that is there is never replaced.",
      line, [&flags] { return MakeKeys(flags); });
  AddFile(command, flags);
  command
      .Add("--register", flags.register_name,
           "name of the register, with which the names of its logs begin")
      .Check(BrokenNameRule)
      .ShowDefault()
      .Type("NAME");
}

void AddShow(Command keys, CommandLine& line) {
  auto& flags = line.Keep<ShowKeysFlags>();
  const Command command = AddCommand(
      keys, "show",
      "Show names, periods and public keys of a keyring, and no secret.", line,
      [&flags] { return ShowKeys(flags); });
  AddFile(command, flags);
  command
      .Add("--log", flags.logs,
           "a log whose verifier keys are shown; may be given again (default: "
           "that of the register's writes)")
      .TakesOneAtATime()
      .Check(BrokenNameRule)
      .Type("NAME");
}

void AddAdd(Command keys, CommandLine& line) {
  auto& flags = line.Keep<AddKeyFlags>();
  const Command command = AddCommand(
      keys, "add",
      "Add a new key. One of its kind that has no end ends the day before.",
      line, [&flags] { return AddKey(flags); });
  AddFile(command, flags);
  std::vector<std::string> kinds;
  kinds.reserve(base::keyring::kKeyKinds.size());
  for (const base::keyring::KeyKind kind : base::keyring::kKeyKinds) {
    kinds.emplace_back(NameOf(kind));
  }
  command.Add("--kind", flags.kind, "what the key is for")
      .Required()
      .OneOf(kinds)
      .Type("KIND");
  command
      .Add("--from", flags.from,
           "its first day, in UTC (default: today, or tomorrow if a key of the "
           "kind is in force; of journal-subjects the next year without one)")
      .Type("YYYY-MM-DD");
  command.Add("--until", flags.until, "its last day (default: none)")
      .Type("YYYY-MM-DD");
}

void AddRetire(Command keys, CommandLine& line) {
  auto& flags = line.Keep<RetireKeyFlags>();
  const Command command = AddCommand(
      keys, "retire",
      "Let a key make nothing new from a day on. It stays in the keyring, and\n"
      "what it made is opened and checked with it. Roots cannot be retired.",
      line, [&flags] { return RetireKey(flags); });
  AddFile(command, flags);
  command.Add("--id", flags.id, "the key, such as receipts-1")
      .Required()
      .Type("ID");
  command
      .Add("--from", flags.from,
           "the first day without it, in UTC (default: today); a past day if "
           "it was stolen then")
      .Type("YYYY-MM-DD");
}

}  // namespace

void AddKeys(Command program, CommandLine& line) {
  const Command keys =
      AddGroup(program, "keys", "The keyring of a register: no server.");
  AddMake(keys, line);
  AddShow(keys, line);
  AddAdd(keys, line);
  AddRetire(keys, line);
}

}  // namespace rsuctl
