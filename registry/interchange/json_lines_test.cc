#include "registry/interchange/json_lines.h"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <vector>

#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "registry/interchange/json_record.h"

namespace registry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr uid_t kNobody = 65534;

std::string WriteFile(const std::string& content) {
  std::string path = testing::TempDir() + "/lines.jsonl";
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

// "NUMBER text" of each line, "NUMBER !reason" of a refused one.
std::vector<std::string> Lines(const std::string& content) {
  JsonLines lines = JsonLines::Open(WriteFile(content)).value();
  std::vector<std::string> all;
  while (true) {
    const std::optional<JsonLines::Line> line = lines.Next().value();
    if (!line.has_value()) return all;
    all.push_back(std::to_string(line->number) + " " +
                  (line->text.ok()
                       ? std::string(*line->text)
                       : "!" + base::DetailOf(line->text.status()).reason));
  }
}

TEST(JsonLinesTest, LinesComeWithTheNumbersOfAnEditor) {
  EXPECT_THAT(Lines("{}\n[]\n"), ElementsAre("1 {}", "2 []"));
  EXPECT_THAT(Lines("{}\n[]"), ElementsAre("1 {}", "2 []"));
  EXPECT_THAT(Lines("{}\r\n[]\r\n"), ElementsAre("1 {}", "2 []"));
  EXPECT_THAT(Lines("{}\n\n \t\n\r\n[]\n\n\n"), ElementsAre("1 {}", "5 []"));
  EXPECT_THAT(Lines(" {} \n"), ElementsAre("1  {} "));
  EXPECT_THAT(Lines(std::string("a\0b\n", 4)),
              ElementsAre(std::string("1 a\0b", 5)));
}

TEST(JsonLinesTest, EmptyFilesHaveNoLine) {
  EXPECT_THAT(Lines(""), IsEmpty());
  EXPECT_THAT(Lines("\n"), IsEmpty());
  EXPECT_THAT(Lines("\xef\xbb\xbf"), IsEmpty());
  EXPECT_THAT(Lines("\xef\xbb\xbf\r\n"), IsEmpty());
}

TEST(JsonLinesTest, AFileOfAnotherKindIsNamed) {
  for (const std::string& content :
       {std::string("\xff\xfe{\0}\0\n\0", 8), std::string("{\0}\0\n\0", 6),
        std::string("\x1f\x8b\x08\0", 4), std::string("PK\x03\x04")}) {
    const absl::Status status = JsonLines::Open(WriteFile(content)).status();
    EXPECT_EQ(base::DetailOf(status).reason, "FILE_OF_ANOTHER_KIND") << content;
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  }
}

TEST(JsonLinesTest, ByteOrderMarkIsSkippedOnlyAtTheStart) {
  EXPECT_THAT(Lines("\xef\xbb\xbf{}\n\xef\xbb\xbf{}\n"),
              ElementsAre("1 {}", "2 \xef\xbb\xbf{}"));
}

TEST(JsonLinesTest, TooLongALineIsRefusedAndTheNextOnesRead) {
  const std::string longest(kMaxRecordBytes, 'x');
  EXPECT_THAT(Lines("{}\n" + longest + "x\n[]\n"),
              ElementsAre("1 {}", "2 !LINE_TOO_LONG", "3 []"));
  EXPECT_THAT(Lines(longest + longest + longest),
              ElementsAre("1 !LINE_TOO_LONG"));
  EXPECT_THAT(Lines("\xef\xbb\xbf" + longest + "\r\n" + longest),
              ElementsAre("1 " + longest, "2 " + longest));
  EXPECT_THAT(Lines("\xef\xbb\xbf" + longest + "x\r\n"),
              ElementsAre("1 !LINE_TOO_LONG"));
}

TEST(JsonLinesTest, TheRefusalOfALineNamesTheLimit) {
  JsonLines lines =
      JsonLines::Open(WriteFile(std::string(kMaxRecordBytes + 1, 'x'))).value();
  const absl::Status status = lines.Next().value()->text.status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "line: must be at most 1048576 bytes");
}

TEST(JsonLinesTest, FilesThatCannotBeOpenedAreSaid) {
  const std::string folder = testing::TempDir();
  const absl::Status missing = JsonLines::Open(folder + "/nothing").status();
  EXPECT_EQ(missing.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(base::DetailOf(missing).reason, "FILE_NOT_FOUND");
  EXPECT_EQ(missing.message(),
            folder + "/nothing: cannot be opened: No such file or directory");

  const absl::Status directory = JsonLines::Open(folder).status();
  EXPECT_EQ(directory.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(base::DetailOf(directory).reason, "FILE_IS_DIRECTORY");
  EXPECT_EQ(directory.message(), folder + ": is a directory");
}

TEST(JsonLinesTest, AFileThatMayNotBeReadIsSaid) {
  const std::string path = WriteFile("{}\n");
  ASSERT_EQ(chmod(path.c_str(), 0), 0);
  // The superuser may read every file: be someone else for a moment.
  const uid_t user = geteuid();
  ASSERT_EQ(seteuid(user == 0 ? kNobody : user), 0);
  const absl::Status status = JsonLines::Open(path).status();
  ASSERT_EQ(seteuid(user), 0);
  ASSERT_EQ(chmod(path.c_str(), 0600), 0);
  EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(base::DetailOf(status).reason, "FILE_NOT_READABLE");
}

TEST(JsonLinesTest, AFileThatBreaksOffIsSaid) {
  // Address 0 of a process can be opened and not read.
  JsonLines lines = JsonLines::Open("/proc/self/mem").value();
  for (int i = 0; i < 2; ++i) {
    const absl::Status status = lines.Next().status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
    EXPECT_EQ(base::DetailOf(status).reason, "FILE_NOT_READABLE");
  }
}

}  // namespace
}  // namespace registry
