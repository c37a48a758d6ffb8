#include "base/sql/sqlite/xxh3.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace base::sql {

bool HasAvx2() {
#if defined(__x86_64__)
  static const bool has = __builtin_cpu_supports("avx2") != 0;
  return has;
#else
  return false;
#endif
}

std::uint64_t Xxh3Everywhere(const char* bytes, std::size_t size,
                             std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes, size, seed);
}

std::uint64_t Xxh3(const char* bytes, std::size_t size, std::uint64_t seed) {
  return HasAvx2() ? Xxh3WithAvx2(bytes, size, seed)
                   : Xxh3Everywhere(bytes, size, seed);
}

}  // namespace base::sql
