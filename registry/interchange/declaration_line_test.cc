#include "registry/interchange/declaration_line.h"

#include <rapidjson/document.h>

#include <random>
#include <set>
#include <string>

#include "absl/strings/string_view.h"
#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "registry/declaration/declaration_message.h"
#include "registry/interchange/json_lines.h"
#include "registry/interchange/json_record.h"

namespace registry {
namespace {

using ::testing::Contains;
using ::testing::Field;

TEST(DeclarationLineTest, EveryHouseholdOfTheSampleIsReadAndComesBack) {
  JsonLines lines =
      JsonLines::Open("tests/data/declarations-sample.jsonl").value();
  std::set<std::string> references;
  while (true) {
    const std::optional<JsonLines::Line> line = lines.Next().value();
    if (!line.has_value()) break;
    const DeclarationLine read = ReadDeclarationLine(line->text.value());
    ASSERT_TRUE(read.declaration.ok()) << read.declaration.status();
    references.insert(read.household_ref);
    EXPECT_EQ(read.household_ref, read.declaration->household_ref());

    const auto message = ToMessage(*read.declaration);
    const DeclarationLine again = ReadDeclarationLine(WriteJsonRecord(message));
    ASSERT_TRUE(again.declaration.ok()) << again.declaration.status();
    EXPECT_EQ(ToMessage(*again.declaration).SerializeAsString(),
              message.SerializeAsString());
  }
  EXPECT_EQ(references.size(), 300u);  // lines of the sample
}

TEST(DeclarationLineTest, EveryInvalidHouseholdIsRefusedForItsField) {
  JsonLines lines =
      JsonLines::Open("tests/data/declarations-invalid.jsonl").value();
  int count = 0;
  while (true) {
    const std::optional<JsonLines::Line> line = lines.Next().value();
    if (!line.has_value()) break;
    ++count;
    rapidjson::Document document;
    document.Parse(line->text->data(), line->text->size());
    const std::string field = document["_field"].GetString();
    const DeclarationLine read = ReadDeclarationLine(line->text.value());
    EXPECT_EQ(read.household_ref, document["household_ref"].GetString());
    EXPECT_THAT(base::DetailOf(read.declaration.status()).violations,
                Contains(Field(&base::FieldViolation::path, field)))
        << line->number << read.declaration.status();
  }
  EXPECT_EQ(count, 40);  // lines of the sample
}

TEST(DeclarationLineTest, ReferenceOfARefusedLineIsGivenIfItKeepsTheRules) {
  const std::string longest(64, 'h');
  const struct {
    std::string json;
    std::string household_ref;
  } kCases[] = {
      {R"({"household_ref": "H-1", "region": 3})", "H-1"},
      {R"({"householdRef": "H-1"})", "H-1"},
      {R"({"region": [], "household_ref": "H-1", "x)", "H-1"},
      {R"({"household_ref": ")" + longest + R"("})", longest},
      {R"({"household_ref": ")" + longest + R"(h"})", ""},
      {R"({"household_ref": "H\u001b[31m"})", ""},
      {R"({"household_ref": "H\u0000"})", ""},
      {R"({"household_ref": ""})", ""},
      {R"({"household_ref": 1})", ""},
      {R"({"household_ref": "H)", ""},
      {R"({"members": [{"household_ref": "H-1"}]})", ""},
      {R"(["household_ref", "H-1"])", ""},
      {"{}", ""},
  };
  for (const auto& c : kCases) {
    const DeclarationLine line = ReadDeclarationLine(c.json);
    EXPECT_FALSE(line.declaration.ok());
    EXPECT_EQ(line.household_ref, c.household_ref) << c.json;
    EXPECT_EQ(base::DetailOf(line.declaration.status()).reason,
              "MALFORMED_DECLARATION");
  }
}

// Bytes changed, dropped and doubled at random: the answer is a declaration or
// violations, whatever the line says.
TEST(DeclarationLineTest, ADamagedLineIsReadOrRefused) {
  constexpr unsigned kSeed = 20260101;
  constexpr int kRounds = 50;
  constexpr absl::string_view kBytes = "{}[]\":,\\eE.-+0159 tu\xff\xc3";
  std::mt19937 random(kSeed);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  JsonLines lines =
      JsonLines::Open("tests/data/declarations-sample.jsonl").value();
  while (true) {
    const std::optional<JsonLines::Line> line = lines.Next().value();
    if (!line.has_value()) break;
    for (int round = 0; round < kRounds; ++round) {
      std::string text(*line->text);
      for (std::size_t i = 0; i <= below(4); ++i) {
        const std::size_t at = below(text.size());
        const std::size_t size = below(40);
        switch (below(4)) {
          case 0:
            text[at] = kBytes[below(kBytes.size())];
            break;
          case 1:
            text.erase(at, size);
            break;
          case 2:
            text.insert(at, text.substr(at, size));
            break;
          default:
            text.insert(at, 1, kBytes[below(kBytes.size())]);
        }
      }
      const DeclarationLine read = ReadDeclarationLine(text);
      const base::ErrorDetail detail =
          base::DetailOf(read.declaration.status());
      ASSERT_EQ(read.declaration.ok(), detail.violations.empty())
          << "seed " << kSeed << " line " << line->number << ": " << text;
      ASSERT_EQ(detail.reason,
                read.declaration.ok() ? "" : "MALFORMED_DECLARATION");
    }
  }
}

TEST(DeclarationLineTest, WhatFollowsFromBadJsonIsNotSaidAgain) {
  EXPECT_EQ(
      ReadDeclarationLine(
          R"({"household_ref": 1, "effective_date": "2026-01-01",
              "region": 11, "province": "11.537", "milieu": "URBAN",
              "dwelling": 3, "assets": null,
              "spending": {"gas_monthly_centimes": 0,
                           "phone_internet_monthly_centimes": 1.5,
                           "water_electricity_bills_centimes": [1, "x", -1]},
              "members": [4, {"idcs": 1, "relationship": "head"}]})")
          .declaration.status()
          .message(),
      "household_ref: must be a string; region: must be a string; dwelling: "
      "must be an object; spending.phone_internet_monthly_centimes: must be an "
      "integer; spending.water_electricity_bills_centimes[1]: must be an "
      "integer; members[0]: must be an object; members[1].idcs: must be a "
      "string; members[1].relationship: must be one of HEAD, SPOUSE, CHILD, "
      "PARENT, SIBLING, GRANDCHILD, OTHER_RELATIVE, NOT_RELATED; assets: is "
      "missing; spending.water_electricity_bills_centimes[2]: must be from 0 "
      "to 10000000; members[1].birth_date: is missing; members[1].sex: is "
      "missing; members[1].education: is missing; members[1].diploma: is "
      "missing; members[1].can_read_and_write: is missing; "
      "members[1].schooling: is missing; members[1].activity: is missing; "
      "members[1].occupation: is missing; members[1].employment_status: is "
      "missing; members[1].health_cover: is missing");
}

}  // namespace
}  // namespace registry
