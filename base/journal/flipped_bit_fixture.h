#ifndef BASE_JOURNAL_FLIPPED_BIT_FIXTURE_H_
#define BASE_JOURNAL_FLIPPED_BIT_FIXTURE_H_

#include <cstddef>
#include <string>

namespace base::journal {

// `bytes` with one bit changed, of 8 * bytes.size().
inline std::string WithBitFlipped(std::string bytes, std::size_t bit) {
  const auto byte = static_cast<unsigned char>(bytes[bit / 8]);
  bytes[bit / 8] =
      static_cast<char>(static_cast<unsigned char>(byte ^ (1U << (bit % 8))));
  return bytes;
}

}  // namespace base::journal

#endif  // BASE_JOURNAL_FLIPPED_BIT_FIXTURE_H_
