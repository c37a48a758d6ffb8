// The two MOSIP capacities were known before NumberRules was written, and a
// throw-away program that cuts off branches digit by digit came to them too.
// That Check() comes to the same counts is the proof that it implements the
// rules.

#include <vector>

#include "gtest/gtest.h"
#include "idcs/number/check_digit.h"
#include "idcs/number/count_admissible.h"
#include "idcs/number/number_presets.h"

namespace idcs {
namespace {

TEST(CapacityTest, StoredCapacityOfEveryPresetIsWhatItAdmits) {
  const std::vector<NumberRules> presets = LoadPresets().value();
  for (const NumberRules& rules : presets) {
    EXPECT_EQ(CountAdmissible(rules, 0, kPrefixCount, AllCores()),
              rules.preset().capacity)
        << rules.preset().name;
  }
}

}  // namespace
}  // namespace idcs
