#include "tools/command_line/progress.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

#include "absl/strings/str_cat.h"

namespace command_line {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

std::string InWords(std::int64_t seconds) {
  if (seconds < 60) return absl::StrCat(seconds, " s");
  if (seconds < 3600) {
    return absl::StrCat(seconds / 60, " min ", seconds % 60, " s");
  }
  return absl::StrCat(seconds / 3600, " h ", seconds % 3600 / 60, " min");
}

std::string (*words_of_progress)(const ProgressState& state) =
    ProgressInEnglish;

}  // namespace

std::string ProgressInEnglish(const ProgressState& state) {
  std::string line =
      absl::StrCat(state.count, " ", state.noun, ", ", state.per_second, "/s");
  if (state.percent.has_value()) {
    absl::StrAppend(&line, ", ", *state.percent, " %, ", InWords(state.left_s),
                    " left");
  }
  return line;
}

void SayProgressBy(std::string (*words)(const ProgressState& state)) {
  words_of_progress = words;
}

Progress::Progress(std::string noun, std::int64_t total_bytes, bool asked_for)
    : noun_(std::move(noun)),
      total_bytes_(total_bytes),
      on_terminal_(isatty(STDERR_FILENO) == 1),
      asked_for_(asked_for),
      start_(steady_clock::now()),
      next_draw_(start_ + milliseconds(2000)) {}

Progress::~Progress() { Wipe(); }

void Progress::Advance(std::int64_t count, std::int64_t bytes) {
  count_ += count;
  bytes_ += bytes;
  if (!on_terminal_ && !asked_for_) return;
  const Time now = steady_clock::now();
  if (now < next_draw_) return;
  next_draw_ = now + milliseconds(on_terminal_ ? 500 : 2000);
  Draw(now);
}

void Progress::Draw(Time now) {
  const std::int64_t elapsed_ms =
      std::chrono::duration_cast<milliseconds>(now - start_).count();
  ProgressState state;
  state.noun = noun_;
  state.count = count_;
  state.per_second = count_ * 1000 / elapsed_ms;
  if (total_bytes_ > 0 && bytes_ > 0) {
    state.percent = static_cast<int>(bytes_ * 100 / total_bytes_);
    state.left_s = elapsed_ms * (total_bytes_ - bytes_) / bytes_ / 1000;
  }
  const std::string line = words_of_progress(state);
  if (!on_terminal_) {
    std::fprintf(stderr, "%s\n", line.c_str());
    return;
  }
  std::fprintf(stderr, "\r\033[K%s", line.c_str());
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::Wipe() {
  if (!drawn_) return;
  std::fprintf(stderr, "\r\033[K");
  std::fflush(stderr);
  drawn_ = false;
}

std::int64_t FileBytes(const std::string& path) {
  struct stat file {};
  if (stat(path.c_str(), &file) != 0 || !S_ISREG(file.st_mode)) return 0;
  return file.st_size;
}

}  // namespace command_line
