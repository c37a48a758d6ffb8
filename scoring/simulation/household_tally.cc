#include "scoring/simulation/household_tally.h"

#include "scoring/score/score.h"

namespace scoring {
namespace {

std::size_t CrossingsOf(const Period& period,
                        const std::vector<std::int64_t>& history) {
  const auto on_side = [&period](std::int64_t ticks) {
    return period.OnSide(Score::FromTicks(ticks));
  };
  std::size_t crossings = 0;
  for (std::size_t i = 1; i < history.size(); ++i) {
    if (on_side(history[i - 1]) != on_side(history[i])) ++crossings;
  }
  return crossings;
}

void AddAt(std::vector<std::int64_t>& counts, std::size_t index,
           std::int64_t households) {
  if (counts.size() <= index) counts.resize(index + 1);
  counts[index] += households;
}

void AddCells(std::vector<HouseholdTally::Cell>& cells,
              const std::vector<HouseholdTally::Cell>& others) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i][0].Add(others[i][0]);
    cells[i][1].Add(others[i][1]);
  }
}

}  // namespace

HouseholdTally::HouseholdTally(const ScoreCuts* cuts)
    : cuts_(cuts),
      zones_{cuts->thresholds().before.size() + 2,
             cuts->thresholds().after.size() + 2},
      moves_(kGroups * zones_.before * zones_.after),
      by_crossings_(cuts->scenario().programmes().size()) {
  cells_.before.resize(cuts->cells());
  cells_.after.resize(cuts->cells());
}

void HouseholdTally::Count(const CountedHousehold& household) {
  const auto& [before, after] = household.ticks;
  const Both<bool>& usable = household.usable;
  const std::int64_t members = household.group.members;
  if (before != after) ++changed_;
  const Both<std::size_t> cell = {cuts_->CellOf(before), cuts_->CellOf(after)};
  cells_.before[cell.before][usable.before ? 1 : 0].Add(
      {1, members, usable.before ? 1 : 0});
  cells_.after[cell.after][usable.after ? 1 : 0].Add(
      {1, members, usable.after ? 1 : 0});
  ++moves_[PlaceOf(IndexOf(household.group),
                   usable.before ? cuts_->ZoneBefore(cell.before) : 0,
                   usable.after ? cuts_->ZoneAfter(cell.after) : 0)];
  if (household.history == nullptr || household.history->size() < 2) {
    ++without_crossings_;
  } else {
    CountCrossings(*household.history);
  }
}

void HouseholdTally::CountCrossings(const std::vector<std::int64_t>& history) {
  const std::size_t first = cuts_->ZoneBefore(cuts_->CellOf(history.front()));
  bool stayed = true;
  for (const std::int64_t ticks : history) {
    stayed = stayed && cuts_->ZoneBefore(cuts_->CellOf(ticks)) == first;
  }
  if (stayed) {
    ++without_crossings_;
    return;
  }
  for (std::size_t i = 0; i < by_crossings_.size(); ++i) {
    const Period* period = cuts_->scenario().programmes()[i].before;
    if (period == nullptr) continue;
    AddAt(by_crossings_[i], CrossingsOf(*period, history), 1);
  }
}

std::vector<std::vector<std::int64_t>> HouseholdTally::ByCrossings() const {
  std::vector<std::vector<std::int64_t>> counts = by_crossings_;
  if (without_crossings_ == 0) return counts;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (cuts_->scenario().programmes()[i].before == nullptr) continue;
    AddAt(counts[i], 0, without_crossings_);
  }
  return counts;
}

void HouseholdTally::Add(const HouseholdTally& other) {
  changed_ += other.changed_;
  for (std::size_t i = 0; i < moves_.size(); ++i) moves_[i] += other.moves_[i];
  AddCells(cells_.before, other.cells_.before);
  AddCells(cells_.after, other.cells_.after);
  without_crossings_ += other.without_crossings_;
  for (std::size_t i = 0; i < by_crossings_.size(); ++i) {
    for (std::size_t k = 0; k < other.by_crossings_[i].size(); ++k) {
      AddAt(by_crossings_[i], k, other.by_crossings_[i][k]);
    }
  }
}

}  // namespace scoring
