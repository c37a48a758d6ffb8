#ifndef TOOLS_RSUCTL_NUMBERS_NUMBER_COMMANDS_H_
#define TOOLS_RSUCTL_NUMBERS_NUMBER_COMMANDS_H_

#include <string>
#include <vector>

#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// In every struct below, `format` is "json", or anything else for what people
// read.

struct CheckNumbersFlags {
  std::string preset = "default";
  std::vector<std::string> numbers;
  std::string format;
};

// Checks numbers against the rules of a preset, without a server.
ExitStatus CheckNumbers(const CheckNumbersFlags& flags);

struct CapacityFlags {
  ServerFlags server;  // no address: only what the rules admit
  std::string preset;  // empty: the server's, or "default"
  bool verify = false;
  std::string format;
};

// Prints how many numbers a preset admits and, with a server, how many of them
// are issued and left and until when they last. `verify` counts those admitted.
ExitStatus ShowCapacity(const CapacityFlags& flags);

struct IssueFlags {
  ServerFlags server;
  int count = 0;
  std::string kind = "person";  // or "household"
  std::string request_id;       // empty: a new one
  std::string format;
};

// Issues numbers and prints one a line.
ExitStatus IssueNumbers(const IssueFlags& flags);

struct NumberFlags {
  ServerFlags server;
  std::string number;
  std::string author;  // to retire it
  std::string reason;  // in words, to retire it
  std::string format;
};

// Prints what ever happened to a number.
ExitStatus ShowNumberHistory(const NumberFlags& flags);

// Retires a number that was issued in error.
ExitStatus RetireNumber(const NumberFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_NUMBERS_NUMBER_COMMANDS_H_
