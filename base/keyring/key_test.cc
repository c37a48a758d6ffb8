#include "base/keyring/key.h"

#include <string>

#include "base/keyring/keyring_fixture.h"
#include "gtest/gtest.h"

namespace base::keyring {
namespace {

TEST(KeyKindTest, IsNamedAndFoundByItsName) {
  for (const KeyKind kind : kKeyKinds) EXPECT_EQ(KindNamed(NameOf(kind)), kind);
  EXPECT_EQ(KindNamed(""), std::nullopt);
  EXPECT_EQ(KindNamed("Receipts"), std::nullopt);
  EXPECT_EQ(KindNamed("receipts "), std::nullopt);
}

TEST(KeyIdTest, IsTheKindAndANumber) {
  EXPECT_EQ(IdOf(KeyKind::kReceipts, 12), "receipts-12");
  EXPECT_EQ(NumberOf(KeyKind::kReceipts, "receipts-12"), 12);
  EXPECT_EQ(NumberOf(KeyKind::kReceipts, "receipts-9999"), 9999);
  for (const char* other :
       {"receipts-0", "receipts-01", "receipts--1", "receipts-", "receipts-+1",
        "receipts-10000", "receipts-1 ", "Receipts-1", "data-master-1", ""}) {
    EXPECT_EQ(NumberOf(KeyKind::kReceipts, other), std::nullopt) << other;
  }
}

KeyPeriod Period(const char* from, const char* until, const char* retired) {
  KeyPeriod period;
  period.from = Day(from);
  if (*until != '\0') period.until = Day(until);
  if (*retired != '\0') period.retired = Day(retired);
  return period;
}

TEST(KeyPeriodTest, HasItsFirstAndItsLastDay) {
  const KeyPeriod open = Period("2026-01-02", "", "");
  EXPECT_FALSE(open.Contains(Day("2026-01-01")));
  EXPECT_TRUE(open.Contains(Day("2026-01-02")));
  EXPECT_TRUE(open.Contains(Day("9999-12-31")));
  const KeyPeriod ended = Period("2026-01-02", "2026-01-04", "");
  EXPECT_TRUE(ended.Contains(Day("2026-01-04")));
  EXPECT_FALSE(ended.Contains(Day("2026-01-05")));
  const KeyPeriod retired = Period("2026-01-02", "2026-01-04", "2026-01-03");
  EXPECT_TRUE(retired.Contains(Day("2026-01-02")));
  EXPECT_FALSE(retired.Contains(Day("2026-01-03")));
  EXPECT_EQ(retired.LastDay(), Day("2026-01-02"));
  const KeyPeriod at_once = Period("2026-01-02", "", "2026-01-02");
  EXPECT_FALSE(at_once.Contains(Day("2026-01-02")));
  EXPECT_FALSE(at_once.Contains(Day("2026-01-01")));
}

TEST(KeyPeriodTest, SharesADayWithAnother) {
  const KeyPeriod period = Period("2026-03-01", "2026-03-31", "");
  const struct {
    KeyPeriod other;
    bool overlaps;
  } cases[] = {
      {Period("2026-01-01", "2026-02-28", ""), false},
      {Period("2026-01-01", "2026-03-01", ""), true},
      {Period("2026-01-01", "2026-03-31", "2026-03-01"), false},
      {Period("2026-01-01", "2026-03-31", "2026-03-02"), true},
      {Period("2026-03-15", "2026-03-15", ""), true},
      {Period("2026-03-15", "", "2026-03-15"), false},  // has no day
      {Period("2026-03-31", "", ""), true},
      {Period("2026-04-01", "", ""), false},
      {Period("2026-01-01", "", ""), true},
  };
  for (const auto& [other, overlaps] : cases) {
    EXPECT_EQ(period.Overlaps(other), overlaps) << other.from.ToString();
    EXPECT_EQ(other.Overlaps(period), overlaps) << other.from.ToString();
  }
}

}  // namespace
}  // namespace base::keyring
