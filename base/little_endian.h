#ifndef BASE_LITTLE_ENDIAN_H_
#define BASE_LITTLE_ENDIAN_H_

#include <cstdint>
#include <type_traits>

namespace base {

// Unsigned integers of 1, 2, 4 or 8 bytes as bytes, the least significant one
// first, whatever the machine's order and alignment. Halves are put together
// rather than bytes in a loop: of that the compiler makes one instruction where
// it is the machine's own order.

namespace internal {

template <typename Unsigned>
using HalfOf = std::conditional_t<
    sizeof(Unsigned) == 8, std::uint32_t,
    std::conditional_t<sizeof(Unsigned) == 4, std::uint16_t, std::uint8_t>>;

}  // namespace internal

// Reads sizeof(Unsigned) bytes from `in`.
template <typename Unsigned>
Unsigned LoadLittleEndian(const char* in) {
  static_assert(std::is_unsigned_v<Unsigned>);
  if constexpr (sizeof(Unsigned) == 1) {
    return static_cast<unsigned char>(*in);
  } else {
    using Half = internal::HalfOf<Unsigned>;
    return static_cast<Unsigned>(
        Unsigned{LoadLittleEndian<Half>(in)} |
        Unsigned{LoadLittleEndian<Half>(in + sizeof(Half))}
            << (8 * sizeof(Half)));
  }
}

// Writes sizeof(Unsigned) bytes to `out`.
template <typename Unsigned>
void StoreLittleEndian(Unsigned value, char* out) {
  static_assert(std::is_unsigned_v<Unsigned>);
  if constexpr (sizeof(Unsigned) == 1) {
    *out = static_cast<char>(value);
  } else {
    using Half = internal::HalfOf<Unsigned>;
    StoreLittleEndian(static_cast<Half>(value), out);
    StoreLittleEndian(static_cast<Half>(value >> (8 * sizeof(Half))),
                      out + sizeof(Half));
  }
}

}  // namespace base

#endif  // BASE_LITTLE_ENDIAN_H_
