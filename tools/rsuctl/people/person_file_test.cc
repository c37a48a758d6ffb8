#include "tools/rsuctl/people/person_file.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "gtest/gtest.h"

namespace rsuctl {
namespace {

constexpr char kPerson[] =
    R"({"family_name":"Naciri","given_name":"Itto","birth_date":"1990-01-05",)"
    R"("sex":"FEMALE","birth_place":"01.051","nationality":"MAR",)"
    R"("province":"01.051","documents":[{"type":"CNIE",)"
    R"("number":"AB123456"}]})";

absl::StatusOr<PersonFile> Read(absl::string_view json) {
  return ReadPersonAnswerOrLine(json, base::Date::Parse("2026-01-01").value());
}

// "path: rule" of each field that is refused.
std::string Refused(absl::string_view json) {
  std::string all;
  for (const auto& bad : base::DetailOf(Read(json).status()).violations) {
    absl::StrAppend(&all, bad.path, ": ", bad.rule, "\n");
  }
  return all;
}

TEST(PersonFile, ALineOfAPeopleFileIsAPerson) {
  const auto file = Read(kPerson);
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(file->person.given_name(), "Itto");
  EXPECT_FALSE(file->is_answer);
  EXPECT_EQ(file->idcs, "");
  EXPECT_EQ(file->etag, "");
}

TEST(PersonFile, OfAnAnswerThePersonIsTakenAndWhoseItIs) {
  const auto file = Read(absl::StrCat(
      R"({"name":"people/2013023805","idcs":"2013023805","person":)", kPerson,
      R"(,"revision":"2","etag":"2","merged_into":"","candidates":[],)"
      R"("create_time":"2026-01-02T00:00:00Z","_note":3})"));
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(file->person.given_name(), "Itto");
  EXPECT_EQ(file->person.documents(0).number(), "AB123456");
  EXPECT_TRUE(file->is_answer);
  EXPECT_EQ(file->idcs, "2013023805");
  EXPECT_EQ(file->etag, "2");
}

TEST(PersonFile, WhatIsWrongInAnAnswerIsNamedByItsPath) {
  EXPECT_EQ(Refused(R"({"person":{"sex":3.5}})").find("person.sex: "), 0U)
      << Refused(R"({"person":{"sex":3.5}})");
  EXPECT_EQ(Refused(R"({"person":7})"), "person: must be a JSON object\n");
  EXPECT_EQ(
      Refused(absl::StrCat(R"({"person":)", kPerson,
                           R"(,"etag":1,"idcs":null,"other":1,"AB12":1})")),
      "etag: must be a string\nidcs: must be a string\n"
      "other: is not a field of this format\n"
      "?: a name of 4 characters is not a field\n");
  EXPECT_EQ(Refused(absl::StrCat(R"({"person":)", kPerson, R"(,"person":)",
                                 kPerson, R"(,"etag":"1","etag":"2"})")),
            "person: is given twice\netag: is given twice\n");
  EXPECT_EQ(Refused(R"({"idcs":"2013023805","persons":{}})"),
            "person: is missing\n");
  EXPECT_EQ(Refused(R"({"etag":"2"})"), "person: is missing\n");
  // What is no JSON is told as of a line.
  EXPECT_EQ(Refused(R"({"person":)").find("line: is not valid JSON: "), 0U);
}

}  // namespace
}  // namespace rsuctl
