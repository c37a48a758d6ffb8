#include "registry/declaration/text_rules.h"

#include <string>

#include "gtest/gtest.h"

namespace registry {
namespace {

std::string Repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(TextRulesTest, LengthIsCountedInCharactersNotBytes) {
  for (const char* character : {"a", "é", "ط", "𝒜"}) {
    EXPECT_TRUE(IsReference(character));
    EXPECT_TRUE(IsReference(Repeat(character, 64))) << character;
    EXPECT_FALSE(IsReference(Repeat(character, 65))) << character;
  }
  EXPECT_FALSE(IsReference(""));
}

TEST(TextRulesTest, AReferenceHoldsNothingThatCannotBeSeen) {
  EXPECT_EQ(BrokenReferenceRule("a\u202e"),
            "must not hold invisible characters");
  EXPECT_FALSE(IsReference("a\u202e"));
  EXPECT_TRUE(IsReference("H 1/é"));
}

TEST(TextRulesTest, AnIdentifierIsTenAsciiDigits) {
  EXPECT_TRUE(IsTenDigits("0123456789"));
  for (const char* text : {"", "123456789", "12345678901", "12345 6789",
                           "123456789a", "+123456789", "٠١٢٣٤"}) {
    EXPECT_FALSE(IsTenDigits(text)) << text;
  }
}

}  // namespace
}  // namespace registry
