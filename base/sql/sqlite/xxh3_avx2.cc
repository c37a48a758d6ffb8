// Nothing else belongs in this file: a function that it shares with others
// could become the one that they call too, with instructions that they may not
// use.

#if defined(__x86_64__)
#pragma GCC target("avx2")
#endif

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/sql/sqlite/xxh3.h"

namespace base::sql {

std::uint64_t Xxh3WithAvx2(const char* bytes, std::size_t size,
                           std::uint64_t seed) {
  const std::uint64_t digest = XXH3_64bits_withSeed(bytes, size, seed);
#if defined(__x86_64__)
  // The compiler does not, where the target stands in a pragma. With something
  // left in the upper halves of these registers everything that uses the lower
  // ones, as most programs do, is slower for good: to up to a quarter.
  _mm256_zeroupper();
#endif
  return digest;
}

}  // namespace base::sql
