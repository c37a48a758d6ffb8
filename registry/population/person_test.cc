#include "registry/population/person.h"

#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/person.pb.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::google::protobuf::util::MessageDifferencer;
using ::testing::ElementsAre;

base::Date Today() { return base::Date::Parse("2026-01-01").value(); }

void AddDocument(v1::Document::Type type, const std::string& number,
                 v1::Person& message) {
  message.add_documents()->set_type(type);
  message.mutable_documents(message.documents_size() - 1)->set_number(number);
}

v1::Person Valid() {
  v1::Person message;
  message.set_family_name("Naciri");
  message.set_given_name("Salma");
  message.set_family_name_ar("الناصري");
  message.set_given_name_ar("سلمى");
  message.set_birth_date("1949-02-27");
  message.set_birth_place("11.537");
  message.set_sex(v1::Sex::FEMALE);
  message.set_nationality("MAR");
  message.set_province("11.537");
  AddDocument(v1::Document::CNIE, "EE188973", message);
  message.set_phone("+212696115666");
  return message;
}

std::vector<std::string> Violations(const v1::Person& message,
                                    Presence presence = Presence::kOptional) {
  const base::ErrorDetail detail =
      base::DetailOf(Person::Read(message, Today(), presence).status());
  EXPECT_EQ(detail.reason, detail.violations.empty() ? "" : "MALFORMED_PERSON");
  std::vector<std::string> lines;
  for (const base::FieldViolation& violation : detail.violations) {
    lines.push_back(violation.path + ": " + violation.rule);
  }
  return lines;
}

TEST(PersonTest, EveryFieldIsThatOfTheMessage) {
  const Person person = Person::Read(Valid(), Today()).value();
  EXPECT_EQ(person.family_name(), "Naciri");
  EXPECT_EQ(person.given_name(), "Salma");
  EXPECT_EQ(person.family_name_ar(), "الناصري");
  EXPECT_EQ(person.given_name_ar(), "سلمى");
  EXPECT_EQ(person.birth_date().ToString(), "1949-02-27");
  EXPECT_EQ(person.birth_place(), "11.537");
  EXPECT_EQ(person.sex(), Sex::kFemale);
  EXPECT_EQ(person.nationality(), "MAR");
  EXPECT_EQ(person.province(), "11.537");
  EXPECT_THAT(person.documents(),
              ElementsAre(Document{DocumentType::kCnie, "EE188973"}));
  EXPECT_EQ(person.phone(), "+212696115666");
}

TEST(PersonTest, MessageComesBackTheSameButForTheReference) {
  v1::Person message = Valid();
  AddDocument(v1::Document::RESIDENCE_PERMIT, "A1234", message);
  AddDocument(v1::Document::BIRTH_RECORD, "EE188973", message);
  v1::Person with_reference = message;
  with_reference.set_person_ref("P-1");
  EXPECT_TRUE(MessageDifferencer::Equals(
      ToMessage(Person::Read(with_reference, Today()).value()), message));

  message.clear_family_name_ar();
  message.clear_given_name_ar();
  message.clear_phone();
  EXPECT_TRUE(MessageDifferencer::Equals(
      ToMessage(Person::Read(message, Today()).value()), message));
}

TEST(PersonTest, EmptyMessageMissesEveryMandatoryField) {
  EXPECT_THAT(Violations({}, Presence::kRequired),
              ElementsAre("person_ref: is missing",
                          "family_name: is missing, and so is given_name",
                          "birth_date: is missing", "birth_place: is missing",
                          "sex: is missing", "nationality: is missing",
                          "province: is missing"));
}

TEST(PersonTest, ReferenceIsRequiredOnlyInAFile) {
  EXPECT_THAT(Violations(Valid()), ElementsAre());
  EXPECT_THAT(Violations(Valid(), Presence::kRequired),
              ElementsAre("person_ref: is missing"));
  v1::Person message = Valid();
  message.set_person_ref("");
  EXPECT_THAT(Violations(message),
              ElementsAre("person_ref: must be 1 to 64 characters"));
}

std::string Repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// A family name in both scripts, and what is wrong with it.
struct NameCase {
  std::string latin;
  std::string arabic;
  std::vector<std::string> violations;
};

void ExpectEach(const std::vector<NameCase>& cases) {
  for (const NameCase& c : cases) {
    v1::Person message = Valid();
    message.set_family_name(c.latin);
    message.set_family_name_ar(c.arabic);
    EXPECT_EQ(Violations(message), c.violations) << c.latin;
  }
}

TEST(PersonTest, NamesAreOfTheirScript) {
  const std::string kLatin =
      "family_name: must hold only Latin or only Tifinagh letters, spaces, "
      "hyphens, apostrophes and full stops";
  const std::string kArabic =
      "family_name_ar: must hold only Arabic letters, spaces, hyphens, "
      "apostrophes and full stops";
  ExpectEach({
      {"Aït Ben-Haddou", "آيت بن حدو", {}},
      {"M'Hamed", "مُحَمَّد", {}},
      {"O’Brien Jr.", "الناصـري", {}},
      {"E\u0301lise", "عبد-الله.", {}},
      {"Ğşłø", "پارسا", {}},
      {"A", "ع", {}},
      {"Naciri2", "الناصري2", {kLatin, kArabic}},
      {"الناصري", "Naciri", {kLatin, kArabic}},
      {"Nаciri", "الناصريa", {kLatin, kArabic}},  // a Cyrillic а
      {"Naciri,", "الناصري،", {kLatin, kArabic}},
      {"Naciriـ", "الناصري١", {kLatin, kArabic}},
      {"ⴰⵢⵜ ⵃⵎⵎⵓ", "آيت حمو", {}},
      {"ⴰⵢⵜ Hammou", "آيت حمو", {kLatin}},  // one script a name
      {"Aɣbalu Sɛid ʿAli", "الناصري", {}},
      {"Aγbalu Sεid Σli", "الناصري", {}},  // Greek letters typed for ɣ and ɛ
      {"Aït\u2010Ben\u2011Haddou M\u02bchamed\u00a0A", "عبد\u2011الله", {}},
      {"Ναχ", "דוד", {kLatin, kArabic}},
      {"Na<b>", "ع_ع", {kLatin, kArabic}},
  });
}

TEST(PersonTest, NamesAreLettersAndNotTooLong) {
  ExpectEach({
      {Repeat("é", 100), Repeat("ع", 100), {}},
      {Repeat("é", 101),
       Repeat("ع", 101),
       {"family_name: must be 1 to 100 characters",
        "family_name_ar: must be 1 to 100 characters"}},
      {"",
       "",
       {"family_name: must be 1 to 100 characters",
        "family_name_ar: must be 1 to 100 characters"}},
      {" -'.",
       "-ـ ",
       {"family_name: must hold Latin or Tifinagh letters",
        "family_name_ar: must hold Arabic letters"}},
  });
}

TEST(PersonTest, NamesAreTextThatIsSeen) {
  ExpectEach({
      {"Naciri\u200d",
       "الناصري"
       "\xe2\x80\xae",
       {"family_name: must not hold invisible characters",
        "family_name_ar: must not hold invisible characters"}},
      {"Na\nciri",
       "ع\tع",
       {"family_name: must not hold control characters",
        "family_name_ar: must not hold control characters"}},
      {"\xff",
       "\xff",
       {"family_name: must be UTF-8", "family_name_ar: must be UTF-8"}},
  });
}

TEST(PersonTest, OneNameHasOneForm) {
  const struct {
    const char* given;
    const char* kept;
  } kCases[] = {
      {"E\u0301lise", "Élise"},
      {"Aït\u2010Hammou", "Aït-Hammou"},
      {"Aït\u2011Hammou", "Aït-Hammou"},
      {"M\u02bcHamed", "M'Hamed"},
      {"M’Hamed", "M’Hamed"},
      {"El\u00a0Idrissi", "El Idrissi"},
      {"Aγbalu", "Aɣbalu"},
      {"Σli", "Ɛli"},
      {"ⵙⵄⵉⴷ", "ⵙⵄⵉⴷ"},
  };
  for (const auto& c : kCases) {
    v1::Person message = Valid();
    message.set_given_name(c.given);
    EXPECT_EQ(Person::Read(message, Today()).value().given_name(), c.kept);
  }
}

TEST(PersonTest, ASingleNameIsEnough) {
  for (const bool family : {false, true}) {
    v1::Person message = Valid();
    family ? message.clear_given_name() : message.clear_family_name();
    const Person person = Person::Read(message, Today()).value();
    EXPECT_EQ(person.family_name(), family ? "Naciri" : "");
    EXPECT_EQ(person.given_name(), family ? "" : "Salma");
    EXPECT_TRUE(MessageDifferencer::Equals(ToMessage(person), message));
  }
}

TEST(PersonTest, ABirthKnownByYearOrMonthCountsFromItsFirstDay) {
  const struct {
    const char* given;
    v1::DatePrecision::Value stated;
    const char* date;
    DatePrecision precision;
  } kCases[] = {
      {"1950", v1::DatePrecision::UNSPECIFIED, "1950-01-01",
       DatePrecision::kYear},
      {"1950-03", v1::DatePrecision::UNSPECIFIED, "1950-03-01",
       DatePrecision::kMonth},
      {"1950", v1::DatePrecision::YEAR, "1950-01-01", DatePrecision::kYear},
      {"1950-01-01", v1::DatePrecision::YEAR, "1950-01-01",
       DatePrecision::kYear},
      {"1950-03-01", v1::DatePrecision::MONTH, "1950-03-01",
       DatePrecision::kMonth},
      {"1950-03-17", v1::DatePrecision::DAY, "1950-03-17", DatePrecision::kDay},
  };
  for (const auto& c : kCases) {
    v1::Person message = Valid();
    message.set_birth_date(c.given);
    if (c.stated != v1::DatePrecision::UNSPECIFIED) {
      message.set_birth_date_precision(c.stated);
    }
    const Person person = Person::Read(message, Today()).value();
    EXPECT_EQ(person.birth_date().ToString(), c.date) << c.given;
    EXPECT_EQ(person.birth_date_precision(), c.precision) << c.given;
    // What is stored comes back the same.
    const v1::Person stored = ToMessage(person);
    EXPECT_TRUE(MessageDifferencer::Equals(
        ToMessage(Person::Read(stored, Today()).value()), stored));
    EXPECT_TRUE(MessageDifferencer::Equals(
        ToMessage(Person::FromStored(stored).value()), stored));
  }
  const std::string rule =
      "birth_date_precision: must be what birth_date says: of a MONTH the "
      "first day, of a YEAR 1 January";
  v1::Person message = Valid();
  message.set_birth_date("1950-03-17");
  message.set_birth_date_precision(v1::DatePrecision::YEAR);
  EXPECT_THAT(Violations(message), ElementsAre(rule));
  message.set_birth_date("1950");
  message.set_birth_date_precision(v1::DatePrecision::MONTH);
  EXPECT_THAT(Violations(message), ElementsAre(rule));
}

TEST(PersonTest, WhatIsStoredIsReadByNoRuleOfToday) {
  v1::Person message = Valid();
  message.set_birth_date("1880-01-01");
  message.mutable_documents(0)->set_number("-");
  message.set_nationality("YUG");
  EXPECT_FALSE(Person::Read(message, Today()).ok());
  EXPECT_TRUE(Person::FromStored(message).ok());
  message.set_birth_date("1880-02-30");
  EXPECT_EQ(Person::FromStored(message).status().code(),
            absl::StatusCode::kDataLoss);
}

struct Case {
  const char* name;
  std::function<void(v1::Person&)> edit;
  std::vector<std::string> violations;
};

void ExpectViolations(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    v1::Person message = Valid();
    c.edit(message);
    EXPECT_EQ(Violations(message), c.violations) << c.name;
  }
}

TEST(PersonTest, PlacesAreListed) {
  const std::string place =
      "birth_place: must be a province of the list, as RR.PPP, or an ISO "
      "3166-1 country of three capital letters";
  const std::string country =
      "nationality: must be an ISO 3166-1 country of three capital letters, "
      "STATELESS or UNDETERMINED";
  const std::string province =
      "province: must be a province of the list, as RR.PPP";
  // clang-format off
  ExpectViolations({
      {"BornAbroad", [](auto& m) { m.set_birth_place("FRA"); }, {}},
      {"BornNowhere", [](auto& m) { m.set_birth_place("11.538"); }, {place}},
      {"BornInAlpha2", [](auto& m) { m.set_birth_place("FR"); }, {place}},
      {"First", [](auto& m) { m.set_nationality("AND"); }, {}},
      {"Last", [](auto& m) { m.set_nationality("ZWE"); }, {}},
      {"Senegal", [](auto& m) { m.set_nationality("SEN"); }, {}},
      {"Stateless", [](auto& m) { m.set_nationality("STATELESS"); }, {}},
      {"Undetermined", [](auto& m) { m.set_nationality("UNDETERMINED"); }, {}},
      {"BornStateless", [](auto& m) { m.set_birth_place("STATELESS"); }, {place}},
      {"Small", [](auto& m) { m.set_nationality("mar"); }, {country}},
      {"Empty", [](auto& m) { m.set_nationality(""); }, {country}},
      {"Unassigned", [](auto& m) { m.set_nationality("ZZZ"); }, {country}},
      {"UserAssigned", [](auto& m) { m.set_nationality("XKK"); }, {country}},
      {"Reserved", [](auto& m) { m.set_nationality("DGA"); }, {country}},
      {"Former", [](auto& m) { m.set_nationality("YUG"); }, {country}},
      {"NationalityNoProvince", [](auto& m) { m.set_nationality("11.537"); }, {country}},
      {"LivesAbroad", [](auto& m) { m.set_province("FRA"); }, {province}},
      {"LivesNowhere", [](auto& m) { m.set_province("11.538"); }, {province}},
  });
  // clang-format on
}

TEST(PersonTest, BirthDateIsOfSomeoneAlive) {
  const std::string exists =
      "birth_date: must be a date that exists, as YYYY-MM-DD, or YYYY-MM or "
      "YYYY where no more is known";
  // clang-format off
  ExpectViolations({
      {"Today", [](auto& m) { m.set_birth_date("2026-01-01"); }, {}},
      {"Tomorrow", [](auto& m) { m.set_birth_date("2026-01-02"); }, {"birth_date: must not be after the day of registration"}},
      {"Oldest", [](auto& m) { m.set_birth_date("1900-01-01"); }, {}},
      {"Before1900", [](auto& m) { m.set_birth_date("1899-12-31"); }, {"birth_date: must not be before 1900-01-01"}},
      {"YearAhead", [](auto& m) { m.set_birth_date("2027"); }, {"birth_date: must not be after the day of registration"}},
      {"TooOld", [](auto& m) { m.set_birth_date("1895-12-31"); }, {"birth_date: must not be more than 130 years before the day of registration"}},
      {"NoSuchDay", [](auto& m) { m.set_birth_date("1949-02-29"); }, {exists}},
  });
  // clang-format on
}

TEST(PersonTest, DocumentsFollowTheirRules) {
  const std::string number =
      "documents[0].number: must be 1 or 2 Latin letters and 1 to 8 digits";
  const auto count = [](int size) {
    return [size](v1::Person& m) {
      m.clear_documents();
      for (int i = 0; i < size; ++i) {
        AddDocument(v1::Document::BIRTH_RECORD, std::to_string(i), m);
      }
    };
  };
  const auto numbered = [](const std::string& text) {
    return [text](v1::Person& m) { m.mutable_documents(0)->set_number(text); };
  };
  // clang-format off
  ExpectViolations({
      {"Ten", count(10), {}},
      {"Eleven", count(11), {"documents: must hold at most 10, has 11"}},
      {"None", [](auto& m) { m.clear_documents(); }, {}},
      {"Alike", [](auto& m) { AddDocument(v1::Document::CNIE, "EE188973", m); }, {"documents[1].number: must not be that of documents[0]"}},
      {"OtherType", [](auto& m) { AddDocument(v1::Document::RESIDENCE_PERMIT, "EE188973", m); }, {}},
      {"Empty", [](auto& m) { m.add_documents(); m.add_documents(); }, {"documents[1].type: is missing", "documents[1].number: is missing", "documents[2].type: is missing", "documents[2].number: is missing"}},
      {"TypeUnspecified", [](auto& m) { m.mutable_documents(0)->set_type(v1::Document::UNSPECIFIED); }, {"documents[0].type: must be one of CNIE, RESIDENCE_PERMIT, BIRTH_RECORD, PASSPORT, REFUGEE_CARD"}},
      {"AlikeInAnotherForm", [](auto& m) { AddDocument(v1::Document::CNIE, "ee 188-973", m); }, {"documents[1].number: must not be that of documents[0]"}},
      {"NumberEmpty", numbered(""), {number}},
      {"NumberHyphen", numbered("-"), {number}},
      {"NumberArabicDigits", numbered("١٢٣"), {number}},
  });
  // clang-format on
}

TEST(PersonTest, PhoneIsE164) {
  const auto phone = [](const char* text) {
    return [text](v1::Person& m) { m.set_phone(text); };
  };
  const std::string rule =
      "phone: must be + and 7 to 15 digits, the first not 0";
  ExpectViolations({
      {"Shortest", phone("+1234567"), {}},
      {"TooShort", phone("+123456"), {rule}},
      {"Longest", phone("+123456789012345"), {}},
      {"TooLong", phone("+1234567890123456"), {rule}},
      {"National", phone("0612345678"), {rule}},
      {"ZeroFirst", phone("+0612345678"), {rule}},
      {"Spaces", phone("+212 612345678"), {rule}},
      {"Empty", phone(""), {rule}},
  });
}

}  // namespace
}  // namespace registry
