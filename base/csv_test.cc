#include "base/csv.h"

#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"

namespace base {
namespace {

// Every record as LINE:[field][field], or the rule that ends the reading.
std::string Read(const std::string& text) {
  std::istringstream stream(text);
  CsvReader reader(stream);
  std::string all;
  while (true) {
    const auto record = reader.Next();
    if (!record.ok()) {
      return absl::StrCat(all, reader.line(), "! ",
                          std::string(record.status().message()));
    }
    if (!record->has_value()) return all;
    absl::StrAppend(&all, (*record)->line, ":[",
                    absl::StrJoin((*record)->fields, "]["), "] ");
  }
}

// The cases of RFC 4180, section 2, and what programs in fact write.
TEST(CsvReaderTest, RecordsAreReadAsRfc4180HasThem) {
  constexpr char kQuotes[] =
      "a quote must begin and end a field, and be doubled within one";
  const struct {
    std::string text;
    std::string records;
  } kCases[] = {
      {"", ""},
      {"a,b\r\nc,d\r\n", "1:[a][b] 2:[c][d] "},
      {"a,b\nc,d", "1:[a][b] 2:[c][d] "},
      {"a,b\rc,d\r", "1:[a][b] 2:[c][d] "},
      {"\"person_ref\",\"idcs\"\n\"P,1\",1\n",
       "1:[person_ref][idcs] 2:[P,1][1] "},
      {"\xef\xbb\xbf\"a\",b\n", "1:[a][b] "},
      {"\"a \"\"b\"\"\",\"\"\n", "1:[a \"b\"][] "},
      {"\"a\nb\",c\nd,e\n", "1:[a\nb][c] 3:[d][e] "},
      {"\"a\r\nb\",c\r\nd,e\r\n", "1:[a\r\nb][c] 3:[d][e] "},
      {"a,b\n\n\r\nc,d\n\n", "1:[a][b] 4:[c][d] "},
      {",\n", "1:[][] "},
      {"\"\"\n", "1:[] "},
      {" a , b\n", "1:[ a ][ b] "},
      {"a,b\"c\n", absl::StrCat("1! ", kQuotes)},
      {"a\n\"b\"c\n", absl::StrCat("1:[a] 2! ", kQuotes)},
      {"\"a\"\"\n", "1! a quote must be closed"},
      {"\"a", "1! a quote must be closed"},
      {std::string("a\0b,c\n", 6), std::string("1:[a\0b][c] ", 11)},
  };
  for (const auto& c : kCases) EXPECT_EQ(Read(c.text), c.records) << c.text;
}

TEST(CsvReaderTest, ARecordIsBounded) {
  const std::string longest(kMaxCsvRecordBytes, 'a');
  EXPECT_EQ(Read(longest + "\n"), absl::StrCat("1:[", longest, "] "));
  EXPECT_EQ(Read(longest + "a\n"), "1! must be at most 1048576 bytes");
  EXPECT_EQ(Read("\"" + longest + "\""),
            "1! must be at most 1048576 bytes; is a quote not closed?");
}

// What https://owasp.org/www-community/attacks/CSV_Injection names.
TEST(CsvFieldTest, NothingThatASpreadsheetTakesForAFormulaGoesOut) {
  const struct {
    std::string text;
    std::string field;
  } kCases[] = {
      {"H1", "H1"},
      {"", ""},
      {"a,b", "\"a,b\""},
      {"a;b", "\"a;b\""},
      {"a\"b", "\"a\"\"b\""},
      {"a\nb", "\"a\nb\""},
      {"1-2", "1-2"},
      {"=1", "'=1"},
      {"+1", "'+1"},
      {"-1", "'-1"},
      {"@A1", "'@A1"},
      {"\t=1", "\"'\t=1\""},
      {"\r=1", "\"'\r=1\""},
      {" =1", "' =1"},
      {"\u00a0=1", "'\u00a0=1"},
      {"＝1", "'＝1"},
      {"＠A", "'＠A"},
      {"'a", "'a"},
      {"'=1", "''=1"},
      {"''=1", "'''=1"},
      {"' =1", "'' =1"},
      {"'", "'"},
      {"=HYPERLINK(\"http://a\",\"b\")",
       "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\""},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(CsvField(c.text), c.field) << c.text;
    std::istringstream stream(CsvField(c.text) + ",end\n");
    const auto record = CsvReader(stream).Next();
    ASSERT_TRUE(record.ok() && record->has_value()) << c.text;
    ASSERT_EQ((*record)->fields.size(), 2u) << c.text;
    EXPECT_EQ(PlainCsvText((*record)->fields[0]), c.text);
  }
}

}  // namespace
}  // namespace base
