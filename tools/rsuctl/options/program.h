#ifndef TOOLS_RSUCTL_OPTIONS_PROGRAM_H_
#define TOOLS_RSUCTL_OPTIONS_PROGRAM_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// The command line as a whole: first all commands are added below root(), then
// what was typed is read, once. Not thread-safe.
class Program {
 public:
  // `description` stands at the head of the help, `version` is what --version
  // prints.
  Program(const std::string& description, const std::string& version);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  Command root() const;

  // Reads what was typed. What it gives is the end: help was asked for and
  // printed, or a mistake was said on the standard error. Nothing if a command
  // is to be run.
  std::optional<ExitStatus> Read(int argc, char** argv);

  // The words after the program's name. Valid after Read().
  const std::vector<std::string>& words() const { return words_; }

  // The command that was given. Valid after a Read() that gives nothing.
  Command Chosen() const;

 private:
  std::vector<std::string> words_;
  std::unique_ptr<CLI::App> app_;
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_OPTIONS_PROGRAM_H_
