#include "base/rpc/page_token.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "base/digest.h"

namespace base::rpc {
namespace {

constexpr std::size_t kDigestBytes = 8;

// With its length before each part, so that no two lists have one digest.
std::string DigestOf(absl::string_view position,
                     const std::vector<std::string>& request) {
  std::string all = absl::StrCat(position.size(), ":", position);
  for (const std::string& field : request) {
    absl::StrAppend(&all, field.size(), ":", field);
  }
  return Sha256(all).substr(0, kDigestBytes);
}

}  // namespace

std::string WritePageToken(absl::string_view position,
                           const std::vector<std::string>& request) {
  return absl::WebSafeBase64Escape(
      absl::StrCat(DigestOf(position, request), position));
}

std::optional<std::string> ReadPageToken(
    absl::string_view token, const std::vector<std::string>& request) {
  std::string plain;
  if (!absl::WebSafeBase64Unescape(token, &plain) ||
      plain.size() < kDigestBytes) {
    return std::nullopt;
  }
  std::string position = plain.substr(kDigestBytes);
  // One position has one token: the reading of base 64 is laxer than that.
  if (WritePageToken(position, request) != token) return std::nullopt;
  return position;
}

}  // namespace base::rpc
