#include "base/sql/sqlite/page_digest.h"

#include <cstring>

#include "base/little_endian.h"
#include "base/sql/sqlite/xxh3.h"

namespace base::sql {
namespace {

// Of page 1, what SQLite's own backup changes in a copy, and what it tells
// nothing by in a store with a log: whether there is a log, the counters of
// changes to file and schema, and the version of SQLite that wrote last.
struct Range {
  std::size_t begin;
  std::size_t size;
};
constexpr Range kNotInDigest[] = {{18, 2}, {24, 4}, {40, 4}, {92, 8}};
constexpr std::size_t kHeaderBytes = 100;

std::uint64_t DigestOf(const char* page, std::size_t size,
                       std::uint32_t number) {
  const std::size_t covered = size - sizeof(std::uint64_t);
  if (number != 1) return Xxh3(page, covered, number);
  char header[kHeaderBytes];
  std::memcpy(header, page, kHeaderBytes);
  for (const Range& range : kNotInDigest) {
    std::memset(header + range.begin, 0, range.size);
  }
  return Xxh3(page + kHeaderBytes, covered - kHeaderBytes,
              Xxh3(header, kHeaderBytes, /*seed=*/0));
}

}  // namespace

void StampPage(char* page, std::size_t size, std::uint32_t number,
               std::uint64_t store) {
  StoreLittleEndian(store, page + size - kPageDigestBytes);
  StoreLittleEndian(DigestOf(page, size, number),
                    page + size - sizeof(std::uint64_t));
}

bool PageIsWhole(const char* page, std::size_t size, std::uint32_t number,
                 std::uint64_t store) {
  return StoreOfPage(page, size) == store &&
         LoadLittleEndian<std::uint64_t>(page + size - sizeof(std::uint64_t)) ==
             DigestOf(page, size, number);
}

std::uint64_t StoreOfPage(const char* page, std::size_t size) {
  return LoadLittleEndian<std::uint64_t>(page + size - kPageDigestBytes);
}

}  // namespace base::sql
