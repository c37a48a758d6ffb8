#include "base/language.h"

#include "gtest/gtest.h"

namespace base {
namespace {

TEST(ParseLanguage, KnowsThreeCodes) {
  EXPECT_EQ(ParseLanguage("en"), Language::kEnglish);
  EXPECT_EQ(ParseLanguage("fr"), Language::kFrench);
  EXPECT_EQ(ParseLanguage("ar"), Language::kArabic);
  for (const char* other : {"", "EN", "fr-MA", "de"}) {
    EXPECT_EQ(ParseLanguage(other), std::nullopt) << other;
  }
}

}  // namespace
}  // namespace base
