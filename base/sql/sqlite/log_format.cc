#include "base/sql/sqlite/log_format.h"

#include <cstring>

namespace base::sql {
namespace {

// Added in the order in which the fewest additions wait for one another.
template <bool kSwap>
LogSums SumsAfter(LogSums sums, const char* bytes, std::size_t size) {
  auto [first, second] = sums;
  for (std::size_t i = 0; i < size; i += 8) {
    std::uint32_t words[2];
    std::memcpy(words, bytes + i, sizeof(words));
    if (kSwap) {
      for (std::uint32_t& word : words) word = __builtin_bswap32(word);
    }
    const std::uint32_t added = second + words[1];
    first = (first + words[0]) + second;
    second = added + first;
  }
  return {first, second};
}

}  // namespace

std::uint32_t LoadBigEndian32(const char* at) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    value = (value << 8) | static_cast<unsigned char>(at[i]);
  }
  return value;
}

void StoreBigEndian32(std::uint32_t value, char* at) {
  for (int i = 3; i >= 0; --i) {
    at[i] = static_cast<char>(value & 0xff);
    value >>= 8;
  }
}

LogSums AddToLogSums(LogSums sums, bool big_endian, const char* bytes,
                     std::size_t size) {
  constexpr bool kMachineIsBigEndian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__;
  return big_endian == kMachineIsBigEndian ? SumsAfter<false>(sums, bytes, size)
                                           : SumsAfter<true>(sums, bytes, size);
}

}  // namespace base::sql
