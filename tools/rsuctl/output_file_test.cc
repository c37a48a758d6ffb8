#include "tools/rsuctl/output_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "base/status_matchers.h"
#include "gtest/gtest.h"

namespace rsuctl {
namespace {

using ::base::HasCode;
using ::base::IsOk;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

std::string NewPath(const std::string& name) {
  const std::string path = testing::TempDir() + "/" + name;
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
  file->Write("later");
  EXPECT_EQ(ContentOf(path), "earlier");
  ASSERT_THAT(file->Finish(), IsOk());
  EXPECT_EQ(ContentOf(path), "later");
  struct stat written {};
  ASSERT_EQ(stat(path.c_str(), &written), 0);
  EXPECT_EQ(written.st_mode & 0777, 0600u);
}

TEST(OutputFileTest, WorkThatIsBrokenOffLeavesNothingUnlessItIsToBeKept) {
  const std::string path = NewPath("broken.csv");
  { ASSERT_THAT(OutputFile::Create(path), IsOk()); }
  EXPECT_NE(access((path + ".partial").c_str(), F_OK), 0);
  {
    auto file = OutputFile::Create(path);
    ASSERT_THAT(file, IsOk());
    file->Write("so far");
    file->KeepPartial();
  }
  EXPECT_EQ(ContentOf(path + ".partial"), "so far");
  EXPECT_NE(access(path.c_str(), F_OK), 0);
}

TEST(OutputFileTest, ALinkIsFollowedAndStaysALink) {
  const std::string real = NewPath("real.csv");
  const std::string link = NewPath("link.csv");
  std::ofstream(real) << "earlier";
  ASSERT_EQ(symlink(real.c_str(), link.c_str()), 0);
  auto file = OutputFile::Create(link);
  ASSERT_THAT(file, IsOk());
  file->Write("later");
  ASSERT_THAT(file->Finish(), IsOk());
  EXPECT_EQ(ContentOf(real), "later");
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
  file->Write("through");
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
  EXPECT_THAT(OutputFile::Create(testing::TempDir()), HasCode(kInvalid));
  EXPECT_THAT(OutputFile::Create(testing::TempDir() + "/nowhere/x"),
              HasCode(kInvalid));
}

TEST(OutputFileTest, OneCommandAtATimeWritesAFile) {
  const std::string path = NewPath("shared.csv");
  auto first = OutputFile::Create(path);
  ASSERT_THAT(first, IsOk());
  EXPECT_THAT(OutputFile::Create(path), HasCode(kInvalid));
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
    EXPECT_THAT(CheckFilesDiffer({path, "", other}), HasCode(kInvalid))
        << other;
  }
  const std::string absent = NewPath("absent.csv");
  EXPECT_THAT(CheckFilesDiffer({absent, absent}), HasCode(kInvalid));
  EXPECT_THAT(CheckFilesDiffer({path, absent, "", ""}), IsOk());
}

}  // namespace
}  // namespace rsuctl
