// What RescoringJobs counts of a run, and its report.

#include <algorithm>
#include <set>

#include "base/status_macros.h"
#include "registry/storage/empty_households.h"
#include "scoring/rescoring/block_groups.h"
#include "scoring/rescoring/rescoring_jobs.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/storage/score_inputs.h"

namespace scoring {

using base::sql::Connection;
using base::sql::Session;
using base::sql::WriteSession;

bool RescoringJobs::WantsConfirmation(const RescoringRun& run) const {
  const absl::StatusOr<RescoringPlan> plan =
      RescoringPlan::Create(formulas_, programmes_, run);
  if (!plan.ok() || !run.not_usable_after.has_value()) return false;
  RescoringCounts counts;
  counts.households = run.households;
  counts.not_usable_after = *run.not_usable_after;
  return plan->WantsConfirmation(counts);
}

void RescoringJobs::AddTally(const std::vector<RescoredBlock>& blocks,
                             Tally& tally) {
  const std::lock_guard<std::mutex> lock(tally_mutex_);
  for (const RescoredBlock& block : blocks) {
    const auto index = static_cast<std::size_t>(block.block);
    if (tally.seen_us.size() <= index) tally.seen_us.resize(index + 1);
    tally.counts.Add(block.counts);
    tally.seen_us[index] = block.seen_us;
  }
}

absl::Status RescoringJobs::CountStored(const RescoringPlan& plan,
                                        std::int64_t full_blocks,
                                        Tally& tally) {
  std::vector<std::int64_t> uncounted;
  tally.seen_us.resize(
      std::max(tally.seen_us.size(), static_cast<std::size_t>(full_blocks)));
  for (std::int64_t block = 0; block < full_blocks; ++block) {
    if (!tally.seen_us[static_cast<std::size_t>(block)].has_value()) {
      uncounted.push_back(block);
    }
  }
  return ForGroups(database_, workers_, uncounted,
                   [&](Connection& connection, std::int64_t first,
                       std::int64_t end) -> absl::Status {
                     RSU_RETURN_IF_ERROR(CheckGoesOn(plan.run().run));
                     RSU_RETURN_IF_ERROR(connection.BeginRead());
                     const Snapshot snapshot(connection);
                     RSU_ASSIGN_OR_RETURN(
                         const std::vector<RescoredBlock> counted,
                         plan.Rescore(connection, first, end,
                                      end * kBlockPositions, INT64_MAX));
                     AddTally(counted, tally);
                     return absl::OkStatus();
                   });
}

absl::Status RescoringJobs::Recount(const RescoringPlan& plan,
                                    const RescoringRun& run,
                                    const std::vector<std::int64_t>& blocks,
                                    Tally& tally) {
  return ForGroups(
      database_, workers_, blocks,
      [&](Connection& connection, std::int64_t first,
          std::int64_t end) -> absl::Status {
        RSU_RETURN_IF_ERROR(CheckGoesOn(run.run));
        RSU_RETURN_IF_ERROR(connection.BeginRead());
        const Snapshot snapshot(connection);
        RSU_ASSIGN_OR_RETURN(const std::vector<RescoredBlock> now,
                             plan.Rescore(connection, first, end,
                                          run.end_position, *run.finished_us));
        for (std::int64_t block = first; block < end; ++block) {
          const auto index = static_cast<std::size_t>(block);
          RescoringCounts before;
          if (index < tally.seen_us.size() &&
              tally.seen_us[index].has_value()) {
            RSU_ASSIGN_OR_RETURN(
                const std::vector<RescoredBlock> then,
                plan.Rescore(connection, block, block + 1, run.end_position,
                             *tally.seen_us[index]));
            before = then.front().counts;
          }
          const std::lock_guard<std::mutex> lock(tally_mutex_);
          tally.counts.Subtract(before);
          tally.counts.Add(now[static_cast<std::size_t>(block - first)].counts);
        }
        return absl::OkStatus();
      });
}

absl::Status RescoringJobs::Report(const RescoringRun& run,
                                   const RescoringPlan& plan, Tally& tally) {
  // What was counted earlier than the moment for which the report speaks, and
  // has changed since, or was not counted at all.
  const std::int64_t moment = run.dry_run ? run.created_us : *run.finished_us;
  RescoringRun of_moment = run;
  of_moment.finished_us = moment;
  std::int64_t first_seen = moment;
  std::set<std::int64_t> blocks;
  tally.seen_us.resize(static_cast<std::size_t>(BlocksOf(run.end_position)));
  for (std::size_t i = 0; i < tally.seen_us.size(); ++i) {
    if (tally.seen_us[i].has_value()) {
      first_seen = std::min(first_seen, *tally.seen_us[i]);
    } else {
      blocks.insert(static_cast<std::int64_t>(i));
    }
  }
  const auto changed = [&](std::int64_t position, std::int64_t known_at_us) {
    if (position >= run.end_position) return;
    const std::int64_t block = BlockOf(position);
    const auto& seen = tally.seen_us[static_cast<std::size_t>(block)];
    if (!seen.has_value() || *seen < known_at_us) blocks.insert(block);
  };
  const auto find_changed = [&](Session& session) -> absl::Status {
    RSU_RETURN_IF_ERROR(EndsKnownBetween(session, first_seen, moment, changed));
    return registry::MayBeEmptyNotedBetween(session, first_seen, moment,
                                            changed);
  };
  const absl::Status found = database_.ReadAndWait(find_changed);
  if (absl::IsDataLoss(found)) {
    // What has changed cannot be told: all of it is counted again.
    for (std::int64_t i = 0; i < BlocksOf(run.end_position); ++i) {
      blocks.insert(i);
    }
  } else {
    RSU_RETURN_IF_ERROR(found);
  }
  RSU_RETURN_IF_ERROR(
      Recount(plan, of_moment, {blocks.begin(), blocks.end()}, tally));
  RescoringRun reported = run;
  reported.households = tally.counts.households;
  reported.changed = tally.counts.changed;
  reported.computed = tally.counts.computed;
  reported.not_usable_before = tally.counts.not_usable_before;
  reported.not_usable_after = tally.counts.not_usable_after;
  return database_.WriteAndWait([&](WriteSession& session) {
    return StoreReport(session, reported, plan.CrossingRows(tally.counts));
  });
}

}  // namespace scoring
