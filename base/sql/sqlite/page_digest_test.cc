#include "base/sql/sqlite/page_digest.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

#include <random>
#include <vector>

#include "base/sql/sqlite/xxh3.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

constexpr std::uint64_t kStore = 0x0123456789abcdef;
constexpr std::size_t kSize = 4096;

std::vector<char> RandomPage() {
  std::mt19937 random(1);
  std::vector<char> page(kSize);
  for (char& byte : page) byte = static_cast<char>(random());
  return page;
}

TEST(PageDigestTest, APageIsWholeAtItsPlaceInItsStoreOnly) {
  std::vector<char> page = RandomPage();
  StampPage(page.data(), kSize, 7, kStore);
  EXPECT_TRUE(PageIsWhole(page.data(), kSize, 7, kStore));
  EXPECT_EQ(StoreOfPage(page.data(), kSize), kStore);
  EXPECT_FALSE(PageIsWhole(page.data(), kSize, 8, kStore));
  EXPECT_FALSE(PageIsWhole(page.data(), kSize, 7, kStore + 1));
}

TEST(PageDigestTest, APageOfZerosIsNotWhole) {
  const std::vector<char> page(kSize, '\0');
  EXPECT_FALSE(PageIsWhole(page.data(), kSize, 7, 0));
  EXPECT_FALSE(PageIsWhole(page.data(), kSize, 1, 0));
}

TEST(PageDigestTest, EverySingleBitCounts) {
  std::vector<char> page = RandomPage();
  StampPage(page.data(), kSize, 7, kStore);
  for (std::size_t bit = 0; bit < kSize * 8; ++bit) {
    page[bit / 8] = static_cast<char>(page[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(PageIsWhole(page.data(), kSize, 7, kStore)) << bit;
    page[bit / 8] = static_cast<char>(page[bit / 8] ^ (1 << bit % 8));
  }
  EXPECT_TRUE(PageIsWhole(page.data(), kSize, 7, kStore));
}

// SQLite's file format: bytes 18 and 19 say whether there is a log, 24 to 27
// count changes of the file, 40 to 43 those of the schema, 92 to 99 repeat the
// count and name SQLite's version. A backup by SQLite changes them.
TEST(PageDigestTest, OfPage1TheCountersOfSqliteDoNotCount) {
  std::vector<char> page = RandomPage();
  StampPage(page.data(), kSize, 1, kStore);
  for (std::size_t i = 0; i < kSize; ++i) {
    page[i] = static_cast<char>(page[i] ^ 1);
    const bool counter = i == 18 || i == 19 || (i >= 24 && i < 28) ||
                         (i >= 40 && i < 44) || (i >= 92 && i < 100);
    EXPECT_EQ(PageIsWhole(page.data(), kSize, 1, kStore), counter) << i;
    page[i] = static_cast<char>(page[i] ^ 1);
  }
}

// From xxHash's own table of values (its xsum_sanity_check.c): of nothing, with
// the seed 0.
TEST(PageDigestTest, AllWaysToDigestGiveOneValue) {
  EXPECT_EQ(Xxh3("", 0, 0), 0x2D06800538D394C2);
  const std::vector<char> page = RandomPage();
  for (std::size_t size = 0; size <= kSize; ++size) {
    const std::uint64_t expected = Xxh3Everywhere(page.data(), size, 7);
    EXPECT_EQ(Xxh3(page.data(), size, 7), expected) << size;
    if (HasAvx2()) {
      EXPECT_EQ(Xxh3WithAvx2(page.data(), size, 7), expected) << size;
    }
  }
}

#if defined(__x86_64__)
// Which parts of its registers the processor has to keep: bit 2 are the upper
// halves of the vectors (Intel's manual, volume 1, 13.6: XINUSE).
std::uint32_t PartsInUse() {
  constexpr std::uint32_t kInUse = 1;
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  asm volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(kInUse));
  return low;
}

// Whether the processor tells them, as the manual has it: leaf 13, subleaf 1.
bool TellsPartsInUse() {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
  std::uint32_t d = 0;
  return __get_cpuid_count(13, 1, &a, &b, &c, &d) != 0 && (a & 4) != 0;
}

TEST(Xxh3Test, LeavesNothingInTheUpperHalvesOfVectors) {
  if (!HasAvx2() || !TellsPartsInUse()) return;
  constexpr std::uint32_t kUpperHalves = 4;
  const std::vector<char> page = RandomPage();
  const std::uint64_t digest = Xxh3WithAvx2(page.data(), page.size(), kStore);
  const std::uint32_t in_use = PartsInUse();
  EXPECT_EQ(in_use & kUpperHalves, 0u);
  EXPECT_EQ(digest, Xxh3Everywhere(page.data(), page.size(), kStore));
}
#endif

}  // namespace
}  // namespace base::sql
