#ifndef TOOLS_RSUCTL_CONNECTION_H_
#define TOOLS_RSUCTL_CONNECTION_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "tools/rsuctl/commands.h"

namespace rsuctl {

// A channel to a server that answers.
//
// Errors:
//   INVALID_ARGUMENT  the address or the TLS files are wrong.
//   UNAVAILABLE       no server answers there.
absl::StatusOr<std::shared_ptr<grpc::Channel>> Connect(
    const ServerFlags& flags);

// An error of a call in the language spoken, with the people or households that
// it names.
std::string FailureInWords(const absl::Status& status);

// The exit status for an error of a call or of Connect(), which it prints, with
// the fields as whoever gave the command knows them (option_names.h): that
// of a wrong command line if the server does not take what it says, of a
// refusal if it does and there is no such thing or the register says otherwise,
// else of a server that failed.
ExitStatus FailWith(const absl::Status& status);

// The same for an error of an input file, and of an output file that is opened
// with it.
ExitStatus FailWithInput(const absl::Status& status);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CONNECTION_H_
