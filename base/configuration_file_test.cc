#include "base/configuration_file.h"

#include <fstream>
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
  for (const std::string& path :
       {std::string(), testing::TempDir(), testing::TempDir() + "/none"}) {
    const absl::Status status = ReadConfigurationFile(path).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kNotFound) << path;
    EXPECT_EQ(status.message(), "cannot be read") << path;
  }
}

}  // namespace
}  // namespace base
