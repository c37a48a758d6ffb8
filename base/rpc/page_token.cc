#include "base/rpc/page_token.h"

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/digest.h"
#include "base/rpc/admission.h"

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

std::optional<std::vector<std::int64_t>> ReadPageNumbers(
    absl::string_view token, const std::vector<std::string>& request,
    std::size_t count) {
  const std::optional<std::string> position = ReadPageToken(token, request);
  if (!position.has_value()) return std::nullopt;
  std::vector<std::int64_t> numbers;
  for (const absl::string_view part : absl::StrSplit(*position, ' ')) {
    std::int64_t number = 0;
    if (numbers.size() == count || !absl::SimpleAtoi(part, &number) ||
        number < 0) {
      return std::nullopt;
    }
    numbers.push_back(number);
  }
  if (numbers.size() != count) return std::nullopt;
  return numbers;
}

absl::Status WrongPageToken() {
  return MalformedRequest("page_token",
                          "must be the next_page_token of the same request");
}

}  // namespace base::rpc
