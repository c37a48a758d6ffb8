#include "base/log/log.h"

#include <string>

#include "base/log/sparse_log.h"
#include "gtest/gtest.h"

namespace base::log {
namespace {

TEST(LogTest, ALineHasItsMomentAndLevel) {
  // date -u -d @1795846889 gives 2026-11-28T06:21:29Z.
  EXPECT_EQ(Line(Level::kWarning, "the disk is full", 1'795'846'889'000'042),
            "2026-11-28T06:21:29.000042Z WARNING the disk is full\n");
  EXPECT_EQ(Line(Level::kInfo, "", 0), "1970-01-01T00:00:00.000000Z INFO \n");
}

TEST(LogTest, ATextIsOneLineHoweverItIsMade) {
  EXPECT_EQ(Line(Level::kError, "a\nb\r\tc\x7f\x01", 0),
            "1970-01-01T00:00:00.000000Z ERROR a b  c  \n");
  EXPECT_EQ(Line(Level::kError, std::string(5000, 'x'), 0),
            "1970-01-01T00:00:00.000000Z ERROR " +
                std::string(kMaxTextBytes, 'x') + "\n");
}

TEST(SparseLogTest, OneOfAKindIsToldInAPeriodWithTheNumberOfTheOthers) {
  SparseLog log(10);
  EXPECT_EQ(log.Take("a", "one", 100), "one");
  EXPECT_EQ(log.Take("a", "two", 105), std::nullopt);
  EXPECT_EQ(log.Take("b", "other", 105), "other");
  EXPECT_EQ(log.Take("a", "three", 109), std::nullopt);
  EXPECT_EQ(log.Take("a", "four", 110), "four (and 2 more before)");
  EXPECT_EQ(log.Take("a", "five", 120), "five");
}

TEST(SparseLogTest, KindsBeyondTheMostCountAsOne) {
  SparseLog log(10);
  for (std::size_t i = 0; i < SparseLog::kMaxKinds; ++i) {
    EXPECT_EQ(log.Take(std::to_string(i), "x", 100), "x");
  }
  EXPECT_EQ(log.Take("new", "x", 105), "x");
  EXPECT_EQ(log.Take("newer", "x", 106), std::nullopt);
  // What is over makes room.
  EXPECT_EQ(log.Take("newest", "x", 112), "x");
  EXPECT_EQ(log.Take("and another", "x", 112), "x");
}

}  // namespace
}  // namespace base::log
