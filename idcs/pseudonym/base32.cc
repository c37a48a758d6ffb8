#include "idcs/pseudonym/base32.h"

namespace idcs {
namespace {

constexpr char kAlphabet[] = "abcdefghijklmnopqrstuvwxyz234567";

// Five bytes are eight characters; three times that, and then one byte is two
// characters.
constexpr std::size_t kGroupBytes = 5;
constexpr std::size_t kGroupCharacters = 8;
constexpr std::size_t kWholeGroups = 3;

constexpr unsigned kUnusedBits = 0x3;        // of the last character
constexpr std::uint8_t kNoCharacter = 0x80;  // no value has this bit

constexpr std::array<std::uint8_t, 256> MakeValues() {
  std::array<std::uint8_t, 256> values{};
  for (std::uint8_t& value : values) value = kNoCharacter;
  for (std::uint8_t i = 0; i < 32; ++i) {
    values[static_cast<unsigned char>(kAlphabet[i])] = i;
  }
  return values;
}
constexpr std::array<std::uint8_t, 256> kValues = MakeValues();

}  // namespace

void WriteBase32(const BytesOfBase32& bytes, char* text) {
  for (std::size_t group = 0; group < kWholeGroups; ++group) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < kGroupBytes; ++i) {
      bits = (bits << 8) | bytes[group * kGroupBytes + i];
    }
    for (std::size_t i = 0; i < kGroupCharacters; ++i) {
      text[i] = kAlphabet[(bits >> (35 - 5 * i)) & 31];
    }
    text += kGroupCharacters;
  }
  text[0] = kAlphabet[bytes.back() >> 3];
  text[1] = kAlphabet[(bytes.back() << 2) & 31];
}

std::optional<BytesOfBase32> ReadBase32(absl::string_view text) {
  if (text.size() != kBase32Characters) return std::nullopt;
  BytesOfBase32 bytes;
  std::uint8_t seen = 0;
  const char* from = text.data();
  const auto next = [&from, &seen] {
    const std::uint8_t value = kValues[static_cast<unsigned char>(*from++)];
    seen |= value;
    return value;
  };
  for (std::size_t group = 0; group < kWholeGroups; ++group) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < kGroupCharacters; ++i) {
      bits = (bits << 5) | next();
    }
    for (std::size_t i = 0; i < kGroupBytes; ++i) {
      bytes[group * kGroupBytes + i] =
          static_cast<std::uint8_t>(bits >> (32 - 8 * i));
    }
  }
  const unsigned first = next();
  const unsigned last = next();
  bytes.back() = static_cast<std::uint8_t>((first << 3) | (last >> 2));
  if ((seen & kNoCharacter) != 0 || (last & kUnusedBits) != 0) {
    return std::nullopt;
  }
  return bytes;
}

}  // namespace idcs
