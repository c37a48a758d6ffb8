// Tries every field of the declaration format (docs/formats.md) one at a time
// on a valid line: missing, null, of each wrong type, and on both sides of
// every boundary.

#include <rapidjson/document.h>
#include <rapidjson/pointer.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/date.h"
#include "gtest/gtest.h"
#include "registry/interchange/declaration_line.h"

namespace registry {
namespace {

constexpr char kValid[] = R"({
  "household_ref": "H-1", "effective_date": "2026-01-01", "region": "11",
  "province": "11.537", "milieu": "URBAN",
  "dwelling": {"type": "VILLA", "rooms": 3, "has_bath_or_shower": true,
               "has_individual_electricity_meter": false},
  "assets": {"computers": 1, "mobile_phones": 2, "cars": 0, "motorcycles": 0,
             "cows": 0, "has_satellite_dish": true, "has_fixed_phone": false,
             "has_loan": false, "has_secondary_home": false,
             "has_garage": false, "has_professional_premises": false,
             "has_non_agricultural_land": false, "has_irrigated_land": false},
  "spending": {"gas_monthly_centimes": 5000,
               "water_electricity_bills_centimes": [1, 2, 3],
               "phone_internet_monthly_centimes": 10000},
  "members": [
    {"person_ref": "P-1", "relationship": "HEAD", "birth_date": "1980-05-17",
     "sex": "FEMALE", "education": "HIGHER", "diploma": "HIGHER",
     "can_read_and_write": true, "schooling": "NOT_ENROLLED",
     "activity": "EMPLOYED", "occupation": "CLERK",
     "employment_status": "WAGE_EARNER", "health_cover": "CNSS"},
    {"person_ref": "P-2", "idcs": "0123456789", "relationship": "CHILD",
     "birth_date": "2015-05-17", "sex": "MALE", "education": "FUNDAMENTAL",
     "diploma": "NONE", "can_read_and_write": true, "schooling": "PUBLIC",
     "activity": "STUDENT", "occupation": "NO_OCCUPATION",
     "employment_status": "NOT_EMPLOYED", "health_cover": "CNSS"}]})";

// "/members/0/birth_date" of "members[0].birth_date".
rapidjson::Pointer PointerTo(const std::string& path) {
  return rapidjson::Pointer(
      absl::StrCat(
          "/", absl::StrReplaceAll(path, {{"[", "/"}, {"]", ""}, {".", "/"}}))
          .c_str());
}

std::string Text(const rapidjson::Document& document) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  document.Accept(writer);
  return buffer.GetString();
}

// "path: rule; …" of the valid line with the JSON text `value` at `path`, or
// without `path` if `value` is empty.
std::string Violations(const std::string& path, const std::string& value) {
  rapidjson::Document document;
  document.Parse(kValid);
  EXPECT_NE(PointerTo(path).Get(document), nullptr) << path;
  if (value.empty()) {
    EXPECT_TRUE(PointerTo(path).Erase(document)) << path;
  } else {
    rapidjson::Document edited(&document.GetAllocator());
    edited.Parse(value.c_str());
    EXPECT_FALSE(edited.HasParseError()) << value;
    PointerTo(path).Set(document, edited);
  }
  const DeclarationLine line = ReadDeclarationLine(Text(document));
  return std::string(line.declaration.status().message());
}

// Expects that of all fields `path` alone is refused, and why.
void ExpectRefused(const std::string& path, const std::string& value,
                   const std::string& rule) {
  EXPECT_EQ(Violations(path, value), path + ": " + rule) << value;
}

void ExpectTaken(const std::string& path, const std::string& value) {
  EXPECT_EQ(Violations(path, value), "") << path << " " << value;
}

// Expects that it is refused when it is left out or null.
void ExpectRequired(const std::string& path) {
  ExpectRefused(path, "", "is missing");
  ExpectRefused(path, "null", "is missing");
}

std::string Quoted(const std::string& text) { return "\"" + text + "\""; }

TEST(DeclarationFieldsTest, TheLineThatIsEditedIsValid) {
  EXPECT_TRUE(ReadDeclarationLine(kValid).declaration.ok());
}

TEST(DeclarationFieldsTest, Integers) {
  const struct {
    const char* path;
    int min;
    int max;
    int bits;
    bool in_list;
  } kFields[] = {
      {"dwelling.rooms", 1, 50, 32, false},
      {"assets.computers", 0, 99, 32, false},
      {"assets.mobile_phones", 0, 99, 32, false},
      {"assets.cars", 0, 99, 32, false},
      {"assets.motorcycles", 0, 99, 32, false},
      {"assets.cows", 0, 9'999, 32, false},
      {"spending.gas_monthly_centimes", 0, 10'000'000, 64, false},
      {"spending.phone_internet_monthly_centimes", 0, 10'000'000, 64, false},
      {"spending.water_electricity_bills_centimes[0]", 0, 10'000'000, 64, true},
      {"spending.water_electricity_bills_centimes[1]", 0, 10'000'000, 64, true},
      {"spending.water_electricity_bills_centimes[2]", 0, 10'000'000, 64, true},
  };
  for (const auto& f : kFields) {
    const std::string range =
        absl::StrCat("must be from ", f.min, " to ", f.max);
    ExpectTaken(f.path, absl::StrCat(f.min));
    ExpectTaken(f.path, absl::StrCat(f.max));
    ExpectTaken(f.path, absl::StrCat(f.max, ".0"));
    ExpectTaken(f.path, Quoted(absl::StrCat(f.max)));
    ExpectRefused(f.path, absl::StrCat(f.min - 1), range);
    ExpectRefused(f.path, absl::StrCat(f.max + 1), range);
    ExpectRefused(f.path, Quoted(absl::StrCat(f.max + 1)), range);
    ExpectRefused(f.path, "-2147483648", range);
    ExpectRefused(f.path, "2147483647", range);
    for (const char* huge : {"123456789012345678901234567890", "1e300"}) {
      ExpectRefused(
          f.path, huge,
          absl::StrCat("must be an integer that fits in ", f.bits, " bits"));
    }
    for (const char* value :
         {"1.5", "true", "\"one\"", "\"\"", "[1]", "{}", "1e-5"}) {
      ExpectRefused(f.path, value, "must be an integer");
    }
    if (f.in_list) {
      ExpectRefused(f.path, "null", "must be an integer");
    } else {
      ExpectRequired(f.path);
    }
  }
}

TEST(DeclarationFieldsTest, Booleans) {
  std::vector<std::string> paths = {"dwelling.has_bath_or_shower",
                                    "dwelling.has_individual_electricity_meter",
                                    "assets.has_satellite_dish",
                                    "assets.has_fixed_phone",
                                    "assets.has_loan",
                                    "assets.has_secondary_home",
                                    "assets.has_garage",
                                    "assets.has_professional_premises",
                                    "assets.has_non_agricultural_land",
                                    "assets.has_irrigated_land",
                                    "members[0].can_read_and_write",
                                    "members[1].can_read_and_write"};
  for (const std::string& path : paths) {
    ExpectTaken(path, "true");
    ExpectTaken(path, "false");
    ExpectRequired(path);
    for (const char* value : {"0", "1", "\"true\"", "\"\"", "[]", "{}"}) {
      ExpectRefused(path, value, "must be true or false");
    }
  }
}

TEST(DeclarationFieldsTest, Enumerations) {
  const struct {
    const char* path;
    std::vector<std::string> values;  // as in docs/formats.md
  } kFields[] = {
      {"milieu", {"URBAN", "RURAL"}},
      {"dwelling.type",
       {"APARTMENT", "VILLA", "MODERN_HOUSE", "TRADITIONAL_HOUSE",
        "RURAL_STONE_HOUSE", "RURAL_EARTH_HOUSE", "SHACK", "OTHER"}},
      {"members[1].relationship",
       {"HEAD", "SPOUSE", "CHILD", "PARENT", "SIBLING", "GRANDCHILD",
        "OTHER_RELATIVE", "NOT_RELATED"}},
      {"members[1].sex", {"FEMALE", "MALE"}},
      {"members[1].education",
       {"NONE", "PRESCHOOL", "FUNDAMENTAL", "SECONDARY", "HIGHER"}},
      {"members[1].diploma",
       {"NONE", "FUNDAMENTAL", "SECONDARY", "TECHNICAL", "HIGHER"}},
      {"members[1].schooling", {"NOT_ENROLLED", "PUBLIC", "PRIVATE"}},
      {"members[1].activity",
       {"EMPLOYED", "UNEMPLOYED", "STUDENT", "HOMEMAKER", "RETIRED", "RENTIER",
        "INACTIVE"}},
      {"members[1].occupation",
       {"SENIOR_EXECUTIVE", "MIDDLE_EXECUTIVE", "CLERK", "TRADER",
        "FARM_OPERATOR", "CRAFTSMAN", "MACHINE_OPERATOR", "LABOURER",
        "OTHER_OCCUPATION", "NO_OCCUPATION"}},
      {"members[1].employment_status",
       {"EMPLOYER", "SELF_EMPLOYED", "WAGE_EARNER", "FAMILY_HELP", "APPRENTICE",
        "NOT_EMPLOYED"}},
      {"members[1].health_cover",
       {"NONE", "RAMED", "AMO_TADAMON", "AMO_CHAMIL", "CNOPS", "CNSS", "TNS",
        "FAR", "STUDENT", "PRIVATE_INSURANCE", "OTHER"}},
  };
  for (const auto& f : kFields) {
    std::string rule = "must be one of ";
    int number = 0;
    for (const std::string& value : f.values) {
      absl::StrAppend(&rule, number == 0 ? "" : ", ", value);
      ++number;
      if (value == "HEAD") continue;  // the household has one
      ExpectTaken(f.path, Quoted(value));
      ExpectTaken(f.path, absl::StrCat(number));
    }
    ExpectRequired(f.path);
    const std::string beyond = absl::StrCat(number + 1);
    for (const std::string& value :
         {std::string("0"), std::string("-1"), beyond, Quoted("UNSPECIFIED"),
          Quoted("urban"), Quoted(""), Quoted("1"), std::string("1.5"),
          std::string("true"), std::string("[]"), std::string("{}")}) {
      ExpectRefused(f.path, value, rule);
    }
  }
}

// A text, and what is wrong with it: empty if it is taken.
struct TextCase {
  std::string path;
  std::string value;
  std::string rule;
};

void ExpectEach(const std::vector<TextCase>& cases) {
  for (const TextCase& c : cases) {
    if (c.rule.empty()) {
      ExpectTaken(c.path, Quoted(c.value));
    } else {
      ExpectRefused(c.path, Quoted(c.value), c.rule);
    }
  }
}

TEST(DeclarationFieldsTest, References) {
  constexpr char kLength[] = "must be 1 to 64 characters";
  constexpr char kControl[] = "must not hold control characters";
  const std::string longest(64, 'x');
  ExpectEach({
      {"household_ref", "h", ""},
      {"household_ref", longest, ""},
      {"household_ref", longest + "x", kLength},
      {"household_ref", "", kLength},
      {"household_ref", "\u200b", "must not hold invisible characters"},
      {"household_ref", "h\u00ad", "must not hold invisible characters"},
      {"household_ref", "h\u202e", "must not hold invisible characters"},
      {"household_ref", "a\\nb", kControl},
      {"household_ref", "a\\u0000", kControl},
      {"household_ref", "\\u009b", kControl},
      {"members[1].person_ref", longest, ""},
      {"members[1].person_ref", longest + "x", kLength},
      {"members[1].person_ref", "", kLength},
      {"members[1].person_ref", "P-1",
       "must be unique in the household, is that of members[0]"},
      {"members[1].idcs", "9999999999", ""},
      {"members[1].idcs", "999999999", "must be ten digits"},
      {"members[1].idcs", "99999999999", "must be ten digits"},
      {"members[1].idcs", "", "must be ten digits"},
  });
  ExpectTaken("members[1].person_ref", "");
  ExpectTaken("members[1].idcs", "");
  ExpectRefused("members[0].person_ref", "", "is missing, and so is idcs");
}

TEST(DeclarationFieldsTest, RegionsAndProvinces) {
  constexpr char kRegion[] = "must be from \"01\" to \"12\"";
  constexpr char kListed[] = "must be a province of the list, as RR.PPP";
  ExpectEach({
      {"region", "00", kRegion},
      {"region", "13", kRegion},
      {"region", "1", kRegion},
      {"region", "", kRegion},
      {"province", "11.121", ""},
      {"province", "11.538", kListed},
      {"province", "11537", kListed},
      {"province", "", kListed},
      {"province", "10.071", "must be a province of region"},
  });
}

TEST(DeclarationFieldsTest, Dates) {
  constexpr char kDate[] = "must be a date that exists, as YYYY-MM-DD";
  constexpr char kBirth[] =
      "must be a date that exists, as YYYY-MM-DD, or YYYY-MM or YYYY where no "
      "more is known";
  constexpr char kLater[] = "must not be after effective_date";
  constexpr char kOld[] =
      "must not be more than 130 years before effective_date";
  ExpectEach({
      {"effective_date", "2015-05-17", ""},
      {"effective_date", "2026-02-29", kDate},
      {"effective_date", "2026-1-1", kDate},
      {"effective_date", "", kDate},
      {"members[1].birth_date", "2026-01-01", ""},
      {"members[1].birth_date", "2026-01-02", kLater},
      {"members[1].birth_date", "1896-01-01", ""},
      {"members[1].birth_date", "1895-12-31", kOld},
      {"members[1].birth_date", "2015-02-29", kBirth},
      {"members[1].birth_date", "17/05/2015", kBirth},
  });
}

TEST(DeclarationFieldsTest, TextsAreStringsAndMostAreRequired) {
  for (const char* path :
       {"household_ref", "effective_date", "region", "province",
        "members[1].person_ref", "members[1].idcs", "members[1].birth_date"}) {
    for (const char* value : {"1", "true", "[]", "{}"}) {
      ExpectRefused(path, value, "must be a string");
    }
  }
  for (const char* path : {"household_ref", "effective_date", "region",
                           "province", "members[1].birth_date"}) {
    ExpectRequired(path);
  }
}

TEST(DeclarationFieldsTest, Parts) {
  constexpr char kBills[] = "spending.water_electricity_bills_centimes";
  for (const char* path : {"dwelling", "assets", "spending"}) {
    ExpectRequired(path);
    for (const char* value : {"1", "true", "[]", "\"x\""}) {
      ExpectRefused(path, value, "must be an object");
    }
  }
  ExpectRefused("members[1]", "null", "must be an object");
  ExpectRefused("members[1]", "[]", "must be an object");
  for (const char* value : {"1", "true", "{}", "\"x\""}) {
    ExpectRefused("members", value, "must be a list");
    ExpectRefused(kBills, value, "must be a list");
  }
  for (const char* value : {"", "null", "[]"}) {
    ExpectRefused("members", value, "is missing");
    ExpectRefused(kBills, value, "is missing");
  }
  ExpectRefused(kBills, "[1, 2]", "must hold exactly 3, has 2");
  ExpectRefused(kBills, "[1, 2, 3, 4]", "must hold exactly 3, has 4");
}

// The valid line with `count` members, the second to the `spouses` + 1st of
// them spouses.
std::string WithMembers(int count, int spouses) {
  rapidjson::Document document;
  document.Parse(kValid);
  auto& allocator = document.GetAllocator();
  rapidjson::Value members(rapidjson::kArrayType);
  for (int i = 0; i < count; ++i) {
    rapidjson::Value member(document["members"][i == 0 ? 0 : 1], allocator);
    member.RemoveMember("idcs");
    const std::string reference = absl::StrCat("P-", i);
    member["person_ref"].SetString(reference.c_str(), allocator);
    if (i > 0 && i <= spouses) member["relationship"].SetString("SPOUSE");
    members.PushBack(member, allocator);
  }
  document["members"] = members;
  const DeclarationLine line = ReadDeclarationLine(Text(document));
  return std::string(line.declaration.status().message());
}

TEST(DeclarationFieldsTest, NumbersOfMembers) {
  EXPECT_EQ(WithMembers(1, 0), "");
  EXPECT_EQ(WithMembers(50, 0), "");
  EXPECT_EQ(WithMembers(51, 0), "members: must hold 1 to 50, has 51");
  EXPECT_EQ(WithMembers(6, 4), "");
  EXPECT_EQ(WithMembers(6, 5), "members: must hold at most 4 SPOUSE, has 5");
  EXPECT_EQ(Violations("members[1].relationship", "\"HEAD\""),
            "members: must hold exactly one HEAD, has 2");
  EXPECT_EQ(Violations("members[0].relationship", "\"CHILD\""),
            "members: must hold exactly one HEAD, has 0");
}

// A reference shows something; one that an earlier version took, of a
// declaration that stands, is read as it was taken.
TEST(DeclarationFieldsTest, AReferenceShowsSomethingUnlessItStands) {
  const base::Date today = base::Date::Parse("2026-01-01").value();
  for (const char* blank : {" ", "\u00a0", "\u3164"}) {
    for (const char* path : {"household_ref", "members[0].person_ref"}) {
      rapidjson::Document document;
      document.Parse(kValid);
      PointerTo(path).Set(document, blank);
      const std::string text = Text(document);
      EXPECT_EQ(ReadDeclarationLine(text, today).declaration.status().message(),
                absl::StrCat(path, ": must not be blank"));
      EXPECT_TRUE(ReadDeclarationLine(text).declaration.ok()) << path;
    }
  }
}

}  // namespace
}  // namespace registry
