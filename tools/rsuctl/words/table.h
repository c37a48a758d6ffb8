#ifndef TOOLS_RSUCTL_WORDS_TABLE_H_
#define TOOLS_RSUCTL_WORDS_TABLE_H_

#include <cstddef>
#include <vector>

#include "base/words/catalogue.h"

namespace rsuctl {

// One text of a table: the value by which code names it, and what it says.
template <typename Text>
struct TextRow {
  Text text;
  base::words::Message message;
};

// Whether each row stands at the index of its value, so that no text is
// missing.
template <typename Text, std::size_t kRows>
constexpr bool EveryTextStandsAtItsIndex(const TextRow<Text> (&rows)[kRows]) {
  for (std::size_t i = 0; i < kRows; ++i) {
    if (static_cast<std::size_t>(rows[i].text) != i) return false;
  }
  return true;
}

template <typename Text, std::size_t kRows>
std::vector<base::words::Message> MessagesOf(
    const TextRow<Text> (&rows)[kRows]) {
  std::vector<base::words::Message> messages;
  messages.reserve(kRows);
  for (const TextRow<Text>& row : rows) messages.push_back(row.message);
  return messages;
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_WORDS_TABLE_H_
