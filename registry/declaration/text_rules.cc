#include "registry/declaration/text_rules.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/text.h"

namespace registry {
namespace {

constexpr std::size_t kIdcsDigits = 10;
constexpr int kMaxSourceCharacters = 64;

bool IsSourceCharacter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return absl::ascii_isupper(byte) || absl::ascii_isdigit(byte) || c == '_' ||
         c == '-';
}

}  // namespace

std::optional<std::string> BrokenReferenceRule(absl::string_view text) {
  return base::BrokenWordsRule(text, kMaxReferenceCharacters);
}

std::string ReadReference(absl::string_view text) {
  std::string normal = base::NormalText(text);
  return IsReference(normal) ? normal : "";
}

bool IsReference(absl::string_view text) {
  return !BrokenReferenceRule(text).has_value();
}

std::optional<std::string> BrokenSourceRule(absl::string_view text) {
  if (!text.empty() && text.size() <= kMaxSourceCharacters &&
      std::all_of(text.begin(), text.end(), IsSourceCharacter)) {
    return std::nullopt;
  }
  return absl::StrCat("must be 1 to ", kMaxSourceCharacters,
                      " capital letters, digits, _ and -");
}

bool IsTenDigits(absl::string_view text) {
  return text.size() == kIdcsDigits &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isdigit(static_cast<unsigned char>(c));
         });
}

}  // namespace registry
