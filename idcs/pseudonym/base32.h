#ifndef IDCS_PSEUDONYM_BASE32_H_
#define IDCS_PSEUDONYM_BASE32_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

// Sixteen bytes as text: base32 (RFC 4648, section 6) in lower case and without
// padding. Pure functions; thread-safe.
namespace idcs {

inline constexpr std::size_t kBase32Characters = 26;

using BytesOfBase32 = std::array<std::uint8_t, 16>;

// Writes kBase32Characters from `text` on. The last one carries three bits; its
// other two are zero.
void WriteBase32(const BytesOfBase32& bytes, char* text);

// The bytes of exactly such a text. Nothing of another length, with a character
// that is not of the alphabet (capitals and "=" are not), or whose last two
// bits are not zero: each value has one spelling.
std::optional<BytesOfBase32> ReadBase32(absl::string_view text);

}  // namespace idcs

#endif  // IDCS_PSEUDONYM_BASE32_H_
