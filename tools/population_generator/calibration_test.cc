#include "tools/population_generator/calibration.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/status_matchers.h"
#include "gtest/gtest.h"
#include "tools/population_generator/embedded_calibration.h"

namespace population {
namespace {

using ::base::IsOk;

// The message of the refusal of the released file with one change.
std::string RefusalWith(absl::string_view from, absl::string_view to) {
  const std::string changed = absl::StrReplaceAll(kMorocco2024, {{from, to}});
  EXPECT_NE(changed, kMorocco2024) << from;
  const auto calibration = Calibration::Read(changed);
  EXPECT_FALSE(calibration.ok()) << to;
  return std::string(calibration.status().message());
}

TEST(CalibrationTest, TheReleasedFileHoldsTogether) {
  ASSERT_THAT(Calibration::Load(), IsOk());
}

TEST(CalibrationTest, ATableThatIsMissingUnknownOrTwiceThereIsRefused) {
  EXPECT_EQ(RefusalWith("\"garage\"", "\"garages\""),
            "calibration: table garage is missing");
  EXPECT_EQ(RefusalWith("\"garage\"", "\"car\""),
            "calibration: table car is there twice");
  const auto unknown = Calibration::Read(
      absl::StrCat(kMorocco2024, "tables { name: \"boats\" }"));
  EXPECT_EQ(unknown.status().message(), "calibration: table boats is unknown");
}

TEST(CalibrationTest, EveryTableNeedsAMark) {
  EXPECT_EQ(RefusalWith("  mark: \"A\"\n", ""),
            "calibration: table region_population must have the mark A, B, C "
            "or D");
}

TEST(CalibrationTest, RowsColumnsAndRangesAreChecked) {
  EXPECT_EQ(RefusalWith("key: \"05\" values: [2525801]",
                        "key: \"06\" values: [2525801]"),
            "calibration: table region_population must have the rows 01 02 03 "
            "04 05 06 07 08 09 10 11 12");
  EXPECT_EQ(RefusalWith("values: [990]", "values: [990, 1]"),
            "calibration: table electricity must hold 1 values a row, row ALL "
            "has 2");
  EXPECT_EQ(RefusalWith("values: [990]", "values: [1001]"),
            "calibration: table electricity is out of range in ALL");
  EXPECT_EQ(RefusalWith("values: [512]", "values: [-1]"),
            "calibration: table births is out of range in MALE");
}

TEST(CalibrationTest, TextThatIsNoCalibrationIsRefused) {
  EXPECT_FALSE(Calibration::Read("tables {").ok());
  EXPECT_FALSE(Calibration::Read("").ok());
}

TEST(CalibrationTest, PlacesHoldHouseholdsByPeopleAndMeanSize) {
  const auto calibration = Calibration::Load();
  ASSERT_THAT(calibration, IsOk());
  // Region 06: 7,688,967 people, 73 % in towns, 3.7 in an urban household.
  EXPECT_EQ(calibration->place.At(0, 5), 7'688'967LL * 730 / 3'700);
  EXPECT_EQ(calibration->place.At(0, 17), 7'688'967LL * 270 / 4'400);
  EXPECT_EQ(calibration->place.columns(), 24);
}

}  // namespace
}  // namespace population
