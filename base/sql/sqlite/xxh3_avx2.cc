// Nothing else belongs in this file: a function that it shares with others
// could become the one that they call too, with instructions that they may not
// use.

#if defined(__x86_64__)
#pragma GCC target("avx2")
#endif

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/sql/sqlite/xxh3.h"

namespace base::sql {

std::uint64_t Xxh3WithAvx2(const char* bytes, std::size_t size,
                           std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes, size, seed);
}

}  // namespace base::sql
