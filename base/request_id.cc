#include "base/request_id.h"

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "base/digest.h"

namespace base {
namespace {

constexpr std::size_t kTextSize = 36;
constexpr std::size_t kBytes = 16;

bool IsDash(std::size_t position) {
  return position == 8 || position == 13 || position == 18 || position == 23;
}

}  // namespace

absl::StatusOr<std::string> ParseRequestId(absl::string_view text) {
  std::string digits;
  bool well_formed = text.size() == kTextSize;
  for (std::size_t i = 0; well_formed && i < kTextSize; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (IsDash(i)) {
      well_formed = c == '-';
    } else {
      well_formed = absl::ascii_isxdigit(c);
      digits.push_back(static_cast<char>(c));
    }
  }
  if (!well_formed) {
    return absl::InvalidArgumentError(
        "must be a UUID, as 123e4567-e89b-12d3-a456-426614174000");
  }
  return absl::HexStringToBytes(digits);
}

std::string RequestIdText(absl::string_view bytes) {
  if (bytes.size() != kBytes) return "";
  const std::string digits = absl::BytesToHexString(bytes);
  return absl::StrCat(digits.substr(0, 8), "-", digits.substr(8, 4), "-",
                      digits.substr(12, 4), "-", digits.substr(16, 4), "-",
                      digits.substr(20));
}

std::string RequestIdOf(absl::string_view content) {
  std::string bytes = Sha256(content).substr(0, kBytes);
  bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x80);  // version 8
  bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);  // RFC variant
  return RequestIdText(bytes);
}

}  // namespace base
