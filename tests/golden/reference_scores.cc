#include "tests/golden/reference_scores.h"

#include <array>
#include <cstdio>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace golden {

absl::StatusOr<std::unordered_map<std::string, std::string>> ReferenceScores(
    const std::string& path) {
  const std::string command =
      absl::StrCat("python3 -B tests/golden/score_reference.py '", path, "'");
  std::FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return absl::InternalError("cannot run python3");
  std::string output;
  std::array<char, 65536> buffer;
  while (true) {
    const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe);
    if (size == 0) break;
    output.append(buffer.data(), size);
  }
  if (pclose(pipe) != 0) return absl::InternalError("score_reference failed");
  std::unordered_map<std::string, std::string> scores;
  for (const absl::string_view line :
       absl::StrSplit(output, '\n', absl::SkipEmpty())) {
    scores.insert(std::pair<std::string, std::string>(
        absl::StrSplit(line, absl::MaxSplits(',', 1))));
  }
  scores.erase("household_ref");  // the header
  return scores;
}

}  // namespace golden
