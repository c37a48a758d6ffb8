#include "registry/interchange/json_record.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/declaration.pb.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::google::protobuf::util::MessageDifferencer;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> Violations(absl::string_view json,
                                    v1::Declaration& message) {
  std::vector<std::string> lines;
  for (const base::FieldViolation& violation : ReadJsonRecord(json, message)) {
    lines.push_back(violation.path + ": " + violation.rule);
  }
  return lines;
}

std::vector<std::string> Violations(absl::string_view json) {
  v1::Declaration message;
  return Violations(json, message);
}

// The rooms that `json` gives as a value.
std::string Rooms(const std::string& value) {
  v1::Declaration message;
  const auto violations =
      Violations(R"({"dwelling": {"rooms": )" + value + "}}", message);
  if (!violations.empty()) {
    EXPECT_FALSE(message.dwelling().has_rooms()) << value;
    return testing::PrintToString(violations);
  }
  return message.dwelling().has_rooms()
             ? std::to_string(message.dwelling().rooms())
             : "absent";
}

TEST(JsonRecordTest, IntegersAreReadAsTheJsonMappingWritesThem) {
  for (const char* value :
       {"3", "3.0", "3e0", "30E-1", "0.3e+1", "\"3\"", "\"3.0\"", "\"3e0\""}) {
    EXPECT_EQ(Rooms(value), "3") << value;
  }
  EXPECT_EQ(Rooms("-0"), "0");
  EXPECT_EQ(Rooms("null"), "absent");
  EXPECT_EQ(Rooms("2147483647"), "2147483647");
  EXPECT_EQ(Rooms("-2147483648"), "-2147483648");
  for (const char* value :
       {"3.5", "\"three\"", "\"\"", "\" 3\"", "\"+3\"", "\"03\"", "\"0x3\"",
        "true", "false", "[]", "[3]", "{}", "1e-400", "\"3\\u0000\""}) {
    EXPECT_EQ(Rooms(value), "{ \"dwelling.rooms: must be an integer\" }")
        << value;
  }
  for (const char* value : {"2147483648", "-2147483649", "1e10", "\"1e999\"",
                            "123456789012345678901234567890"}) {
    EXPECT_EQ(Rooms(value),
              "{ \"dwelling.rooms: must be an integer that fits in 32 bits\" }")
        << value;
  }
}

TEST(JsonRecordTest, SixtyFourBitsAreExact) {
  v1::Declaration message;
  EXPECT_THAT(Violations(
                  R"({"spending": {"gas_monthly_centimes": 9007199254740993,
              "phone_internet_monthly_centimes": "-9223372036854775808"}})",
                  message),
              IsEmpty());
  EXPECT_EQ(message.spending().gas_monthly_centimes(), 9007199254740993);
  EXPECT_EQ(message.spending().phone_internet_monthly_centimes(), INT64_MIN);
  EXPECT_THAT(
      Violations(R"({"spending": {"gas_monthly_centimes": 1e19}})"),
      ElementsAre("spending.gas_monthly_centimes: must be an integer that fits "
                  "in 64 bits"));
}

TEST(JsonRecordTest, EnumerationsAreNamesOrDeclaredNumbers) {
  for (const char* value : {"\"RURAL\"", "2", "2.0", "20e-1"}) {
    v1::Declaration message;
    EXPECT_THAT(Violations(std::string("{\"milieu\": ") + value + "}", message),
                IsEmpty());
    EXPECT_EQ(message.milieu(), v1::Milieu::RURAL) << value;
  }
  for (const char* value :
       {"\"rural\"", "\"Milieu.RURAL\"", "\"\"", "\"2\"", "3", "-1", "1.5",
        "4294967298", "1e30", "true", "[]", "{}", "\"RURAL\\u0000\""}) {
    EXPECT_THAT(Violations(std::string("{\"milieu\": ") + value + "}"),
                ElementsAre("milieu: must be one of URBAN, RURAL"))
        << value;
  }
}

TEST(JsonRecordTest, OtherTypesAreWhatTheyAre) {
  EXPECT_THAT(
      Violations(R"({"household_ref": 1, "region": true,
                             "province": ["11.537"], "dwelling": [],
                             "assets": {"has_loan": "true", "has_garage": 1},
                             "spending": "x", "members": {}})"),
      ElementsAre("household_ref: must be a string", "region: must be a string",
                  "province: must be a string", "dwelling: must be an object",
                  "assets.has_loan: must be true or false",
                  "assets.has_garage: must be true or false",
                  "spending: must be an object", "members: must be a list"));
}

TEST(JsonRecordTest, ElementsInErrorKeepTheirPlace) {
  v1::Declaration message;
  EXPECT_THAT(
      Violations(R"({"members": [{"sex": "MALE"}, null, 3, {"sex": "F"}],
                     "spending": {"water_electricity_bills_centimes":
                                  [1, null, "x", 1.5]}})",
                 message),
      ElementsAre(
          "members[1]: must be an object", "members[2]: must be an object",
          "members[3].sex: must be one of FEMALE, MALE",
          "spending.water_electricity_bills_centimes[1]: must be an integer",
          "spending.water_electricity_bills_centimes[2]: must be an integer",
          "spending.water_electricity_bills_centimes[3]: must be an integer"));
  EXPECT_EQ(message.members_size(), 4);
  EXPECT_EQ(message.members(0).sex(), v1::Sex::MALE);
  EXPECT_THAT(message.spending().water_electricity_bills_centimes(),
              ElementsAre(1, 0, 0, 0));
}

TEST(JsonRecordTest, NullIsAbsentAtEveryLevel) {
  v1::Declaration message;
  EXPECT_THAT(Violations(R"({"household_ref": null, "milieu": null,
                             "dwelling": {"rooms": null}, "assets": null,
                             "members": null})",
                         message),
              IsEmpty());
  v1::Declaration expected;
  expected.mutable_dwelling();
  EXPECT_TRUE(MessageDifferencer::Equals(message, expected));
}

TEST(JsonRecordTest, NamesAreSnakeCaseOrLowerCamelCase) {
  v1::Declaration message;
  EXPECT_THAT(Violations(R"({"householdRef": "H", "dwelling":
                             {"hasBathOrShower": true},
                             "members": [{"canReadAndWrite": false,
                                          "birthDate": 3}]})",
                         message),
              ElementsAre("members[0].birth_date: must be a string"));
  EXPECT_EQ(message.household_ref(), "H");
  EXPECT_TRUE(message.dwelling().has_bath_or_shower());
  EXPECT_TRUE(message.members(0).has_can_read_and_write());
}

TEST(JsonRecordTest, UnknownNamesAreRefusedUnlessTheyBeginWithAnUnderscore) {
  EXPECT_THAT(Violations(R"({"_field": [1, {"x": {}}], "_": 1, "_field": 2,
                     "HouseholdRef": 1, "rooms": 1, "dwelling":
                     {"_note": "n", "room": 2}, "members":
                     [{"_n": 1, "birthdate": "x"}], "": 1,
                     "Fatima Zahra": 1, "1949": 1, "a\nb": 1, "é": 1,
                     "dwelling.rooms": 1, "a\u0000": 1})"),
              ElementsAre("?: a name of 12 characters is not a field",
                          "rooms: is not a field of this format",
                          "dwelling.room: is not a field of this format",
                          "members[0].birthdate: is not a field of this format",
                          "?: a name of 0 characters is not a field",
                          "?: a name of 12 characters is not a field",
                          "?: a name of 4 characters is not a field",
                          "?: a name of 3 characters is not a field",
                          "?: a name of 1 character is not a field",
                          "?: a name of 14 characters is not a field",
                          "?: a name of 2 characters is not a field"));
  EXPECT_THAT(
      Violations("{\"" + std::string(40, 'a') + "\": 1}"),
      ElementsAre(std::string(40, 'a') + ": is not a field of this format"));
  EXPECT_THAT(Violations("{\"" + std::string(41, 'a') + "\": 1}"),
              ElementsAre("?: a name of 41 characters is not a field"));
}

TEST(JsonRecordTest, PersonalDataUsedAsANameIsNotRepeated) {
  EXPECT_THAT(
      Violations(R"({"EE188973": 1, "ee188973": 1, "members":
                     [{"Naciri": 1, "d1949_02_27": 1, "سلمى": 1}]})"),
      ElementsAre("?: a name of 8 characters is not a field",
                  "?: a name of 8 characters is not a field",
                  "members[0].?: a name of 6 characters is not a field",
                  "members[0].?: a name of 11 characters is not a field",
                  "members[0].?: a name of 4 characters is not a field"));
}

TEST(JsonRecordTest, ANameGivenTwiceIsSaidOnce) {
  v1::Declaration message;
  EXPECT_THAT(Violations(R"({"region": "01", "milieu": "RURAL", "region": "02",
                     "region": 3, "dwelling": {"has_bath_or_shower": true,
                     "hasBathOrShower": true}, "milieu": null})",
                         message),
              ElementsAre("region: is given twice",
                          "dwelling.has_bath_or_shower: is given twice",
                          "milieu: is given twice"));
  EXPECT_EQ(message.region(), "01");
}

TEST(JsonRecordTest, WhatIsNoJsonObjectIsOneViolation) {
  const struct {
    std::string text;
    const char* violation;
  } kCases[] = {
      {"[]", "line: must be a JSON object"},
      {"null", "line: must be a JSON object"},
      {"\"x\"", "line: must be a JSON object"},
      {"3", "line: must be a JSON object"},
      {"", "line: is not valid JSON: there is no value at byte 1"},
      {R"({"household_ref": 3, "x": 1, )",
       "line: is not valid JSON: the name of a member is missing at byte 30"},
      {R"({"dwelling": {"rooms": 1e999}})",
       "line: a number is larger than this reader takes at byte 24"},
      {std::string(100'000, '['),
       "line: is not valid JSON: values are nested too deeply at byte 33"},
      {R"({"members": )" + std::string(100'000, '['),
       "line: is not valid JSON: values are nested too deeply at byte 44"},
      {R"({"household_ref": "\udfff"})",
       "line: is not valid JSON: half of a surrogate pair stands alone in the "
       "string that ends at byte 26"},
      {std::string(kMaxRecordBytes + 1, ' '),
       "line: must be at most 1048576 bytes"},
  };
  for (const auto& c : kCases) {
    EXPECT_THAT(Violations(c.text), ElementsAre(c.violation))
        << c.text.substr(0, 50);
  }
}

TEST(JsonRecordTest, LongestRecordIsRead) {
  const std::string text = R"({"region": "01")";
  v1::Declaration message;
  EXPECT_THAT(
      Violations(
          text + std::string(kMaxRecordBytes - text.size() - 1, ' ') + "}",
          message),
      IsEmpty());
  EXPECT_EQ(message.region(), "01");
}

TEST(JsonRecordTest, WhatABrokenTextSaidBeforeIsKept) {
  v1::Declaration message;
  EXPECT_THAT(Violations(R"({"household_ref": "H-1", "region": "01)", message),
              Not(IsEmpty()));
  EXPECT_EQ(message.household_ref(), "H-1");
}

TEST(JsonRecordTest, ViolationsAreLimited) {
  std::string text = R"({"members": [0)";
  for (int i = 0; i < 100'000; ++i) text += ",0";
  v1::Declaration message;
  EXPECT_EQ(ReadJsonRecord(text + "]}", message).size(), kMaxRecordViolations);
}

TEST(JsonRecordTest, AWrittenRecordIsReadBack) {
  v1::Declaration message;
  message.set_household_ref("H \"1\" é ط \\ </");
  message.set_milieu(v1::Milieu::URBAN);
  message.mutable_dwelling()->set_rooms(0);
  message.mutable_dwelling()->set_has_bath_or_shower(false);
  message.mutable_assets();
  message.mutable_spending()->set_gas_monthly_centimes(9007199254740993);
  message.mutable_spending()->add_water_electricity_bills_centimes(0);
  message.add_members()->set_birth_date("1980-05-17");
  message.add_members();
  const std::string json = WriteJsonRecord(message);
  EXPECT_EQ(json.find('\n'), std::string::npos);
  EXPECT_NE(json.find("\"household_ref\""), std::string::npos);
  v1::Declaration read;
  EXPECT_THAT(Violations(json, read), IsEmpty());
  EXPECT_TRUE(MessageDifferencer::Equals(read, message));
}

}  // namespace
}  // namespace registry
