#ifndef TOOLS_RSUCTL_OPTIONS_COMMAND_H_
#define TOOLS_RSUCTL_OPTIONS_COMMAND_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

// How a command says what it takes. CLI11 reads the command line. It is a
// library of templates that a file takes six seconds to compile, however little
// of it the file uses. So only this folder includes it, and no header does.
namespace rsuctl {

// The rule that a text breaks, without the text; empty if it breaks none.
using BrokenRule = std::function<std::string(const std::string& text)>;

// An option, a flag or a word of a command. Each function says one thing more
// about it. Copies speak of the same option, for as long as the command line
// lives. Not thread-safe.
class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}

  // The command is refused without it.
  Option Required(bool required = true) const;
  // What help calls its value, such as "YYYY-MM-DD".
  Option Type(const std::string& name) const;
  // Its value keeps a rule. Rules are asked in the order in which they are
  // given.
  Option Check(const BrokenRule& rule) const;
  // Its value is one of these.
  Option OneOf(const std::vector<std::string>& values) const;
  // Its value is a number from `least` to `most`.
  Option Between(int least, int most) const;
  // Its value is read as what `read` makes of it, before any rule is asked.
  Option ReadBy(const std::function<std::string(std::string)>& read) const;
  // So many values are given at once.
  Option Takes(int least, int most) const;
  // One value is given at once; the option may be given again.
  Option TakesOneAtATime() const;
  // Help says that its default is what the variable holds now, or `text`.
  Option ShowDefault() const;
  Option ShowDefault(const std::string& text) const;
  // Help does not name it.
  Option Hidden() const;

 private:
  CLI::Option* option_;
};

// A command, or a group of commands. Copies speak of the same command, for as
// long as the command line lives. Not thread-safe.
class Command {
 public:
  explicit Command(CLI::App* app) : app_(app) {}

  // Adds an option `--name`, a word `name`, or both in one, "name,--other".
  // `value` holds what is given, and lives as long as the command line. What is
  // bound to nothing is asked for with Given().
  Option Add(const std::string& name, std::string& value,
             const std::string& help) const;
  Option Add(const std::string& name, std::optional<std::string>& value,
             const std::string& help) const;
  Option Add(const std::string& name, std::vector<std::string>& values,
             const std::string& help) const;
  Option Add(const std::string& name, int& value,
             const std::string& help) const;
  Option Add(const std::string& name, const std::string& help) const;
  Option AddFlag(const std::string& name, bool& value,
                 const std::string& help) const;
  Option AddFlag(const std::string& name,
                 const std::function<void()>& given) const;

  // A command below this one.
  Command AddChild(const std::string& name, const std::string& help) const;
  // One of the commands below has to be given.
  void NeedChild() const;
  // What its help says at its end.
  void Footer(const std::string& text) const;
  // Called once the command line is read, if the command was given.
  void OnGiven(const std::function<void()>& given) const;

  // The commands below, in the order in which they were added.
  std::vector<Command> Children() const;
  // What was given for the option `name`; nothing without it.
  std::optional<std::string> Given(const std::string& name) const;

  // What CLI11 holds of the command; also what tells two commands apart.
  CLI::App* app() const { return app_; }

 private:
  CLI::App* app_;
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_OPTIONS_COMMAND_H_
