#include "tools/rsuctl/simulation/gnuplot.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/status_macros.h"

namespace rsuctl {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using TemporaryFile = std::unique_ptr<std::FILE, Close>;

// A file without a name, gone when it is closed.
absl::StatusOr<TemporaryFile> MakeFile(absl::string_view content) {
  TemporaryFile file(std::tmpfile());
  if (file == nullptr ||
      std::fwrite(content.data(), 1, content.size(), file.get()) !=
          content.size() ||
      std::fflush(file.get()) != 0) {
    return absl::UnavailableError("cannot write a temporary file");
  }
  std::rewind(file.get());
  return file;
}

std::string ReadAll(std::FILE* file) {
  std::rewind(file);
  std::string text;
  std::array<char, 4096> part{};
  std::size_t taken = 0;
  while ((taken = std::fread(part.data(), 1, part.size(), file)) > 0) {
    text.append(part.data(), taken);
  }
  return text;
}

absl::Status NotThere() {
  return absl::UnavailableError(
      "cannot run gnuplot, which draws the pictures of the report (Debian "
      "package gnuplot-nox)");
}

// What gnuplot prints for a script. Files and not pipes, of which one could
// fill while the other is waited for.
absl::StatusOr<std::string> Run(absl::string_view script) {
  RSU_ASSIGN_OR_RETURN(const TemporaryFile input, MakeFile(script));
  RSU_ASSIGN_OR_RETURN(const TemporaryFile output, MakeFile(""));
  RSU_ASSIGN_OR_RETURN(const TemporaryFile errors, MakeFile(""));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(input.get()), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(output.get()),
                                   STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(errors.get()),
                                   STDERR_FILENO);
  std::string program = "gnuplot";
  std::string no_settings = "--default-settings";
  std::string from_input = "-";
  char* arguments[] = {program.data(), no_settings.data(), from_input.data(),
                       nullptr};
  // Numbers with a point, whatever the user's language.
  const char* folders = std::getenv("PATH");
  std::string path =
      absl::StrCat("PATH=", folders == nullptr ? "/usr/bin:/bin" : folders);
  std::string language = "LC_ALL=C.UTF-8";
  char* environment[] = {path.data(), language.data(), nullptr};
  pid_t process = 0;
  const int failed = posix_spawnp(&process, program.c_str(), &actions, nullptr,
                                  arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return NotThere();
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return NotThere();
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    return ReadAll(output.get());
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) return NotThere();
  return absl::InternalError(
      absl::StrCat("gnuplot does not draw a picture: ", ReadAll(errors.get())));
}

absl::Status NotDrawn() { return absl::InternalError("gnuplot drew nothing"); }

// Keeps of `text` what stands from `begin` to the last `end`, both included.
absl::Status Keep(std::string& text, absl::string_view begin,
                  absl::string_view end) {
  const std::size_t first = text.find(begin.data(), 0, begin.size());
  const std::size_t last =
      text.rfind(end.data(), std::string::npos, end.size());
  if (first == std::string::npos || last == std::string::npos) {
    return NotDrawn();
  }
  text = text.substr(first, last + end.size() - first);
  return absl::OkStatus();
}

// Takes out of it what stands from the first `begin` to the next `end`.
absl::Status Remove(std::string& text, absl::string_view begin,
                    absl::string_view end) {
  const std::size_t first = text.find(begin.data(), 0, begin.size());
  const std::size_t last = text.find(end.data(), first, end.size());
  if (first == std::string::npos || last == std::string::npos) {
    return NotDrawn();
  }
  text.erase(first, last + end.size() - first);
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckGnuplot() { return Run("exit\n").status(); }

absl::StatusOr<std::string> DrawPicture(absl::string_view name,
                                        absl::string_view title, int height,
                                        absl::string_view script) {
  RSU_ASSIGN_OR_RETURN(
      std::string drawn,
      Run(absl::StrCat("set encoding utf8\n"
                       "set terminal svg size 960,",
                       height, " dynamic font 'sans-serif,14' noenhanced ",
                       "background '#ffffff'\nset title ", ScriptText(title),
                       "\n", script)));
  RSU_RETURN_IF_ERROR(Keep(drawn, "<svg", "</svg>"));
  // Shapes of points, which the pictures do not have, under ids that would come
  // again in every picture of a page.
  RSU_RETURN_IF_ERROR(Remove(drawn, "<defs>", "</defs>"));
  RSU_RETURN_IF_ERROR(Remove(drawn, "<title>", "</title>"));
  RSU_RETURN_IF_ERROR(Remove(drawn, "<desc>", "</desc>"));
  // Names that gnuplot gives its plots, which a browser would show.
  while (drawn.find("<title>") != std::string::npos) {
    RSU_RETURN_IF_ERROR(Remove(drawn, "<title>", "</title>"));
  }
  return absl::StrReplaceAll(
      drawn, {{"<svg", "<svg role=\"img\""},
              {" xmlns=\"http://www.w3.org/2000/svg\"\n", ""},
              {" xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n", ""},
              {"id=\"gnuplot_", absl::StrCat("id=\"", name, "_")}});
}

std::string ScriptText(absl::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') quoted += '\'';
    quoted += absl::ascii_iscntrl(static_cast<unsigned char>(c)) ? ' ' : c;
  }
  return quoted + "'";
}

}  // namespace rsuctl
