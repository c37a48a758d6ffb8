#ifndef BASE_SQL_SQLITE_PAGE_DIGEST_H_
#define BASE_SQL_SQLITE_PAGE_DIGEST_H_

#include <cstddef>
#include <cstdint>

namespace base::sql {

// The last bytes of every page, which SQLite leaves alone (its header counts
// them as reserved): eight for the store, then eight for the digest of all
// before it and of the page's number. So a page with a changed bit is told, and
// one that stands in another place or comes from another store. A page of this
// place and store that is older than the last one written is not told.
//
// Digests are XXH3 with 64 bits: damage passes once in 1.8e19 cases. They hold
// out against accidents, not against somebody who makes them anew.
inline constexpr std::size_t kPageDigestBytes = 16;

// Where SQLite's header, at the beginning of page 1, counts the reserved bytes.
inline constexpr std::size_t kReservedBytesOffset = 20;

// SQLite's limits of a page's size in bytes, which is a power of two.
inline constexpr std::size_t kSmallestPage = 512;
inline constexpr std::size_t kLargestPage = 65'536;

inline bool IsPageSize(std::uint64_t size) {
  return size >= kSmallestPage && size <= kLargestPage &&
         (size & (size - 1)) == 0;
}

// The functions take a whole page of `size` bytes; pages count from 1.

// Writes both into the page's last bytes.
void StampPage(char* page, std::size_t size, std::uint32_t number,
               std::uint64_t store);

bool PageIsWhole(const char* page, std::size_t size, std::uint32_t number,
                 std::uint64_t store);

// The store that the page says it belongs to.
std::uint64_t StoreOfPage(const char* page, std::size_t size);

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_PAGE_DIGEST_H_
