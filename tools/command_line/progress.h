#ifndef TOOLS_COMMAND_LINE_PROGRESS_H_
#define TOOLS_COMMAND_LINE_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace command_line {

// How far long work is.
struct ProgressState {
  std::string noun;  // what is counted, "people"
  std::int64_t count = 0;
  std::int64_t per_second = 0;
  std::optional<int> percent;  // nothing: not known, and no time left either
  std::int64_t left_s = 0;
};

// "1200 people, 400/s, 35 %, 1 min 3 s left": how Progress says it, unless it
// was told otherwise.
std::string ProgressInEnglish(const ProgressState& state);

// From now on Progress says it by `words`. Called before there are other
// threads.
void SayProgressBy(std::string (*words)(const ProgressState& state));

// Tells somebody at a terminal how far long work is: nothing in the first two
// seconds, then a line on the standard error that is rewritten twice a second.
// Where the standard error is no terminal it is silent, or, if the user asks
// for it, writes a line of its own every two seconds. Not thread-safe.
class Progress {
 public:
  // `noun` is what is counted, "people". `total_bytes` is the size of the
  // input, or of the whole work in what Advance() calls bytes; 0 if it is not
  // known, and then no time left is told.
  Progress(std::string noun, std::int64_t total_bytes, bool asked_for = false);

  // Wipes the line.
  ~Progress();

  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // So much is done, of the input or of the things counted.
  void Advance(std::int64_t count, std::int64_t bytes);

  // Wipes the line, so that a message can be printed; the next Advance() draws
  // it again.
  void Wipe();

 private:
  using Time = std::chrono::steady_clock::time_point;

  void Draw(Time now);

  const std::string noun_;
  const std::int64_t total_bytes_;
  const bool on_terminal_;
  const bool asked_for_;
  const Time start_;
  Time next_draw_;
  std::int64_t count_ = 0;
  std::int64_t bytes_ = 0;
  bool drawn_ = false;
};

// The size of a file in bytes; 0 if it has none that is known (a pipe).
std::int64_t FileBytes(const std::string& path);

}  // namespace command_line

#endif  // TOOLS_COMMAND_LINE_PROGRESS_H_
