#include "tests/crash/server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace crash {
namespace {

constexpr char kProgram[] = "tools/server/rsu_server";
constexpr char kListening[] = "listening on ";

// In the new process, where only what is safe in a signal handler may be
// called.
[[noreturn]] void Execute(const ServerProcess::Options& options,
                          char* const* arguments, int output, int errors) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  dup2(output, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
  if (options.file_size_limit > 0) {
    const rlimit limit{options.file_size_limit, options.file_size_limit};
    setrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, SIG_IGN);  // stays so in the program
  }
  execv(kProgram, arguments);
  _exit(127);
}

std::string ReadFile(const std::string& path) {
  const std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

absl::StatusOr<std::unique_ptr<ServerProcess>> ServerProcess::Spawn(
    const Options& options) {
  static int count = 0;
  const std::string errors_path =
      absl::StrCat(options.database, ".", ++count, ".stderr");
  const int errors =
      open(errors_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  int output[2];
  if (errors < 0 || pipe2(output, O_CLOEXEC) != 0) {
    return absl::InternalError(std::strerror(errno));
  }
  std::vector<std::string> words = {kProgram, "--db", options.database,
                                    "--listen", options.listen};
  words.insert(words.end(), options.flags.begin(), options.flags.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t pid = fork();
  if (pid == 0) Execute(options, arguments.data(), output[1], errors);
  close(output[1]);
  close(errors);
  if (pid < 0) return absl::InternalError("fork failed");
  return absl::WrapUnique(new ServerProcess(pid, output[0], errors_path));
}

absl::StatusOr<std::unique_ptr<ServerProcess>> ServerProcess::Start(
    const Options& options) {
  auto process = Spawn(options);
  if (!process.ok() || (*process)->ReadAddress()) return process;
  return absl::FailedPreconditionError((*process)->Wait().errors);
}

absl::StatusOr<ServerProcess::End> ServerProcess::RunToEnd(
    const Options& options) {
  const auto process = Spawn(options);
  if (!process.ok()) return process.status();
  if ((*process)->ReadAddress()) {
    return absl::InternalError("the server started and should not have");
  }
  return (*process)->Wait();
}

// Reads the output up to the line that names the address; false if it ends
// before.
bool ServerProcess::ReadAddress() {
  std::string line;
  char c = 0;
  while (read(output_, &c, 1) == 1) {
    if (c != '\n') {
      line.push_back(c);
      continue;
    }
    absl::string_view address = line;
    if (absl::ConsumePrefix(&address, kListening)) {
      address_ = std::string(address);
      return true;
    }
    line.clear();
  }
  return false;
}

ServerProcess::~ServerProcess() {
  if (pid_ != 0) {
    Send(SIGKILL);
    Wait();
  }
  close(output_);
}

void ServerProcess::Send(int signal) const { kill(pid_, signal); }

ServerProcess::End ServerProcess::Wait() {
  End end;
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = 0;
  if (WIFEXITED(status)) end.exit_status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  end.errors = ReadFile(errors_path_);
  return end;
}

}  // namespace crash
