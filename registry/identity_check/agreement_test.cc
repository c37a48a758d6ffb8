#include "registry/identity_check/agreement.h"

#include "gtest/gtest.h"

namespace registry {
namespace {

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

TEST(AgreementTest, BirthDates) {
  const struct {
    const char* stated;
    Agreement agreement;
  } kCases[] = {
      {"1980-05-12", Agreement::kMatch},
      {"1980-05-13", Agreement::kCloseMatch},  // one digit
      {"1981-05-12", Agreement::kCloseMatch},
      {"1980-12-05", Agreement::kCloseMatch},  // day and month
      {"1981-05-13", Agreement::kNoMatch},     // two digits
      {"1980-05-21", Agreement::kNoMatch},
      {"1981-12-05", Agreement::kNoMatch},
      {"2001-01-01", Agreement::kNoMatch},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(CompareBirthDates(Day(c.stated), Day("1980-05-12")), c.agreement)
        << c.stated;
  }
}

TEST(AgreementTest, Documents) {
  const std::vector<Document> registered = {
      {DocumentType::kCnie, "BK12345"}, {DocumentType::kBirthRecord, "2015/7"}};
  const struct {
    DocumentType type;
    const char* number;
    Agreement agreement;
  } kCases[] = {
      {DocumentType::kCnie, "BK12345", Agreement::kMatch},
      {DocumentType::kBirthRecord, "2015/7", Agreement::kMatch},
      {DocumentType::kCnie, "BK12346", Agreement::kCloseMatch},   // another
      {DocumentType::kCnie, "BK1234", Agreement::kCloseMatch},    // one less
      {DocumentType::kCnie, "BK123456", Agreement::kCloseMatch},  // one more
      {DocumentType::kCnie, "BK12354", Agreement::kCloseMatch},   // exchanged
      {DocumentType::kCnie, "KB12345", Agreement::kCloseMatch},
      {DocumentType::kCnie, "BK12453", Agreement::kNoMatch},
      {DocumentType::kCnie, "BK123", Agreement::kNoMatch},
      {DocumentType::kCnie, "BK1234567", Agreement::kNoMatch},
      {DocumentType::kBirthRecord, "BK12345", Agreement::kNoMatch},
      {DocumentType::kResidencePermit, "BK12345", Agreement::kNoMatch},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(CompareDocument({c.type, c.number}, registered), c.agreement)
        << c.number;
  }
  EXPECT_EQ(CompareDocument({DocumentType::kCnie, "BK12345"}, {}),
            Agreement::kNoMatch);
}

TEST(AgreementTest, Provinces) {
  EXPECT_EQ(CompareProvinces("03.231", "03.231"), Agreement::kMatch);
  EXPECT_EQ(CompareProvinces("03.131", "03.231"), Agreement::kCloseMatch);
  EXPECT_EQ(CompareProvinces("04.421", "03.231"), Agreement::kNoMatch);
}

TEST(AgreementTest, ABirthOfWhichLessIsKnownIsCloseAtMost) {
  const auto compare = [](const char* stated, const char* registered) {
    return CompareBirthDates(ParsePartialDate(stated).value(),
                             ParsePartialDate(registered).value());
  };
  EXPECT_EQ(compare("1950", "1950"), Agreement::kMatch);
  EXPECT_EQ(compare("1950-03", "1950-03"), Agreement::kMatch);
  EXPECT_EQ(compare("1950-03-17", "1950-03-17"), Agreement::kMatch);
  EXPECT_EQ(compare("1950-03-17", "1950"), Agreement::kCloseMatch);
  EXPECT_EQ(compare("1950", "1950-03-17"), Agreement::kCloseMatch);
  EXPECT_EQ(compare("1950-03", "1950"), Agreement::kCloseMatch);
  EXPECT_EQ(compare("1950-03-17", "1950-03"), Agreement::kCloseMatch);
  EXPECT_EQ(compare("1950-04-17", "1950-03"), Agreement::kNoMatch);
  EXPECT_EQ(compare("1951-01-01", "1950"), Agreement::kNoMatch);
  EXPECT_EQ(compare("1951", "1950"), Agreement::kNoMatch);
  EXPECT_EQ(compare("1950-03-17", "1950-03-18"), Agreement::kCloseMatch);
}

}  // namespace
}  // namespace registry
