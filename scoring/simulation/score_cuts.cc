#include "scoring/simulation/score_cuts.h"

#include <algorithm>

namespace scoring {
namespace {

void SortUnique(std::vector<std::int64_t>& ticks) {
  std::sort(ticks.begin(), ticks.end());
  ticks.erase(std::unique(ticks.begin(), ticks.end()), ticks.end());
}

void AddSteps(std::vector<std::int64_t>& ends) {
  for (std::size_t k = 0; k <= kSteps; ++k) {
    ends.push_back(static_cast<std::int64_t>(k) * kStepTicks);
  }
  const std::int64_t last = ends.back();
  for (std::size_t k = 0; k + 1 < kTailSteps; ++k) {
    ends.push_back(-(kPointTicks << k));
    ends.push_back(last + (kPointTicks << k));
  }
}

void AddCutsOf(const Period& period, std::vector<std::int64_t>& ends) {
  const std::int64_t threshold = period.threshold.ticks();
  ends.push_back(threshold);
  for (const std::int64_t near : kNearTicks) {
    ends.push_back(Moved(threshold, -near - 1));
    ends.push_back(Moved(threshold, near));
  }
  for (const Bracket& bracket : period.brackets) {
    ends.push_back(bracket.above.ticks());
    if (bracket.up_to.has_value()) ends.push_back(bracket.up_to->ticks());
  }
}

std::vector<std::size_t> ZonesOf(const std::vector<std::int64_t>& ends,
                                 const std::vector<std::int64_t>& thresholds) {
  std::vector<std::size_t> zones;
  zones.reserve(ends.size() + 1);
  std::size_t zone = 1;
  for (const std::int64_t end : ends) {
    while (zone <= thresholds.size() && end > thresholds[zone - 1]) ++zone;
    zones.push_back(zone);
  }
  zones.push_back(thresholds.size() + 1);
  return zones;
}

}  // namespace

ScoreCuts::ScoreCuts(const Scenario* scenario) : scenario_(scenario) {
  AddSteps(ends_);
  for (const ComparedProgramme& programme : scenario->programmes()) {
    if (programme.before != nullptr) {
      thresholds_.before.push_back(programme.before->threshold.ticks());
      AddCutsOf(*programme.before, ends_);
    }
    if (programme.after != nullptr) {
      thresholds_.after.push_back(programme.after->threshold.ticks());
      AddCutsOf(*programme.after, ends_);
    }
  }
  SortUnique(ends_);
  SortUnique(thresholds_.before);
  SortUnique(thresholds_.after);
  zones_.before = ZonesOf(ends_, thresholds_.before);
  zones_.after = ZonesOf(ends_, thresholds_.after);
  first_cells_.push_back(0);
  for (std::size_t k = 0; k <= kSteps; ++k) {
    const auto after_step = std::upper_bound(
        ends_.begin(), ends_.end(), static_cast<std::int64_t>(k) * kStepTicks);
    first_cells_.push_back(
        static_cast<std::size_t>(after_step - ends_.begin()));
  }
}

}  // namespace scoring
