#include "registry/interchange/json_tree.h"

#include <string>
#include <utility>

#include "gtest/gtest.h"

namespace registry {
namespace {

TEST(JsonTreeTest, NodesComeInTheOrderOfTheText) {
  const JsonTree tree(
      R"( {"a": [1.50, "x\ny\u0020é", {}], "b": true, "a": null} )");
  ASSERT_EQ(tree.error(), "");
  const struct {
    JsonType type;
    const char* name;
    const char* text;
    std::size_t end;
  } kExpected[] = {
      {JsonType::kObject, "", "", 7},     {JsonType::kArray, "a", "", 5},
      {JsonType::kNumber, "", "1.50", 3}, {JsonType::kString, "", "x\ny é", 4},
      {JsonType::kObject, "", "", 5},     {JsonType::kBoolean, "b", "", 6},
      {JsonType::kNull, "a", "", 7},
  };
  ASSERT_EQ(tree.nodes().size(), std::size(kExpected));
  for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
    EXPECT_EQ(tree.nodes()[i].type, kExpected[i].type) << i;
    EXPECT_EQ(tree.nodes()[i].name, kExpected[i].name) << i;
    EXPECT_EQ(tree.nodes()[i].text, kExpected[i].text) << i;
    EXPECT_EQ(tree.nodes()[i].end, kExpected[i].end) << i;
  }
  EXPECT_TRUE(tree.nodes()[5].boolean);
}

TEST(JsonTreeTest, AMovedTreeKeepsItsTexts) {
  JsonTree first(R"(["abc"])");
  const JsonTree second = std::move(first);
  EXPECT_EQ(second.nodes()[1].text, "abc");
}

TEST(JsonTreeTest, WhatIsNotJsonIsSaidWithItsPlace) {
  const struct {
    std::string text;
    const char* error;
  } kCases[] = {
      // clang-format off
      {"", "there is no value at byte 1"},
      {"  ", "there is no value at byte 3"},
      {"{} x", "something follows the value at byte 4"},
      {"{1: 2}", "the name of a member is missing at byte 2"},
      {R"({"a" 1})", "a colon is missing at byte 6"},
      {R"({"a": 1 "b": 2})", "a comma or } is missing at byte 9"},
      {"[1 2]", "a comma or ] is missing at byte 4"},
      {R"(["\uD83"])", "a \\u escape has no four hexadecimal digits at byte 3"},
      {R"(["\ud800"])", "half of a surrogate pair stands alone at byte 3"},
      {R"(["\ud800\ud800"])", "half of a surrogate pair stands alone at byte 3"},
      {R"(["\udc00"])", "half of a surrogate pair stands alone in the string that ends at byte 9"},
      {R"({"\udc00": 1})", "half of a surrogate pair stands alone in the string that ends at byte 9"},
      {R"(["\x"])", "an escape or a control character in a string is not allowed at byte 3"},
      {"[\"\t\"]", "an escape or a control character in a string is not allowed at byte 3"},
      {R"({"a": "b)", "the quotation mark that ends a string is missing at byte 9"},
      {"[\"\xff\"]", "a string is not UTF-8 at byte 3"},
      {"[\"\xed\xa0\x80\"]", "a string is not UTF-8 at byte 3"},
      {"[\"\xc0\x80\"]", "a string is not UTF-8 at byte 3"},
      {"[1.]", "a digit after the decimal point is missing at byte 4"},
      {"[1e]", "a digit of an exponent is missing at byte 4"},
      {"[01]", "a comma or ] is missing at byte 3"},
      {"[NaN]", "a value is not one of JSON at byte 2"},
      {"[-Infinity]", "a value is not one of JSON at byte 3"},
      {"[1,]", "a value is not one of JSON at byte 4"},
      {"{} // x", "something follows the value at byte 4"},
      {"{'a': 1}", "the name of a member is missing at byte 2"},
      {std::string("[\"a\0b\"]", 7), "a NUL at byte 4"},
      {std::string("{}\0", 3), "a NUL at byte 3"},
      {std::string(100'000, '['), "values are nested too deeply at byte 33"},
      {std::string(33, '['), "values are nested too deeply at byte 33"},
      // clang-format on
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(JsonTree(c.text).error(),
              std::string("is not valid JSON: ") + c.error)
        << c.text.substr(0, 50);
  }
}

TEST(JsonTreeTest, ANumberBeyondTheReaderIsNotCalledInvalid) {
  const std::string digits(1000, '7');
  for (const std::string& number :
       {std::string("1e400"), digits + "e-1000", std::string("0e999999999")}) {
    EXPECT_EQ(JsonTree("[" + number + "]").error(),
              "a number is larger than this reader takes at byte 2")
        << number;
  }
}

TEST(JsonTreeTest, DeepestNestingIsRead) {
  const std::string text = std::string(32, '[') + std::string(32, ']');
  EXPECT_EQ(JsonTree(text).error(), "");
}

TEST(JsonTreeTest, NodesBeforeAnErrorAreKept) {
  const JsonTree tree(R"({"a": "b", "c": [1, {"d": 2, x)");
  EXPECT_NE(tree.error(), "");
  ASSERT_EQ(tree.nodes().size(), 6u);
  EXPECT_EQ(tree.nodes()[1].text, "b");
  EXPECT_EQ(tree.nodes()[0].end, 6u);
  EXPECT_EQ(tree.nodes()[2].end, 6u);
  EXPECT_EQ(tree.nodes()[4].end, 6u);
}

}  // namespace
}  // namespace registry
