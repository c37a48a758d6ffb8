#include "registry/declaration/text_rules.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "base/text.h"

namespace registry {
namespace {

constexpr std::size_t kIdcsDigits = 10;

}  // namespace

std::optional<std::string> BrokenReferenceRule(absl::string_view text) {
  return base::BrokenVisibleTextRule(text, kMaxReferenceCharacters);
}

bool IsReference(absl::string_view text) {
  return !BrokenReferenceRule(text).has_value();
}

bool IsTenDigits(absl::string_view text) {
  return text.size() == kIdcsDigits &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isdigit(static_cast<unsigned char>(c));
         });
}

}  // namespace registry
