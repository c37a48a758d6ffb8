#ifndef SCORING_RESCORING_RESCORING_JOBS_H_
#define SCORING_RESCORING_RESCORING_JOBS_H_

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "base/sql/database.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/rescoring/rescore_blocks.h"
#include "scoring/storage/rescoring_runs.h"

namespace scoring {

// Carries out the runs that are stored, one after the other, on a thread of its
// own with a few workers.
//
// A run scores block after block on connections of its own and stores each
// group of blocks in a short transaction, while declarations go on. When every
// full block is stored, one last transaction scores what is left and makes the
// scores of the whole run those of the register at one moment: nobody ever sees
// half a run. A run too many of whose scores may not be used does not get
// there: it waits to be confirmed. One that takes another back is that last
// transaction alone. Broken off at any moment, it goes on after the last group
// that is durable. Then it reports what it did, as of that moment. What cannot
// be carried out for an error that does not pass is given up, and keeps nothing
// else from being carried out.
//
// Thread-safe.
class RescoringJobs {
 public:
  // How far the run that is being carried out is.
  struct Progress {
    std::int64_t run = 0;
    std::int64_t done = 0;   // inputs
    std::int64_t total = 0;  // at least; more may come
    std::int64_t per_second = 0;
    std::string waiting_for;  // why it does not get on; empty if it does
  };

  // Borrows all three. Goes on with what was broken off. `workers` is at least
  // 1.
  RescoringJobs(base::sql::Database* database, const FormulaSet* formulas,
                const ProgrammeSet* programmes, int workers);

  // Breaks off what is being carried out.
  ~RescoringJobs();

  RescoringJobs(const RescoringJobs&) = delete;
  RescoringJobs& operator=(const RescoringJobs&) = delete;

  // Says that a run was stored, resumed or cancelled.
  void Wake();

  std::optional<Progress> ProgressOf(std::int64_t run) const;

  // Why the run, which holds or whose end cannot be stored, is not gone on with
  // until the server is started again; nothing if it is.
  std::optional<std::string> WhyGivenUp(std::int64_t run) const;

  // Whether a dry run that is reported says that the run would have to be
  // confirmed.
  bool WantsConfirmation(const RescoringRun& run) const;

 private:
  // What was counted so far.
  struct Tally {
    RescoringCounts counts;
    // When each block was counted; nothing for those that were not.
    std::vector<std::optional<std::int64_t>> seen_us;
  };
  void Loop();

  // The first run to go on with that was not given up.
  absl::StatusOr<std::optional<RescoringRun>> NextRun();

  // Carries the run out. An error if that is to be tried again.
  absl::Status CarryOutOrFail(const RescoringRun& run);

  // Notes that the run cannot go on: as failed, or given up if it has
  // succeeded, which it stays, or if that cannot be stored.
  absl::Status Fail(const RescoringRun& run, const absl::Status& why);
  absl::Status CarryOut(const RescoringRun& run);
  absl::Status RunDry(const RescoringPlan& plan, Tally& tally);
  absl::Status RunStored(const RescoringPlan& plan, Tally& tally);
  absl::Status ScoreMissing(const RescoringPlan& plan, std::int64_t full_blocks,
                            Tally& tally);
  // Counts the stored blocks that were scored before the run was broken off.
  absl::Status CountStored(const RescoringPlan& plan, std::int64_t full_blocks,
                           Tally& tally);
  absl::Status TakeBack(const RescoringRun& run);
  // Whether the run is over or waits; false if too much came meanwhile.
  absl::StatusOr<bool> Publish(const RescoringPlan& plan, Tally& tally);
  absl::Status Report(const RescoringRun& run, const RescoringPlan& plan,
                      Tally& tally);
  absl::Status Recount(const RescoringPlan& plan, const RescoringRun& run,
                       const std::vector<std::int64_t>& blocks, Tally& tally);

  // An error once the run is to stop.
  absl::Status CheckGoesOn(std::int64_t run);
  void AddTally(const std::vector<RescoredBlock>& blocks, Tally& tally);
  void Advance(std::int64_t done);

  base::sql::Database& database_;
  const FormulaSet& formulas_;
  const ProgrammeSet& programmes_;
  const int workers_;

  mutable std::mutex mutex_;
  std::condition_variable woken_;
  bool stop_ = false;
  std::int64_t wakes_ = 0;
  Progress progress_;
  std::int64_t begun_us_ = 0;
  std::map<std::int64_t, std::string> given_up_;
  std::mutex tally_mutex_;

  std::thread thread_;
};

}  // namespace scoring

#endif  // SCORING_RESCORING_RESCORING_JOBS_H_
