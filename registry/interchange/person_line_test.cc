#include "registry/interchange/person_line.h"

#include <set>
#include <string>

#include "base/error.h"
#include "gtest/gtest.h"
#include "registry/interchange/json_lines.h"
#include "registry/interchange/json_record.h"

namespace registry {
namespace {

base::Date Today() { return base::Date::Parse("2026-01-01").value(); }

TEST(PersonLineTest, EveryPersonOfTheSampleIsReadAndComesBack) {
  JsonLines lines = JsonLines::Open("tests/data/people-sample.jsonl").value();
  std::set<std::string> references;
  while (true) {
    const std::optional<JsonLines::Line> line = lines.Next().value();
    if (!line.has_value()) break;
    const PersonLine read = ReadPersonLine(line->text.value(), Today());
    ASSERT_TRUE(read.person.ok()) << line->number << read.person.status();
    references.insert(read.person_ref);

    auto message = ToMessage(*read.person);
    message.set_person_ref(read.person_ref);
    const PersonLine again = ReadPersonLine(WriteJsonRecord(message), Today());
    ASSERT_TRUE(again.person.ok()) << line->number << again.person.status();
    EXPECT_EQ(ToMessage(*again.person).SerializeAsString(),
              ToMessage(*read.person).SerializeAsString());
  }
  EXPECT_EQ(references.size(), 1416u);  // lines of the sample
}

TEST(PersonLineTest, RefusedLinesGiveTheirReference) {
  const struct {
    const char* json;
    const char* person_ref;
    const char* message;
  } kCases[] = {
      {R"({"person_ref": "P-1", "family_name": 1, "given_name": "Salma",
           "birth_date": "1980-02-30", "birth_place": "MAR", "sex": "FEMALE",
           "nationality": "MAR", "province": "11.537",
           "documents": [{"type": "CNIE"}, 3], "age": 45})",
       "P-1",
       "family_name: must be a string; documents[1]: must be an object; age: "
       "is not a field of this format; birth_date: must be a date that exists, "
       "as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known; "
       "documents[0].number: is missing"},
      {R"({"family_name": "Naciri", "given_name": "Salma",
           "birth_date": "2020-02-20", "birth_place": "MAR", "sex": "FEMALE",
           "nationality": "MAR", "province": "11.537"})",
       "", "person_ref: is missing"},
      {R"({"person_ref": "P-2", "family_name)", "P-2",
       "line: is not valid JSON: the quotation mark that ends a string is "
       "missing at byte 35"},
      {"[]", "", "line: must be a JSON object"},
  };
  for (const auto& c : kCases) {
    const PersonLine line = ReadPersonLine(c.json, Today());
    EXPECT_EQ(line.person_ref, c.person_ref);
    EXPECT_EQ(std::string(line.person.status().message()), c.message);
    EXPECT_EQ(base::DetailOf(line.person.status()).reason, "MALFORMED_PERSON");
  }
}

}  // namespace
}  // namespace registry
