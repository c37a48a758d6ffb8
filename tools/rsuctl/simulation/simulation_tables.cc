#include "tools/rsuctl/simulation/simulation_tables.h"

#include "absl/strings/str_cat.h"
#include "base/csv.h"
#include "tools/rsuctl/simulation/simulation_words.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;

template <typename Message>
std::string Sizes(const Message& message) {
  return absl::StrCat(message.households_before(), ",", message.people_before(),
                      ",", message.households_after(), ",",
                      message.people_after(), ",",
                      message.usable_households_before(), ",",
                      message.usable_households_after());
}

constexpr char kSizes[] =
    "households_before,people_before,households_after,people_after,"
    "usable_households_before,usable_households_after";

}  // namespace

std::vector<std::string> CrossingLines(const v1::Simulation& simulation) {
  std::vector<std::string> lines = {
      "programme,region,milieu,members,head_sex,households,before,after,"
      "entered,left,to_unusable,from_unusable"};
  for (int i = 0; i < simulation.programmes_size(); ++i) {
    const std::string name = base::CsvField(simulation.programmes(i).name());
    for (const v1::SimulatedGroup& group : simulation.groups()) {
      const v1::SimulatedMoves& moves = group.programmes(i);
      lines.push_back(absl::StrCat(
          name, ",", group.region(), ",", group.milieu(), ",", group.members(),
          ",", group.head_sex(), ",", group.households(), ",", moves.before(),
          ",", moves.after(), ",", moves.entered(), ",", moves.left(), ",",
          moves.to_unusable(), ",", moves.from_unusable()));
    }
  }
  return lines;
}

std::vector<std::string> HistogramLines(const v1::Simulation& simulation) {
  std::vector<std::string> lines = {absl::StrCat("above,up_to,", kSizes)};
  for (const v1::ScoreStep& step : simulation.histogram()) {
    lines.push_back(
        absl::StrCat(step.above(), ",", step.up_to(), ",", Sizes(step)));
  }
  return lines;
}

std::vector<std::string> CurveLines(const v1::Simulation& simulation) {
  std::vector<std::string> lines = {absl::StrCat("threshold,", kSizes)};
  for (const v1::SimulatedProgramme& programme : simulation.programmes()) {
    if (!HasCostCurve(programme)) continue;
    absl::StrAppend(&lines.front(), ",",
                    base::CsvField(programme.name() + "_cost_mad_before"), ",",
                    base::CsvField(programme.name() + "_cost_mad_after"));
  }
  for (const v1::CurvePoint& point : simulation.curve()) {
    std::string line = absl::StrCat(point.threshold(), ",", Sizes(point));
    for (const v1::SimulatedProgramme& programme : simulation.programmes()) {
      if (!HasCostCurve(programme)) continue;
      const std::int64_t cost = programme.cost_per_household_mad();
      // Nobody is paid by a score that may not be used.
      absl::StrAppend(&line, ",", point.usable_households_before() * cost, ",",
                      point.usable_households_after() * cost);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace rsuctl
