#include "base/text.h"

#include <string>

#include "gtest/gtest.h"

namespace base {
namespace {

TEST(TextTest, BrokenRulesAreSaid) {
  const struct {
    std::string text;
    const char* rule;  // "" for none
  } kCases[] = {
      {"H 1/é", ""},
      {"", "must be 1 to 3 characters"},
      {"abcd", "must be 1 to 3 characters"},
      {std::string("a\0b", 3), "must not hold control characters"},
      {"a\nb", "must not hold control characters"},
      {"a\x1f", "must not hold control characters"},
      {"a\x7f", "must not hold control characters"},
      {"\xc2\x80", "must not hold control characters"},
      {"\xc2\x9f", "must not hold control characters"},
      {"\xc2\xa0", ""},
      {"\xff", "must be UTF-8"},
      {"\xc3", "must be UTF-8"},
      {"\xc0\x80", "must be UTF-8"},
      {"\xed\xa0\x80", "must be UTF-8"},
      {"\xf4\x90\x80\x80", "must be UTF-8"},
  };
  for (const auto& c : kCases) {
    if (std::string(c.rule).empty()) {
      EXPECT_EQ(BrokenTextRule(c.text, 100), std::nullopt) << c.text;
    } else {
      EXPECT_EQ(BrokenTextRule(c.text, 3), c.rule) << c.text;
    }
  }
}

TEST(TextTest, ATextHoldsNothingInvisible) {
  for (const char* text : {"a\u202e",   // what follows runs from right to left
                           "\u200fa",   // right-to-left mark
                           "a\u2066",   // isolate
                           "a\u200bb",  // zero width
                           "a\u200d",   // joiner
                           "\ufeff",    // byte order mark
                           "\u00ad",    // soft hyphen
                           "\u2028",    // line separator
                           "\u2029",    // paragraph separator
                           "\U000e0041"}) {  // a tag
    EXPECT_EQ(BrokenTextRule(text, 10), "must not hold invisible characters")
        << text;
  }
  for (const char* text : {"H 1/é", "\u00a0", "\u200a", "\u2010", "أسرة"}) {
    EXPECT_EQ(BrokenTextRule(text, 10), std::nullopt) << text;
  }
}

TEST(TextTest, WhatUnicodeDoesNotAssignIsRefused) {
  for (const char* text : {"a\ue000",     // private use
                           "\U000f0000",  // private use
                           "\u0378",      // not assigned
                           "\ufdd0",      // never to be assigned
                           "\U0010ffff"}) {
    EXPECT_EQ(BrokenTextRule(text, 10),
              "must not hold characters that Unicode does not assign")
        << text;
  }
}

TEST(TextTest, OneTextHasOneNormalForm) {
  EXPECT_EQ(NormalText("e\u0301"), "é");
  EXPECT_EQ(NormalText("é"), "é");
  EXPECT_EQ(DecomposedText("é"), "e\u0301");
  EXPECT_EQ(NormalText("\u0627\u0654"), "\u0623");  // alef with hamza
  EXPECT_EQ(NormalText("H-1"), "H-1");
  EXPECT_EQ(NormalText("a\xff"), "a\xff");
}

TEST(TextTest, ATextOfBlanksShowsNothing) {
  for (const char* text :
       {"", " ", "\u00a0", "\u2003", "\u3000", "\u1680", "\u202f", " \u2003 ",
        "\u3164", "\u115f", "\ufe0f", "\u2800", "\u200b", "\t"}) {
    EXPECT_FALSE(ShowsSomething(text)) << text;
  }
  for (const char* text : {"a", " a ", "-", "7", "أ", "\u3000李", "\u2801",
                           "\u0301", "\U0001F600"}) {
    EXPECT_TRUE(ShowsSomething(text)) << text;
  }
}

TEST(TextTest, WordsAreATextThatShowsSomething) {
  for (const char* text : {" ", "\u3000", "\u3164", "\u2800"}) {
    EXPECT_EQ(BrokenWordsRule(text, 10), "must not be blank") << text;
  }
  for (const char* text : {"\u200b", "\u00ad", "\ufeff", "\u200f", "a\u202e"}) {
    EXPECT_EQ(BrokenWordsRule(text, 10), "must not hold invisible characters")
        << text;
  }
  EXPECT_EQ(BrokenWordsRule("", 10), "must be 1 to 10 characters");
  EXPECT_EQ(BrokenWordsRule(" a ", 3), std::nullopt);
  EXPECT_EQ(BrokenWordsRule(" a  ", 3), "must be 1 to 3 characters");
}

TEST(TextTest, Utf8IsDecoded) {
  EXPECT_EQ(DecodeUtf8("aéط𝒜"), U"aéط𝒜");
  EXPECT_EQ(DecodeUtf8(""), U"");
  EXPECT_EQ(DecodeUtf8("a\xff"), std::nullopt);
  EXPECT_TRUE(IsUtf8("aéط𝒜"));
  EXPECT_FALSE(IsUtf8("a\xed\xb0\x80"));
}

TEST(TextTest, OneByteOrderMarkAtTheBeginningIsLeftOut) {
  EXPECT_EQ(WithoutByteOrderMark("\xef\xbb\xbf"
                                 "a\xef\xbb\xbf"),
            "a\xef\xbb\xbf");
  EXPECT_EQ(WithoutByteOrderMark("\xef\xbb\xbf\xef\xbb\xbf"), "\xef\xbb\xbf");
  EXPECT_EQ(WithoutByteOrderMark("\xef\xbb"), "\xef\xbb");
  EXPECT_EQ(WithoutByteOrderMark(""), "");
}

}  // namespace
}  // namespace base
