#include "base/configuration_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <map>
#include <string>

#include "gtest/gtest.h"

namespace base {
namespace {

std::string Write(const std::string& name, const std::string& text) {
  const std::string path = testing::TempDir() + "/" + name;
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

TEST(ConfigurationFileTest, AFileIsReadWholeUpToTheLimit) {
  const std::string longest(kMaxConfigurationBytes, '#');
  EXPECT_EQ(ReadConfigurationFile(Write("longest", longest)).value(), longest);
  const std::string bytes("a\0\r\n\xff", 5);
  EXPECT_EQ(ReadConfigurationFile(Write("bytes", bytes)).value(), bytes);
  EXPECT_EQ(ReadConfigurationFile(Write("empty", "")).value(), "");
}

TEST(ConfigurationFileTest, ALongerOneIsRefusedAndOneWithoutEndToo) {
  for (const std::string& path :
       {Write("longer", std::string(kMaxConfigurationBytes + 1, '#')),
        std::string("/dev/zero")}) {
    const absl::Status status = ReadConfigurationFile(path).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << path;
    EXPECT_EQ(status.message(), "must be at most 1 MiB long") << path;
  }
}

TEST(ConfigurationFileTest, WhatIsNoFileCannotBeRead) {
  const std::string none = "cannot be read: No such file or directory";
  for (const auto& [path, why] : std::map<std::string, std::string>{
           {"", none},
           {testing::TempDir() + "/none", none},
           {testing::TempDir(), "cannot be read: Is a directory"}}) {
    const absl::Status status = ReadConfigurationFile(path).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kNotFound) << path;
    EXPECT_EQ(status.message(), why) << path;
  }
}

// It would be waited for, and no signal would end the wait.
TEST(ConfigurationFileTest, APipeWithANameIsNotWaitedFor) {
  const std::string path = testing::TempDir() + "/pipe";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  const std::string link = testing::TempDir() + "/link";
  ASSERT_EQ(symlink(path.c_str(), link.c_str()), 0);
  for (const std::string& name : {path, link}) {
    const absl::Status status = ReadConfigurationFile(name).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << name;
    EXPECT_EQ(status.message(), "is no regular file") << name;
  }
}

TEST(ConfigurationFileTest, ATerminalIsNotWaitedFor) {
  const absl::Status status = ReadConfigurationFile("/dev/ptmx").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "is no regular file");
}

}  // namespace
}  // namespace base
