#include "registry/codes/sender.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"

namespace registry {
namespace {

constexpr std::size_t kMaxCharacters = 64;

bool IsSenderCharacter(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '.' ||
         c == '_' || c == '-';
}

}  // namespace

bool IsSender(absl::string_view name) {
  return !name.empty() && name.size() <= kMaxCharacters &&
         std::all_of(name.begin(), name.end(), IsSenderCharacter);
}

}  // namespace registry
