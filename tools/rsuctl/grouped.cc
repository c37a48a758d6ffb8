#include "tools/rsuctl/grouped.h"

#include "absl/strings/str_cat.h"

namespace rsuctl {

std::string Grouped(std::int64_t number) {
  std::string text = absl::StrCat(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

}  // namespace rsuctl
