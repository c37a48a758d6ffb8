#include "tools/rsuctl/simulation/simulation_pictures.h"

#include <cstdint>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace rsuctl {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

namespace v1 = ::rsu::scoring::v1;

constexpr auto kIn = base::Language::kEnglish;

// A programme up to 9.5 with a cost, and `households` of them in the one step
// and at each of two points of the curve.
v1::Simulation Constant(std::int64_t households, std::int64_t cost_mad) {
  v1::Simulation simulation;
  simulation.set_formula("draft");
  v1::SimulatedProgramme* programme = simulation.add_programmes();
  programme->set_name("asd");
  programme->set_title("Direct aid");
  programme->mutable_before()->set_at_most("9.5");
  programme->mutable_after()->set_at_most("9.5");
  programme->set_cost_per_household_mad(cost_mad);
  v1::ScoreStep* step = simulation.add_histogram();
  step->set_above("9.50");
  step->set_up_to("9.55");
  step->set_households_before(households);
  step->set_households_after(households);
  for (const char* threshold : {"9.4", "9.6"}) {
    v1::CurvePoint* point = simulation.add_curve();
    point->set_threshold(threshold);
    point->set_households_before(households);
    point->set_households_after(households);
  }
  v1::SimulatedGroup* group = simulation.add_groups();
  group->set_region("07");
  group->add_programmes();
  return simulation;
}

TEST(SimulationPicturesTest, NothingAndOneNumberThroughoutAreDrawn) {
  for (const std::int64_t households : {0, 1, 20'000}) {
    for (const std::int64_t cost_mad : {0, 1, 250}) {
      const v1::Simulation simulation = Constant(households, cost_mad);
      for (const auto& picture :
           {DrawScores(simulation, kIn), DrawCrossings(simulation, 0, kIn),
            DrawCurve(simulation, kIn), DrawCost(simulation, 0, kIn)}) {
        ASSERT_TRUE(picture.ok()) << picture.status() << "\n"
                                  << households << " at " << cost_mad;
        EXPECT_THAT(*picture, testing::StartsWith("<svg"));
      }
    }
  }
}

TEST(SimulationPicturesTest, APictureIsInTheLanguageAskedFor) {
  const v1::Simulation simulation = Constant(20'000, 250);
  const auto arabic = DrawCrossings(simulation, 0, base::Language::kArabic);
  ASSERT_TRUE(arabic.ok()) << arabic.status();
  EXPECT_THAT(*arabic, HasSubstr("الجهة"));
  EXPECT_THAT(*arabic, HasSubstr("الدعم الاجتماعي المباشر"));
  EXPECT_THAT(*arabic, Not(HasSubstr("Direct aid")));
  const auto french = DrawCost(simulation, 0, base::Language::kFrench);
  ASSERT_TRUE(french.ok()) << french.status();
  EXPECT_THAT(*french, HasSubstr("aide sociale directe"));
  EXPECT_THAT(*french, Not(HasSubstr("threshold")));
}

TEST(SimulationPicturesTest, APictureWithoutAPointIsDrawn) {
  v1::Simulation simulation = Constant(1, 1);
  simulation.clear_curve();
  for (const auto& picture :
       {DrawCurve(simulation, kIn), DrawCost(simulation, 0, kIn)}) {
    EXPECT_TRUE(picture.ok()) << picture.status();
  }
}

// Where gnuplot puts a tick at every fifth of a household, its name is rounded
// to one that is another tick's.
TEST(SimulationPicturesTest, NoTickOfFewHouseholdsHasTheNameOfAnother) {
  for (const std::int64_t households : {0, 1, 3}) {
    const auto picture = DrawCurve(Constant(households, 1), kIn);
    ASSERT_TRUE(picture.ok()) << picture.status();
    const std::string zero = "<text>0</text>";
    const std::size_t first = picture->find(zero);
    ASSERT_NE(first, std::string::npos) << *picture;
    EXPECT_THAT(picture->substr(first + 1), Not(HasSubstr(zero))) << households;
  }
}

}  // namespace
}  // namespace rsuctl
