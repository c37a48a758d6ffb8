#ifndef TESTS_CRASH_SERVER_PROCESS_H_
#define TESTS_CRASH_SERVER_PROCESS_H_

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace crash {

// One run of the server program, on a free port unless told otherwise. Killed
// at the latest with this object, or with the test.
class ServerProcess {
 public:
  struct Options {
    std::string database;
    std::string listen = "127.0.0.1:0";

    std::vector<std::string> flags;  // more of them

    // No file may grow beyond this many bytes, as if the disk were full; 0 for
    // no limit.
    std::uint64_t file_size_limit = 0;
  };

  // How a program ended.
  struct End {
    int exit_status = -1;  // -1: by a signal
    int signal = 0;
    std::string errors;  // what it wrote to stderr
  };

  // Starts the program and waits until it listens.
  //
  // Errors: FAILED_PRECONDITION, with what it wrote to stderr, if it ends
  //         instead.
  static absl::StatusOr<std::unique_ptr<ServerProcess>> Start(
      const Options& options);

  // Starts the program and waits for its end: for programs that refuse to
  // start.
  static absl::StatusOr<End> RunToEnd(const Options& options);

  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  const std::string& address() const { return address_; }
  pid_t pid() const { return pid_; }

  void Send(int signal) const;
  End Wait();

 private:
  ServerProcess(pid_t pid, int output, std::string errors_path)
      : pid_(pid), output_(output), errors_path_(std::move(errors_path)) {}

  static absl::StatusOr<std::unique_ptr<ServerProcess>> Spawn(
      const Options& options);
  bool ReadAddress();

  pid_t pid_;  // 0 once it was waited for
  const int output_;
  const std::string errors_path_;
  std::string address_;
};

}  // namespace crash

#endif  // TESTS_CRASH_SERVER_PROCESS_H_
