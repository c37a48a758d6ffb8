#include "tools/population_generator/generate_files.h"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/status_matchers.h"
#include "gtest/gtest.h"
#include "scoring/variables/pack_variables.h"

namespace population {
namespace {

using ::base::HasCode;
using ::base::IsOk;

const Calibration& Calibrated() {
  static const auto* const calibration =
      new Calibration(Calibration::Load().value());
  return *calibration;
}

std::string PathOf(const std::string& name) {
  return testing::TempDir() + "/" + name;
}

bool Exists(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

std::string ContentOf(const std::string& name) {
  std::ostringstream content;
  content << std::ifstream(PathOf(name)).rdbuf();
  return content.str();
}

absl::Status Silent(std::int64_t) { return absl::OkStatus(); }

Request RequestFor(std::int64_t first, std::int64_t households, int threads) {
  Request request;
  request.population = {5, base::Date::Parse("2026-01-01").value()};
  request.first = first;
  request.households = households;
  request.threads = threads;
  return request;
}

// People, declarations, coverage, variables and statuses, in one string each.
std::vector<std::string> FilesOf(std::int64_t first, std::int64_t households,
                                 int threads) {
  Request request = RequestFor(first, households, threads);
  request.outputs = {PathOf("p"), PathOf("d"), PathOf("c"), PathOf("s"),
                     PathOf("v")};
  std::int64_t done = 0;
  EXPECT_THAT(GenerateFiles(Calibrated(), request,
                            [&done](std::int64_t count) {
                              done += count;
                              return absl::OkStatus();
                            }),
              IsOk());
  EXPECT_EQ(done, households);
  return {ContentOf("p"), ContentOf("d"), ContentOf("c"), ContentOf("v"),
          ContentOf("s")};
}

// More households than a chunk holds, and not a multiple of one.
constexpr std::int64_t kHouseholds = 5'003;

TEST(GenerateFilesTest, TheNumberOfThreadsMakesNoDifference) {
  const std::vector<std::string> alone = FilesOf(1, kHouseholds, 1);
  EXPECT_EQ(alone[3].size(), kHouseholds * scoring::kPackedSize);
  EXPECT_EQ(FilesOf(1, kHouseholds, 2), alone);
  EXPECT_EQ(FilesOf(1, kHouseholds, 7), alone);
  // More threads than chunks.
  EXPECT_EQ(FilesOf(1, 3, 16), FilesOf(1, 3, 1));
}

TEST(GenerateFilesTest, AHouseholdIsTheSameHoweverManyAreMade) {
  const std::vector<std::string> all = FilesOf(1, 1'500, 2);
  const std::vector<std::string> begin = FilesOf(1, 700, 2);
  const std::vector<std::string> end = FilesOf(701, 800, 2);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(begin[i] + end[i], all[i]);
  }
}

TEST(GenerateFilesTest, TheVariablesAreThoseOfTheHouseholds) {
  const std::string packed = FilesOf(1, 1'000, 2)[3];
  for (std::size_t i = 0; i < packed.size(); i += scoring::kPackedSize) {
    const auto variables = scoring::UnpackVariables(
        absl::string_view(packed).substr(i, scoring::kPackedSize));
    ASSERT_THAT(variables, IsOk());
    const registry::HouseholdFacts facts = GenerateHousehold(
        Calibrated(), RequestFor(1, 1, 1).population,
        static_cast<std::int64_t>(i / scoring::kPackedSize) + 1);
    EXPECT_EQ(variables->members(),
              static_cast<std::int32_t>(facts.members.size()));
    EXPECT_EQ(variables->region, facts.region);
  }
}

TEST(GenerateFilesTest, AFileThatCannotBeWrittenLeavesNoFile) {
  for (const int threads : {1, 3}) {
    Request request = RequestFor(1, kHouseholds, threads);
    request.outputs.people = PathOf("whole");
    request.outputs.declarations = "/dev/full";
    EXPECT_THAT(GenerateFiles(Calibrated(), request, Silent),
                HasCode(absl::StatusCode::kUnavailable));
    EXPECT_FALSE(Exists(PathOf("whole")));
    EXPECT_FALSE(Exists(PathOf("whole.partial")));
  }
}

TEST(GenerateFilesTest, WorkThatIsBrokenOffLeavesNoFile) {
  for (const int threads : {1, 3}) {
    Request request = RequestFor(1, kHouseholds, threads);
    request.outputs.people = PathOf("broken");
    request.outputs.variables = PathOf("off");
    int told = 0;
    EXPECT_THAT(GenerateFiles(Calibrated(), request,
                              [&told](std::int64_t) {
                                EXPECT_TRUE(Exists(PathOf("off.partial")));
                                return ++told < 3 ? absl::OkStatus()
                                                  : absl::CancelledError();
                              }),
                HasCode(absl::StatusCode::kCancelled));
    EXPECT_EQ(told, 3);
    for (const char* name :
         {"broken", "broken.partial", "off", "off.partial"}) {
      EXPECT_FALSE(Exists(PathOf(name))) << name;
    }
  }
}

TEST(GenerateFilesTest, TwoOutputsInOneFileAreRefused) {
  Request request = RequestFor(1, 1, 1);
  request.outputs.people = PathOf("one");
  request.outputs.coverage = PathOf("one");
  const absl::Status refused =
      GenerateFiles(Calibrated(), request, Silent).status();
  EXPECT_THAT(refused, HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(refused.message(),
            absl::StrCat(PathOf("one"), " and ", PathOf("one"),
                         " are one file, which would be written twice"));
  EXPECT_FALSE(Exists(PathOf("one")));
}

TEST(GenerateFilesTest, ADayBeforeTheFirstFormulaIsRefused) {
  Request request = RequestFor(1, 1, 1);
  request.summary = true;
  const auto at = [&request](absl::string_view day) {
    request.population.effective_date = base::Date::Parse(day).value();
    return GenerateFiles(Calibrated(), request, Silent).status();
  };
  EXPECT_THAT(at("2021-08-08"), HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(at("2021-08-09"), IsOk());
}

// The figures of the census of 2024, the survey of the standard of living and
// the register of 2024 that docs/population.md names, and how near to them
// 100,000 households must come, in the units of the figures.
TEST(GenerateFilesTest, APopulationComesToTheFiguresItIsCalibratedTo) {
  Request request = RequestFor(1, 100'000, 2);
  request.summary = true;
  const auto summary = GenerateFiles(Calibrated(), request, Silent);
  ASSERT_THAT(summary, IsOk());
  const auto ratio = [](std::int64_t a, std::int64_t b) {
    return static_cast<double>(a) / static_cast<double>(b);
  };
  const MilieuSums& urban = summary->urban();
  const MilieuSums& rural = summary->rural();
  const MilieuSums all = summary->All();
  EXPECT_EQ(all.households, 100'000);
  EXPECT_NEAR(ratio(urban.people, urban.households), 3.7, 0.05);
  EXPECT_NEAR(ratio(rural.people, rural.households), 4.4, 0.05);
  EXPECT_NEAR(ratio(all.people, all.households), 3.9, 0.05);
  EXPECT_NEAR(ratio(all.people, all.rooms), 1.4, 0.05);
  EXPECT_NEAR(100 * ratio(all.with_electricity, all.households), 99, 0.3);
  // 2.6 % of 24,898 and of 13,010 MAD a person and year.
  const auto communication = [&ratio](const MilieuSums& sums) {
    return ratio(sums.communication_monthly_centimes * 12, sums.people * 100);
  };
  EXPECT_NEAR(communication(urban), 647.3, 25);
  EXPECT_NEAR(communication(rural), 338.3, 25);
  EXPECT_NEAR(100 * ratio(all.at_most_tadamon, all.households), 62, 1);
  EXPECT_NEAR(100 * ratio(all.at_most_asd, all.households), 77, 1);
  EXPECT_LE(all.not_usable, 100);

  constexpr std::array<double, 12> kPeople = {
      4030222, 2294665, 4467911, 5132639, 2525801, 7688967,
      4892393, 1655623, 3020431, 448685,  451028,  219965};
  constexpr std::array<double, 12> kUrbanShare = {.65, .66, .64, .71, .52, .73,
                                                  .46, .36, .59, .65, .92, .80};
  for (std::size_t i = 0; i < kPeople.size(); ++i) {
    EXPECT_NEAR(100 * ratio(all.people_by_region[i], all.people),
                100 * kPeople[i] / 36828330, 0.5)
        << "region " << i + 1;
    EXPECT_NEAR(100 * ratio(urban.people_by_region[i], all.people_by_region[i]),
                100 * kUrbanShare[i], 4)
        << "region " << i + 1;
  }
}

}  // namespace
}  // namespace population
