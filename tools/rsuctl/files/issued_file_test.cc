#include "tools/rsuctl/files/issued_file.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace rsuctl {
namespace {

using ::base::HasCode;
using ::base::IsOk;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

std::string WriteFile(const std::string& name, const std::string& content) {
  std::string path =
      std::filesystem::weakly_canonical(testing::TempDir()) / name;
  for (const char* ending : {".partial", ".before", ".before.2"}) {
    std::remove((path + ending).c_str());
  }
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

std::string ContentOf(const std::string& path) {
  std::ostringstream content;
  content << std::ifstream(path).rdbuf();
  return content.str();
}

// Why the file is refused, without its name; empty if it is not.
std::string Refusal(const std::string& content) {
  const std::string path = WriteFile("read.csv", content);
  const absl::Status status = LoadIssuedFile(path).status();
  if (status.ok()) return "";
  EXPECT_THAT(status, HasCode(kInvalid));
  EXPECT_EQ(status.message().substr(0, path.size()), path);
  return std::string(status.message().substr(path.size()));
}

// Writes a file that places these people; what was kept.
std::string Place(const std::string& path,
                  const std::vector<std::string>& references) {
  auto writer = IssuedFileWriter::Create(path);
  EXPECT_THAT(writer, IsOk());
  for (const std::string& reference : references) {
    writer->Add(reference, "2013023805");
  }
  std::string kept;
  EXPECT_THAT(writer->Finish(kept), IsOk());
  return kept;
}

TEST(IssuedFileTest, LinesComeWithTheirNumbers) {
  const std::string path = WriteFile(
      "lines.csv",
      "\xef\xbb\xbfperson_ref,idcs\r\nA,2013023805\r\n\n\"B,1\",9325003124\n");
  std::vector<std::string> lines;
  ASSERT_THAT(
      ReadIssuedFile(path,
                     [&](std::int64_t line, const std::string& reference,
                         const std::string& idcs) {
                       lines.push_back(std::to_string(line) + " " + reference +
                                       " " + idcs);
                       return absl::OkStatus();
                     }),
      IsOk());
  EXPECT_THAT(lines, ElementsAre("2 A 2013023805", "4 B,1 9325003124"));
}

TEST(IssuedFileTest, ItIsReadAsRfc4180HasIt) {
  for (const char* content : {
           "\"person_ref\",\"idcs\"\n\"A\",\"2013023805\"\n",
           "\xef\xbb\xbf\"person_ref\",\"idcs\"\r\n\"A\",2013023805\r\n\r\n",
           "person_ref,\"idcs\"\nA,2013023805",
       }) {
    const auto issued = LoadIssuedFile(WriteFile("quoted.csv", content));
    ASSERT_THAT(issued, IsOk()) << content;
    ASSERT_EQ(issued->size(), 1u);
    EXPECT_EQ(issued->at("A"), "2013023805");
    // Such a file may also be written over.
    EXPECT_THAT(IssuedFileWriter::Create(WriteFile("quoted.csv", content)),
                IsOk());
  }
}

TEST(IssuedFileTest, AReferenceIsNoFormulaOfASpreadsheetAndComesBackExact) {
  const std::string path = WriteFile("formula.csv", "");
  Place(path, {"=HYPERLINK(\"http://a\")", "-1", "'-1", "+2", "@a", "a,\"b\""});
  EXPECT_EQ(ContentOf(path),
            "person_ref,idcs\n"
            "\"'=HYPERLINK(\"\"http://a\"\")\",2013023805\n"
            "'-1,2013023805\n"
            "''-1,2013023805\n"
            "'+2,2013023805\n"
            "'@a,2013023805\n"
            "\"a,\"\"b\"\"\",2013023805\n");
  const auto issued = LoadIssuedFile(path);
  ASSERT_THAT(issued, IsOk());
  for (const char* reference :
       {"=HYPERLINK(\"http://a\")", "-1", "'-1", "+2", "@a", "a,\"b\""}) {
    EXPECT_TRUE(issued->contains(reference)) << reference;
  }
}

TEST(IssuedFileTest, OneReferenceHasOneNormalForm) {
  const auto issued = LoadIssuedFile(
      WriteFile("nfd.csv", "person_ref,idcs\nRe\u0301,2013023805\n"));
  ASSERT_THAT(issued, IsOk());
  EXPECT_TRUE(issued->contains("R\u00e9"));
  EXPECT_EQ(Refusal("person_ref,idcs\nRe\u0301,2013023805\n"
                    "R\u00e9,9325003124\n"),
            ":3: person_ref: is given twice");
}

TEST(IssuedFileTest, AFileOfAnotherKindIsNamed) {
  EXPECT_EQ(Refusal(std::string("\xff\xfep\0e\0", 6)),
            ": looks like UTF-16: save it as UTF-8");
  EXPECT_EQ(Refusal("PK\x03\x04"
                    "abc"),
            ": is a zip file or a spreadsheet (.xlsx, .ods): unpack it, or "
            "save the spreadsheet as text");
  EXPECT_EQ(Refusal("person_ref;idcs\nA;2013023805\n"),
            ":1: must be the header person_ref,idcs, with a comma between the "
            "fields");
}

TEST(IssuedFileTest, AFileWithoutTheHeaderIsRefused) {
  for (const char* content :
       {"", "\n", "\xef\xbb\xbf", "A,2013023805\n", "person_ref\n"}) {
    EXPECT_EQ(Refusal(content), ":1: must be the header person_ref,idcs")
        << content;
  }
  EXPECT_EQ(Refusal("person_ref,idcs"), "");
  EXPECT_EQ(Refusal("person_ref,idcs\n"), "");
}

TEST(IssuedFileTest, ALineOfAnotherFormIsRefusedByItsNumber) {
  const struct {
    std::string line;
    const char* rule;
  } kCases[] = {
      {"A", "must be a person_ref and an idcs"},
      {",2013023805", "must be a person_ref and an idcs"},
      {"A,2013023805,", "must be a person_ref and an idcs"},
      {"A,201302380", "idcs: must be ten digits"},
      {std::string("A\0,2013023805", 13),
       "person_ref: must not hold control characters"},
      {"A\x1b,2013023805", "person_ref: must not hold control characters"},
      {"A\xc2\x85,2013023805", "person_ref: must not hold control characters"},
      {"A\xff,2013023805", "person_ref: must be UTF-8"},
      {std::string(65, 'A') + ",2013023805",
       "person_ref: must be 1 to 64 characters"},
      {"B,2013023805", "person_ref: is given twice"},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(Refusal("person_ref,idcs\nB,9325003124\n" + c.line + "\n"),
              std::string(":3: ") + c.rule)
        << c.line;
  }
}

TEST(IssuedFileTest, AFileThatHoldsSomethingElseIsLeftAlone) {
  for (const char* content :
       {"{}\n", "person_ref,idcs,name\n", "person_ref", "\n", "x"}) {
    const std::string path = WriteFile("else.csv", content);
    const absl::Status status = IssuedFileWriter::Create(path).status();
    EXPECT_THAT(status, HasCode(kInvalid)) << content;
    EXPECT_THAT(std::string(status.message()), HasSubstr("is left alone"));
    EXPECT_EQ(ContentOf(path), content);
    EXPECT_FALSE(std::ifstream(path + ".partial").good());
  }
  EXPECT_EQ(Place(WriteFile("empty.csv", ""), {"A"}), "");
}

TEST(IssuedFileTest, NoEarlierPeopleAreLost) {
  const std::string path = WriteFile("kept.csv", "");
  EXPECT_EQ(Place(path, {"A"}), "");
  EXPECT_EQ(Place(path, {"A", "B", "C"}), "");
  EXPECT_EQ(Place(path, {"A", "B"}),
            path +
                " held 1 line that the new one does not hold; it is kept as " +
                path + ".before");
  EXPECT_EQ(Place(path, {"D"}),
            path +
                " held 2 lines that the new one does not hold; it is kept as " +
                path + ".before.2");
  EXPECT_EQ(ContentOf(path + ".before"),
            "person_ref,idcs\nA,2013023805\nB,2013023805\nC,2013023805\n");
  EXPECT_EQ(ContentOf(path + ".before.2"),
            "person_ref,idcs\nA,2013023805\nB,2013023805\n");
  EXPECT_EQ(ContentOf(path), "person_ref,idcs\nD,2013023805\n");
}

TEST(IssuedFileTest, NoEarlierNumbersAreLost) {
  const std::string header = "person_ref,idcs\n";
  const struct {
    const char* earlier;
    int lost;  // lines, if A and B are placed with 2013023805
  } kCases[] = {
      {"B,2013023805\nA,2013023805\n", 0},
      {"A,9325003124\nB,2013023805\n", 1},
      {"A,9325003124\nB,9325003124\nC,2013023805\n", 3},
      // One reference with two numbers, and one line twice.
      {"A,9325003124\nA,2013023805\n", 1},
      {"A,2013023805\nA,2013023805\nB,2013023805\n", 1},
      {"B,2013023805\nB,2013023805\nB,2013023805\nA,2013023805\n", 2},
  };
  for (const auto& c : kCases) {
    const std::string path = WriteFile("numbers.csv", header + c.earlier);
    const std::string kept = Place(path, {"A", "B"});
    if (c.lost == 0) {
      EXPECT_EQ(kept, "") << c.earlier;
      continue;
    }
    EXPECT_THAT(kept, HasSubstr("held " + std::to_string(c.lost) + " line"))
        << c.earlier;
    EXPECT_EQ(ContentOf(path + ".before"), header + c.earlier);
  }
}

TEST(IssuedFileTest, AnEarlierFileThatCannotBeReadWholeIsKept) {
  const std::string damaged = "person_ref,idcs\nA,2013023805\nB,20130";
  const std::string path = WriteFile("damaged.csv", damaged);
  EXPECT_THAT(Place(path, {"A"}),
              HasSubstr(":3: idcs: must be ten digits); it is kept as"));
  EXPECT_EQ(ContentOf(path + ".before"), damaged);
}

}  // namespace
}  // namespace rsuctl
