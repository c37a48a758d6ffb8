#include "tools/version/version.h"

#include <gtest/gtest.h>

#include <regex>

namespace version {
namespace {

TEST(VersionTest, SaysVersionCommitAndSchema) {
  const std::regex form(
      R"(rsuctl \d+\.\d+\.\d+, commit ([0-9a-f]{40}(\+changes)?|unstamped|unknown), schema \d+)");
  EXPECT_TRUE(std::regex_match(Line("rsuctl"), form)) << Line("rsuctl");
}

}  // namespace
}  // namespace version
