// The census that issued_numbers_test expects is that of all numbers which the
// default rules admit.

#include "gtest/gtest.h"
#include "idcs/number/number_presets.h"
#include "tests/statistics/default_census.h"
#include "tests/statistics/digit_census.h"

namespace statistics {
namespace {

TEST(CensusTest, TheStoredCensusIsThatOfAllAdmissibleNumbers) {
  const idcs::NumberRules rules = idcs::LoadPreset("default").value();
  const DigitCensus counted = CountAll(rules);
  EXPECT_EQ(counted.size(), rules.preset().capacity);
  // As CSV, so that a failure shows the first line that differs.
  EXPECT_EQ(DigitCensus::FromCsv(kDefaultCensus).value().ToCsv(),
            counted.ToCsv());
}

}  // namespace
}  // namespace statistics
