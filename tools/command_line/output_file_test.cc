#include "tools/command_line/output_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "base/status_matchers.h"
#include "gtest/gtest.h"

namespace command_line {
namespace {

using ::base::HasCode;
using ::base::IsOk;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kUnavailable = absl::StatusCode::kUnavailable;

std::string NewPath(const std::string& name) {
  std::string path =
      std::filesystem::weakly_canonical(testing::TempDir()) / name;
  std::remove(path.c_str());
  std::remove((path + ".partial").c_str());
  return path;
}

std::string ContentOf(const std::string& path) {
  std::ostringstream content;
  content << std::ifstream(path).rdbuf();
  return content.str();
}

TEST(OutputFileTest, AnEarlierFileIsKeptUntilTheWorkIsDone) {
  const std::string path = NewPath("out.csv");
  std::ofstream(path) << "earlier";
  auto file = OutputFile::Create(path);
  ASSERT_THAT(file, IsOk());
  file->WriteLine("later");
  EXPECT_EQ(ContentOf(path), "earlier");
  ASSERT_THAT(file->Finish(), IsOk());
  EXPECT_EQ(ContentOf(path), "later\n");
  struct stat written {};
  ASSERT_EQ(stat(path.c_str(), &written), 0);
  EXPECT_EQ(written.st_mode & 0777, 0600u);
}

TEST(OutputFileTest, LinesMayBeWrittenManyAtATime) {
  const std::string path = NewPath("many.csv");
  auto file = OutputFile::Create(path);
  ASSERT_THAT(file, IsOk());
  file->WriteLines("one\ntwo\n");
  file->WriteLine("three");
  EXPECT_THAT(file->CheckWritten(), IsOk());
  ASSERT_THAT(file->Finish(), IsOk());
  EXPECT_EQ(ContentOf(path), "one\ntwo\nthree\n");
}

TEST(OutputFileTest, AFullDeviceIsKnownAtOnceAndToldAtTheEnd) {
  auto file = OutputFile::Create("/dev/full");
  ASSERT_THAT(file, IsOk());
  EXPECT_THAT(file->CheckWritten(), IsOk());
  file->WriteLines("one\ntwo\n");
  EXPECT_THAT(file->CheckWritten(), HasCode(kUnavailable));
  EXPECT_THAT(file->Finish(), HasCode(kUnavailable));
}

TEST(OutputFileTest, WorkThatIsBrokenOffLeavesNothingUnlessItIsToBeKept) {
  const std::string path = NewPath("broken.csv");
  { ASSERT_THAT(OutputFile::Create(path), IsOk()); }
  EXPECT_NE(access((path + ".partial").c_str(), F_OK), 0);
  {
    auto file = OutputFile::Create(path);
    ASSERT_THAT(file, IsOk());
    file->WriteLine("so far");
    file->KeepPartial();
  }
  EXPECT_EQ(ContentOf(path + ".partial"), "so far\n");
  EXPECT_NE(access(path.c_str(), F_OK), 0);
}

TEST(OutputFileTest, ALinkIsFollowedAndStaysALink) {
  const std::string real = NewPath("real.csv");
  const std::string link = NewPath("link.csv");
  std::ofstream(real) << "earlier";
  ASSERT_EQ(symlink(real.c_str(), link.c_str()), 0);
  auto file = OutputFile::Create(link);
  ASSERT_THAT(file, IsOk());
  file->WriteLine("later");
  ASSERT_THAT(file->Finish(), IsOk());
  EXPECT_EQ(ContentOf(real), "later\n");
  struct stat found {};
  ASSERT_EQ(lstat(link.c_str(), &found), 0);
  EXPECT_TRUE(S_ISLNK(found.st_mode));
}

TEST(OutputFileTest, APipeIsWrittenDirectlyAndStaysAPipe) {
  const std::string path = NewPath("pipe");
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  // Open for reading too, so that opening it for writing does not wait.
  std::FILE* reader = std::fopen(path.c_str(), "r+");
  ASSERT_NE(reader, nullptr);
  auto file = OutputFile::Create(path);
  ASSERT_THAT(file, IsOk());
  file->WriteLine("through");
  ASSERT_THAT(file->Finish(), IsOk());
  char text[8] = {};
  EXPECT_EQ(std::fread(text, 1, 7, reader), 7u);
  EXPECT_STREQ(text, "through");
  std::fclose(reader);
  struct stat found {};
  ASSERT_EQ(stat(path.c_str(), &found), 0);
  EXPECT_TRUE(S_ISFIFO(found.st_mode));
}

TEST(OutputFileTest, WhatCannotBeWrittenIsSaidBeforeTheWork) {
  EXPECT_THAT(OutputFile::Create(""), HasCode(kInvalid));
  EXPECT_THAT(OutputFile::Create(testing::TempDir()), HasCode(kUnavailable));
  EXPECT_THAT(OutputFile::Create(testing::TempDir() + "/nowhere/x"),
              HasCode(kUnavailable));
}

TEST(OutputFileTest, EveryLineIsThereWholeWhenTheCommandIsKilled) {
  const std::string path = NewPath("killed.csv");
  auto file = OutputFile::Create(path);
  ASSERT_THAT(file, IsOk());
  std::string expected;
  for (int i = 0; i < 1000; ++i) {
    const std::string line(i == 500 ? 100'000 : 24, 'x');
    file->WriteLine(line);
    expected += line + "\n";
    ASSERT_EQ(ContentOf(path + ".partial").size(), expected.size()) << i;
  }
  EXPECT_EQ(ContentOf(path + ".partial"), expected);
}

TEST(OutputFileTest, ALineThatCannotBeWrittenIsSaidAtTheEnd) {
  auto file = OutputFile::Create("/dev/full");
  ASSERT_THAT(file, IsOk());
  file->WriteLine("lost");
  const absl::Status status = file->Finish();
  EXPECT_THAT(status, HasCode(kUnavailable));
  EXPECT_EQ(status.message(),
            "cannot write /dev/full: No space left on device");
}

// Not the one that it is written in, which nobody named.
TEST(OutputFileTest, AFileThatCannotBeMadeIsNamedAsItWasGiven) {
  const std::string path = testing::TempDir() + "/no/such/folder/a.csv";
  EXPECT_EQ(OutputFile::Create(path).status().message(),
            "cannot write " + path + ": No such file or directory");
  // Unless that one is there and in the way.
  const std::string other = testing::TempDir() + "/in_the_way.csv";
  ASSERT_EQ(mkdir((other + ".partial").c_str(), 0700), 0);
  EXPECT_EQ(std::string(OutputFile::Create(other).status().message()),
            "cannot write " +
                std::filesystem::weakly_canonical(other).string() +
                ".partial: Is a directory");
}

TEST(OutputFileTest, EarlierFilesAreKeptUnderNamesOfTheirOwn) {
  const std::string path = NewPath("kept.csv");
  const auto put = [&path](const std::string& text) {
    auto file = OutputFile::Create(path).value();
    file.WriteLine(text);
    auto kept = file.KeepEarlier();
    if (kept.ok()) {
      EXPECT_THAT(file.Finish(), IsOk());
    }
    return kept;
  };
  std::ofstream(path) << "0\n";
  for (int i = 1; i <= OutputFile::kMostKept; ++i) {
    const std::string name =
        path + ".before" + (i == 1 ? "" : "." + std::to_string(i));
    std::remove(name.c_str());
    const auto kept = put(std::to_string(i));
    ASSERT_THAT(kept, IsOk());
    EXPECT_EQ(*kept, name);
    EXPECT_EQ(ContentOf(name), std::to_string(i - 1) + "\n");
  }
  // There is an end to it; nothing is lost by that.
  EXPECT_THAT(put("more"), HasCode(kUnavailable));
  EXPECT_EQ(ContentOf(path), std::to_string(OutputFile::kMostKept) + "\n");
  EXPECT_EQ(ContentOf(path + ".partial"), "more\n");
}

TEST(OutputFileTest, OneCommandAtATimeWritesAFile) {
  const std::string path = NewPath("shared.csv");
  auto first = OutputFile::Create(path);
  ASSERT_THAT(first, IsOk());
  EXPECT_THAT(OutputFile::Create(path), HasCode(kUnavailable));
  ASSERT_THAT(first->Finish(), IsOk());
  EXPECT_THAT(OutputFile::Create(path), IsOk());
}

TEST(OutputFileTest, OneFileUnderTwoNamesIsFound) {
  const std::string path = NewPath("one.csv");
  const std::string hard = NewPath("hard.csv");
  const std::string symbolic = NewPath("symbolic.csv");
  std::ofstream(path) << "x";
  ASSERT_EQ(link(path.c_str(), hard.c_str()), 0);
  ASSERT_EQ(symlink(path.c_str(), symbolic.c_str()), 0);
  for (const std::string& other :
       {path, hard, symbolic, testing::TempDir() + "/./one.csv"}) {
    EXPECT_THAT(CheckFilesDiffer({path, ""}, {other}), HasCode(kInvalid))
        << other;
  }
  const std::string absent = NewPath("absent.csv");
  EXPECT_THAT(CheckFilesDiffer({}, {absent, absent}), HasCode(kInvalid));
  EXPECT_THAT(CheckFilesDiffer({path, ""}, {absent, ""}), IsOk());
}

TEST(OutputFileTest, WhatWouldBeDoneToOneFileIsSaid) {
  EXPECT_EQ(CheckFilesDiffer({"x"}, {"y", "x"}).message(),
            "x and x are one file, which would be read and written at once");
  EXPECT_EQ(CheckFilesDiffer({"x"}, {"y", "y"}).message(),
            "y and y are one file, which would be written twice");
  EXPECT_EQ(CheckFilesDiffer({"x", "x"}, {"y"}).message(),
            "x and x are one file, which would be read as both");
}

TEST(OutputFileTest, OneFileThatIsNotThereYetIsFoundUnderTwoNames) {
  const std::string folder = NewPath("folder");
  std::filesystem::create_directory(folder);
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder);
  for (const std::string& other :
       {std::string("a.csv"), std::string("./a.csv"), folder + "/a.csv",
        std::string("../folder/a.csv"), std::string("none/../a.csv")}) {
    EXPECT_THAT(CheckFilesDiffer({}, {"a.csv", other}), HasCode(kInvalid))
        << other;
    EXPECT_THAT(CheckFilesDiffer({}, {"./a.csv", other}), HasCode(kInvalid))
        << other;
    EXPECT_THAT(CheckFilesDiffer({}, {"a.csv", other + ".partial"}),
                HasCode(kInvalid))
        << other;
    EXPECT_THAT(CheckFilesDiffer({}, {other + ".before.2", "a.csv"}),
                HasCode(kInvalid))
        << other;
    EXPECT_THAT(CheckFilesDiffer({}, {"b.csv", other}), IsOk()) << other;
  }
  std::filesystem::current_path(before);
}

TEST(OutputFileTest, ALinkThatLeadsNowhereYetIsFollowed) {
  const std::string real = NewPath("later.csv");
  const std::string link = NewPath("early_link.csv");
  const std::string second = NewPath("second_link.csv");
  ASSERT_EQ(symlink("later.csv", link.c_str()), 0);
  ASSERT_EQ(symlink(link.c_str(), second.c_str()), 0);
  EXPECT_THAT(CheckFilesDiffer({}, {second, real}), HasCode(kInvalid));
  auto file = OutputFile::Create(second);
  ASSERT_THAT(file, IsOk());
  file->WriteLine("later");
  ASSERT_THAT(file->Finish(), IsOk());
  EXPECT_EQ(ContentOf(real), "later\n");
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_TRUE(std::filesystem::is_symlink(second));
  // A link to itself leads nowhere for ever.
  const std::string circle = NewPath("circle.csv");
  ASSERT_EQ(symlink(circle.c_str(), circle.c_str()), 0);
  EXPECT_THAT(OutputFile::Create(circle), HasCode(kUnavailable));
}

TEST(OutputFileTest, WhatStandsBesideAnOutputIsNoOtherFile) {
  const std::string out = NewPath("beside.csv");
  for (const char* ending :
       {".partial", ".before", ".before.2", ".before.99"}) {
    const std::string beside = out + ending;
    std::remove(beside.c_str());
    for (const bool exists : {false, true}) {
      if (exists) std::ofstream(beside) << "x";
      const absl::Status read = CheckFilesDiffer({beside}, {out});
      EXPECT_THAT(read, HasCode(kInvalid)) << beside;
      // Both are named.
      EXPECT_NE(read.message().find(beside + " "), std::string::npos);
      EXPECT_NE(read.message().find(out + " "), std::string::npos);
      EXPECT_THAT(CheckFilesDiffer({}, {beside, out}), HasCode(kInvalid));
      EXPECT_THAT(CheckFilesDiffer({}, {out, beside}), HasCode(kInvalid));
      // Of an input nothing stands beside it.
      EXPECT_THAT(CheckFilesDiffer({out, beside}, {}), IsOk());
    }
    std::remove(beside.c_str());
  }
  for (const char* other : {".partially", ".before.x", ".before2", ".after"}) {
    EXPECT_THAT(CheckFilesDiffer({out + other}, {out}), IsOk()) << other;
  }
}

TEST(OutputFileTest, ALinkToWhatStandsBesideAnOutputIsFound) {
  const std::string out = NewPath("linked_out.csv");
  const std::string input = NewPath("linked_in.csv");
  std::ofstream(input) << "x";
  ASSERT_EQ(symlink(input.c_str(), (out + ".partial").c_str()), 0);
  EXPECT_THAT(CheckFilesDiffer({input}, {out}), HasCode(kInvalid));
}

}  // namespace
}  // namespace command_line
