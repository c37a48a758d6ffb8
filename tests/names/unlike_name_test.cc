#include "tests/names/unlike_name.h"

#include "gtest/gtest.h"
#include "registry/matching/compare_names.h"

namespace names {
namespace {

registry::ComparableName Named(std::uint64_t number) {
  return registry::ComparableName::Of({UnlikeName(number), "Tislit", "", ""});
}

TEST(UnlikeNameTest, NoTwoAreTheSame) {
  // Numbers that differ in one syllable are the nearest.
  for (std::uint64_t unit = 1; unit < kUnlikeNames; unit *= 4) {
    for (std::uint64_t a = 0; a < 4; ++a) {
      for (std::uint64_t b = 0; b < 4; ++b) {
        const auto agreement =
            registry::Compare(Named(a * unit), Named(b * unit));
        EXPECT_EQ(agreement == registry::NameAgreement::kSame, a == b)
            << UnlikeName(a * unit) << " " << UnlikeName(b * unit);
      }
    }
  }
}

}  // namespace
}  // namespace names
