#include "tools/rsuctl/simulation/simulation_folder.h"

#include <sys/stat.h>

#include <fstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace rsuctl {
namespace {

constexpr char kResult[] =
    R"({"as_of":"2026-01-01","known_at":"2026-01-02T00:00:00Z","later":[]})";

class SimulationFolderTest : public testing::Test {
 protected:
  SimulationFolderTest()
      : folder_(absl::StrCat(
            testing::TempDir(), "/",
            testing::UnitTest::GetInstance()->current_test_info()->name())) {}

  void Write(const std::string& name, const std::string& text) {
    mkdir(folder_.c_str(), 0700);
    std::ofstream(absl::StrCat(folder_, "/", name)) << text;
  }

  const std::string folder_;
};

TEST_F(SimulationFolderTest, AFolderIsMadeAndMayHoldOtherFiles) {
  EXPECT_TRUE(ReadySimulationFolder(folder_).ok());
  Write("notes.txt", "mine");
  EXPECT_TRUE(ReadySimulationFolder(folder_).ok());
}

TEST_F(SimulationFolderTest, AnEarlierSimulationIsReplaced) {
  Write("report.html", "<html>");
  Write("result.json", kResult);
  EXPECT_TRUE(ReadySimulationFolder(folder_).ok());
}

TEST_F(SimulationFolderTest, WhatIsOfNoSimulationIsLeftAlone) {
  for (const char* text : {"", "{}", "mine", R"({"as_of":"2026-01-01"})"}) {
    Write("result.json", text);
    const absl::Status status = ReadySimulationFolder(folder_);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_EQ(status.message(),
              absl::StrCat(folder_,
                           "/result.json is of no simulation and is left "
                           "alone; name another folder"));
  }
}

TEST_F(SimulationFolderTest, SoIsAReportWithoutItsResult) {
  Write("report.html", "<html>");
  EXPECT_EQ(ReadySimulationFolder(folder_).message(),
            absl::StrCat(folder_,
                         "/report.html is of no simulation and is left alone; "
                         "name another folder"));
}

TEST_F(SimulationFolderTest, AFileIsNoFolder) {
  std::ofstream(folder_) << "mine";
  EXPECT_EQ(ReadySimulationFolder(folder_).message(),
            absl::StrCat("cannot make the folder ", folder_, ": File exists"));
}

}  // namespace
}  // namespace rsuctl
