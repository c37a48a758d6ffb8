#include "registry/population/document.h"

#include <string>
#include <vector>

#include "base/error.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/person.pb.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;

constexpr char kCard[] = "must be 1 or 2 Latin letters and 1 to 8 digits";
constexpr char kPermit[] =
    "must be 5 to 15 Latin letters and digits, a digit among them";
constexpr char kPassport[] =
    "must be 5 to 9 Latin letters and digits, a digit among them";
constexpr char kRefugee[] =
    "must be 5 to 20 Latin letters and digits, a digit among them";
constexpr char kRecord[] =
    "must be 1 to 40 Latin letters, digits, / and -, a digit among them, and "
    "begin and end with a letter or a digit";

struct NumberCase {
  v1::Document::Type type;
  std::string given;
  std::string number;  // in its normal form; empty: refused
  const char* rule;
};

void ExpectEach(const std::vector<NumberCase>& cases) {
  for (const NumberCase& c : cases) {
    v1::Document message;
    message.set_type(c.type);
    message.set_number(c.given);
    std::vector<base::FieldViolation> violations;
    const Document document = ReadDocument(message, "document", violations);
    if (c.number.empty()) {
      ASSERT_EQ(violations.size(), 1u) << c.given;
      EXPECT_EQ(violations[0].path, "document.number");
      EXPECT_EQ(violations[0].rule, c.rule) << c.given;
    } else {
      EXPECT_TRUE(violations.empty()) << c.given;
      EXPECT_EQ(document.number, c.number) << c.given;
    }
  }
}

TEST(DocumentTest, ACardNumberIsLettersThenDigits) {
  ExpectEach({
      {v1::Document::CNIE, "EE188973", "EE188973", ""},
      {v1::Document::CNIE, "ee188973", "EE188973", ""},
      {v1::Document::CNIE, " EE 188 973 ", "EE188973", ""},
      {v1::Document::CNIE, "EE-188973", "EE188973", ""},
      {v1::Document::CNIE, "EE\u2011188973", "EE188973", ""},
      {v1::Document::CNIE, "EE\u00a0188973", "EE188973", ""},
      {v1::Document::CNIE, "EE.188973", "EE188973", ""},
      {v1::Document::CNIE, "A1", "A1", ""},
      {v1::Document::CNIE, "A1234567", "A1234567", ""},
      {v1::Document::CNIE, "AB12345678", "AB12345678", ""},
      {v1::Document::CNIE, "A123456789", "", kCard},
      {v1::Document::CNIE, "ABC123456", "", kCard},
      {v1::Document::CNIE, "123456", "", kCard},
      {v1::Document::CNIE, "AB", "", kCard},
      {v1::Document::CNIE, "A123B", "", kCard},
      {v1::Document::CNIE, "-", "", kCard},
      {v1::Document::CNIE, "", "", kCard},
      {v1::Document::CNIE, "ÉE188973", "", kCard},
      {v1::Document::CNIE, "EE١٨٨٩٧٣", "", kCard},
      {v1::Document::CNIE, "EE188973\u202e", "", kCard},
  });
}

TEST(DocumentTest, APermitAPassportAndARefugeeCardHaveADigit) {
  ExpectEach({
      {v1::Document::RESIDENCE_PERMIT, "c-012345 k", "C012345K", ""},
      {v1::Document::RESIDENCE_PERMIT, "A1/1-2", "", kPermit},
      {v1::Document::RESIDENCE_PERMIT, "A1/12-3", "A1123", ""},
      {v1::Document::RESIDENCE_PERMIT, "ABCDE", "", kPermit},
      {v1::Document::RESIDENCE_PERMIT, "123456789012345", "123456789012345",
       ""},
      {v1::Document::RESIDENCE_PERMIT, "1234567890123456", "", kPermit},
      {v1::Document::RESIDENCE_PERMIT, "-", "", kPermit},
      {v1::Document::PASSPORT, "ab 12345", "AB12345", ""},
      {v1::Document::PASSPORT, "12345", "12345", ""},
      {v1::Document::PASSPORT, "1234", "", kPassport},
      {v1::Document::PASSPORT, "123456789", "123456789", ""},
      {v1::Document::PASSPORT, "1234567890", "", kPassport},
      {v1::Document::PASSPORT, "PASSPORT", "", kPassport},
      {v1::Document::REFUGEE_CARD, "123-45C67890", "12345C67890", ""},
      {v1::Document::REFUGEE_CARD, "1234", "", kRefugee},
      {v1::Document::REFUGEE_CARD, "--", "", kRefugee},
  });
}

TEST(DocumentTest, ABirthRecordMayHoldSlashesAndHyphensWithin) {
  ExpectEach({
      {v1::Document::BIRTH_RECORD, "12 / 2019", "12/2019", ""},
      {v1::Document::BIRTH_RECORD, "12\u20112019", "12-2019", ""},
      {v1::Document::BIRTH_RECORD, "7", "7", ""},
      {v1::Document::BIRTH_RECORD, std::string(40, '1'), std::string(40, '1'),
       ""},
      {v1::Document::BIRTH_RECORD, std::string(41, '1'), "", kRecord},
      {v1::Document::BIRTH_RECORD, "-", "", kRecord},
      {v1::Document::BIRTH_RECORD, "/7", "", kRecord},
      {v1::Document::BIRTH_RECORD, "7-", "", kRecord},
      {v1::Document::BIRTH_RECORD, "N", "", kRecord},
      {v1::Document::BIRTH_RECORD, "7_8", "", kRecord},
  });
}

}  // namespace
}  // namespace registry
