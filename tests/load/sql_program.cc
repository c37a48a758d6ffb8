#include "tests/load/sql_program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/status_macros.h"

namespace load {
namespace {

constexpr char kEnd[] = "rsu: end of the answer";

absl::Status Failed(absl::string_view what, int error) {
  return absl::UnavailableError(absl::StrCat(what, ": ", std::strerror(error)));
}

// Starts `command` with `in` and `out` as its standard input and output; what
// the parent keeps open is closed on exec.
absl::StatusOr<pid_t> Spawn(const std::vector<std::string>& command, int in,
                            int out) {
  std::vector<char*> arguments;
  for (const std::string& word : command) {
    arguments.push_back(const_cast<char*>(word.c_str()));
  }
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  pid_t process = -1;
  const int error = posix_spawnp(&process, arguments.front(), &actions, nullptr,
                                 arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return Failed(command.front(), error);
  return process;
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqlProgram>> SqlProgram::Start(
    const std::vector<std::string>& command) {
  // A program that ends too early is an error of Run(), not the end of us.
  signal(SIGPIPE, SIG_IGN);
  int in[2];
  int out[2];
  if (pipe2(in, O_CLOEXEC) != 0) return Failed("pipe", errno);
  if (pipe2(out, O_CLOEXEC) != 0) {
    const int error = errno;
    close(in[0]);
    close(in[1]);
    return Failed("pipe", error);
  }
  auto program = absl::WrapUnique(new SqlProgram());
  program->to_ = fdopen(in[1], "w");
  program->from_ = fdopen(out[0], "r");
  const absl::StatusOr<pid_t> process = Spawn(command, in[0], out[1]);
  close(in[0]);
  close(out[1]);
  if (!process.ok()) return process.status();
  program->process_ = *process;
  return program;
}

SqlProgram::~SqlProgram() {
  if (to_ != nullptr) std::fclose(to_);
  if (from_ != nullptr) std::fclose(from_);
  if (process_ > 0) waitpid(process_, nullptr, 0);
}

absl::StatusOr<std::string> SqlProgram::Run(const std::string& statement) {
  std::fprintf(to_, "%s;\n\\echo %s\n", statement.c_str(), kEnd);
  std::fflush(to_);
  std::string answer;
  char* line = nullptr;
  std::size_t room = 0;
  while (getline(&line, &room, from_) > 0) {
    const absl::string_view text = absl::StripSuffix(line, "\n");
    if (text == kEnd) {
      std::free(line);
      return std::string(absl::StripSuffix(answer, "\n"));
    }
    absl::StrAppend(&answer, text, "\n");
  }
  std::free(line);
  return absl::UnavailableError("the other database's program has ended");
}

absl::StatusOr<double> SqlProgram::Time(const std::string& statement) {
  const auto begin = std::chrono::steady_clock::now();
  RSU_RETURN_IF_ERROR(Run(statement).status());
  const std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - begin;
  return seconds.count();
}

}  // namespace load
