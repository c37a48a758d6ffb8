#include "scoring/service/page_token.h"

#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace scoring {

// A sender has no line break, so the reference is all that comes after two.
std::string WritePageToken(const PageToken& token) {
  return absl::WebSafeBase64Escape(absl::StrCat(token.known_at_us, "\n",
                                                token.after.sender, "\n",
                                                token.after.household_ref));
}

std::optional<PageToken> ReadPageToken(absl::string_view text) {
  std::string plain;
  if (!absl::WebSafeBase64Unescape(text, &plain)) return std::nullopt;
  const std::vector<std::string> parts =
      absl::StrSplit(plain, absl::MaxSplits('\n', 2));
  PageToken token;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &token.known_at_us) ||
      WritePageToken({token.known_at_us, {parts[1], parts[2]}}) != text) {
    return std::nullopt;
  }
  token.after = {parts[1], parts[2]};
  return token;
}

}  // namespace scoring
