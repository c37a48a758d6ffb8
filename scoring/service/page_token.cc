#include "scoring/service/page_token.h"

#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/rpc/page_token.h"

namespace scoring {

// A sender has no line break, so the reference is all that comes after two.
std::string WritePageToken(const PageToken& token,
                           const std::vector<std::string>& request) {
  return base::rpc::WritePageToken(
      absl::StrCat(token.known_at_us, "\n", token.after.sender, "\n",
                   token.after.household_ref),
      request);
}

std::optional<PageToken> ReadPageToken(
    absl::string_view text, const std::vector<std::string>& request) {
  const std::optional<std::string> position =
      base::rpc::ReadPageToken(text, request);
  if (!position.has_value()) return std::nullopt;
  const std::vector<std::string> parts =
      absl::StrSplit(*position, absl::MaxSplits('\n', 2));
  PageToken token;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &token.known_at_us)) {
    return std::nullopt;
  }
  token.after = {parts[1], parts[2]};
  return token;
}

}  // namespace scoring
