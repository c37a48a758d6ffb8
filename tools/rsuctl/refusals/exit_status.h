#ifndef TOOLS_RSUCTL_REFUSALS_EXIT_STATUS_H_
#define TOOLS_RSUCTL_REFUSALS_EXIT_STATUS_H_

namespace rsuctl {

// How a command ended, for scripts. The values are part of the command line's
// contract.
enum class ExitStatus {
  kDone = 0,
  // The command ran, and something in its input was refused, invalid, unknown
  // or unreadable; the messages say what.
  kRefused = 1,
  // The command line was wrong; nothing was done.
  kUsage = 2,
  // The server could not be reached or failed, or a result could not be
  // written; the command may be run again.
  kServerFailed = 3,
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_REFUSALS_EXIT_STATUS_H_
