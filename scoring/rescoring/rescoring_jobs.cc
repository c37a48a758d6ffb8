#include "scoring/rescoring/rescoring_jobs.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "scoring/rescoring/block_groups.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/storage/score_inputs.h"

namespace scoring {
namespace {

using base::sql::Connection;
using base::sql::Session;
using base::sql::WriteSession;

// The most blocks that are scored in the transaction that makes a run's scores
// those of the register, where other writes wait for it.
constexpr std::int64_t kLastBlocks = 4;

// The wait before a run that cannot read or write is tried again.
constexpr std::chrono::milliseconds kRetry{1000};

std::int64_t SteadyUs() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

bool MayPass(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsResourceExhausted(status);
}

absl::Status NotRunning() {
  return absl::CancelledError("the run was cancelled");
}

// What `find` finds in one snapshot of the store.
template <typename Found>
absl::StatusOr<Found> ReadNow(
    base::sql::Database& database,
    const std::function<absl::StatusOr<Found>(Session&)>& find) {
  absl::StatusOr<Found> found = absl::InternalError("nothing was read");
  const absl::Status status = database.ReadAndWait([&](Session& session) {
    found = find(session);
    return found.status();
  });
  if (!status.ok()) return status;
  return found;
}

using FoundRun = std::optional<RescoringRun>;

absl::Status TakenBackAlready() {
  return absl::FailedPreconditionError("another run took it back meanwhile");
}

// Why a run waits. For people; numbers of households only.
std::string TooManyUnusable(const RescoringCounts& counts) {
  return absl::StrCat(
      counts.not_usable_after, " of ", counts.households,
      " households would get a score outside the usable range "
      "of the formula, which is more than is taken for granted; "
      "if it is meant, resume the run with a confirmation");
}

absl::Status StoreBlocks(WriteSession& session, std::int64_t run,
                         const std::vector<RescoredBlock>& blocks) {
  for (const RescoredBlock& block : blocks) {
    RSU_RETURN_IF_ERROR(InsertBlock(session, run, block.block, block.scores));
  }
  return absl::OkStatus();
}

}  // namespace

RescoringJobs::RescoringJobs(base::sql::Database* database,
                             const FormulaSet* formulas,
                             const ProgrammeSet* programmes, int workers)
    : database_(*database),
      formulas_(*formulas),
      programmes_(*programmes),
      workers_(workers),
      thread_([this] { Loop(); }) {}

RescoringJobs::~RescoringJobs() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stop_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

void RescoringJobs::Wake() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ++wakes_;
  }
  woken_.notify_all();
}

std::optional<RescoringJobs::Progress> RescoringJobs::ProgressOf(
    std::int64_t run) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (progress_.run != run) return std::nullopt;
  Progress progress = progress_;
  const std::int64_t us = SteadyUs() - begun_us_;
  progress.per_second = us > 0 ? progress.done * 1'000'000 / us : 0;
  return progress;
}

void RescoringJobs::Advance(std::int64_t done) {
  const std::lock_guard<std::mutex> lock(mutex_);
  progress_.done += done;
  progress_.waiting_for.clear();
}

std::optional<std::string> RescoringJobs::WhyGivenUp(std::int64_t run) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = given_up_.find(run);
  if (found == given_up_.end()) return std::nullopt;
  return found->second;
}

void RescoringJobs::Loop() {
  while (true) {
    std::int64_t wakes = 0;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (stop_) return;
      wakes = wakes_;
    }
    const absl::StatusOr<FoundRun> next = NextRun();
    absl::Status status = next.status();
    if (status.ok() && next->has_value()) {
      status = CarryOutOrFail(**next);
      if (status.ok()) continue;
    }
    std::unique_lock<std::mutex> lock(mutex_);
    const auto woken = [&] { return stop_ || wakes_ != wakes; };
    if (status.ok()) {
      woken_.wait(lock, woken);
    } else {
      progress_.waiting_for = std::string(status.message());
      woken_.wait_for(lock, kRetry, woken);
    }
  }
}

absl::StatusOr<FoundRun> RescoringJobs::NextRun() {
  RSU_ASSIGN_OR_RETURN(
      std::vector<RescoringRun> runs,
      ReadNow<std::vector<RescoringRun>>(database_, RunsToGoOn));
  for (RescoringRun& run : runs) {
    if (!WhyGivenUp(run.run).has_value()) return std::move(run);
  }
  return std::nullopt;
}

absl::Status RescoringJobs::CarryOutOrFail(const RescoringRun& run) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    progress_ = {run.run, 0, run.end_position, 0, ""};
    begun_us_ = SteadyUs();
  }
  absl::Status status = CarryOut(run);
  if (!status.ok() && !MayPass(status) && !absl::IsCancelled(status)) {
    status = Fail(run, status);
  }
  return absl::IsCancelled(status) ? absl::OkStatus() : status;
}

absl::Status RescoringJobs::Fail(const RescoringRun& run,
                                 const absl::Status& why) {
  bool holds = false;
  const auto fail = [&](WriteSession& session) -> absl::Status {
    holds = false;
    RSU_ASSIGN_OR_RETURN(
        const bool failed,
        SetOpenRunState(session, run.run, RunState::kFailed, why.message()));
    if (failed) return absl::OkStatus();
    RSU_ASSIGN_OR_RETURN(const FoundRun now, FindRun(session, run.run));
    if (!now.has_value() || now->state != RunState::kSucceeded) {
      return absl::OkStatus();  // cancelled meanwhile
    }
    // Nothing holds of a dry run but its report.
    holds = !run.dry_run;
    if (holds) return absl::OkStatus();
    return SetRunState(session, run.run, RunState::kFailed, why.message());
  };
  const absl::Status stored = database_.WriteAndWait(fail);
  if (MayPass(stored)) return stored;
  if (stored.ok() && !holds) return absl::OkStatus();
  // The scores of a run that has succeeded hold, and answers may have been
  // given by them: only its report is missing.
  const std::lock_guard<std::mutex> lock(mutex_);
  given_up_.emplace(run.run, std::string(why.message()));
  return absl::OkStatus();
}

absl::Status RescoringJobs::CheckGoesOn(std::int64_t run) {
  std::int64_t wakes = 0;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (stop_) return absl::CancelledError("the server stops");
    wakes = wakes_;
  }
  if (wakes == 0) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const FoundRun found,
                       ReadNow<FoundRun>(database_, [run](Session& session) {
                         return FindRun(session, run);
                       }));
  const bool goes_on =
      found.has_value() && (found->state == RunState::kRunning ||
                            found->state == RunState::kSucceeded);
  return goes_on ? absl::OkStatus() : NotRunning();
}

absl::Status RescoringJobs::CarryOut(const RescoringRun& run) {
  RSU_ASSIGN_OR_RETURN(const RescoringPlan plan,
                       RescoringPlan::Create(formulas_, programmes_, run));
  Tally tally;
  if (run.state == RunState::kPending) {
    RSU_RETURN_IF_ERROR(
        database_.WriteAndWait([&](WriteSession& session) -> absl::Status {
          RSU_ASSIGN_OR_RETURN(
              const bool begun,
              SetOpenRunState(session, run.run, RunState::kRunning, ""));
          return begun ? absl::OkStatus() : NotRunning();
        }));
  }
  if (run.state != RunState::kSucceeded) {
    RSU_RETURN_IF_ERROR(run.dry_run                  ? RunDry(plan, tally)
                        : run.takes_back.has_value() ? TakeBack(run)
                                                     : RunStored(plan, tally));
  }
  RSU_ASSIGN_OR_RETURN(const FoundRun finished,
                       ReadNow<FoundRun>(database_, [&run](Session& session) {
                         return FindRun(session, run.run);
                       }));
  if (!finished.has_value() || !finished->finished_us.has_value()) {
    return NotRunning();
  }
  return Report(*finished, plan, tally);
}

absl::Status RescoringJobs::RunDry(const RescoringPlan& plan, Tally& tally) {
  const RescoringRun& run = plan.run();
  const auto count = [&](Connection& connection, std::int64_t first,
                         std::int64_t end) -> absl::Status {
    RSU_RETURN_IF_ERROR(CheckGoesOn(run.run));
    RSU_RETURN_IF_ERROR(connection.BeginRead());
    const Snapshot snapshot(connection);
    RSU_ASSIGN_OR_RETURN(
        const std::vector<RescoredBlock> rescored,
        plan.Rescore(connection, first, end, run.end_position, run.created_us));
    AddTally(rescored, tally);
    Advance((end - first) * kBlockPositions);
    return absl::OkStatus();
  };
  RSU_RETURN_IF_ERROR(
      ForGroups(database_, workers_, AllBlocksOf(run.end_position), count));
  return database_.WriteAndWait([&](WriteSession& session) -> absl::Status {
    RSU_ASSIGN_OR_RETURN(const auto now, FindRun(session, run.run));
    if (!now.has_value() || now->state != RunState::kRunning) {
      return NotRunning();
    }
    return FinishRun(session, run.run, run.end_position);
  });
}

absl::Status RescoringJobs::TakeBack(const RescoringRun& run) {
  return database_.WriteAndWait([&](WriteSession& session) -> absl::Status {
    RSU_ASSIGN_OR_RETURN(const FoundRun now, FindRun(session, run.run));
    if (!now.has_value() || now->state != RunState::kRunning) {
      return NotRunning();
    }
    RSU_ASSIGN_OR_RETURN(const auto other,
                         FindTakeBack(session, *run.takes_back, true));
    if (other.has_value()) return TakenBackAlready();
    RSU_ASSIGN_OR_RETURN(const std::int64_t inputs, CountScoreInputs(session));
    return FinishRun(session, run.run, inputs);
  });
}

absl::Status RescoringJobs::RunStored(const RescoringPlan& plan, Tally& tally) {
  while (true) {
    RSU_ASSIGN_OR_RETURN(const std::int64_t inputs,
                         ReadNow<std::int64_t>(database_, CountScoreInputs));
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      progress_.total = inputs;
    }
    const std::int64_t full_blocks = inputs / kBlockPositions;
    RSU_RETURN_IF_ERROR(ScoreMissing(plan, full_blocks, tally));
    if (!plan.run().confirmed) {
      RSU_RETURN_IF_ERROR(CountStored(plan, full_blocks, tally));
    }
    RSU_ASSIGN_OR_RETURN(const bool finished, Publish(plan, tally));
    if (finished) return absl::OkStatus();
  }
}

absl::Status RescoringJobs::ScoreMissing(const RescoringPlan& plan,
                                         std::int64_t full_blocks,
                                         Tally& tally) {
  const std::int64_t run = plan.run().run;
  RSU_ASSIGN_OR_RETURN(
      const std::vector<std::int64_t> stored,
      ReadNow<std::vector<std::int64_t>>(database_, [run](Session& session) {
        return StoredBlocks(session, run);
      }));
  std::vector<std::int64_t> missing;
  for (std::int64_t block = 0; block < full_blocks; ++block) {
    if (!std::binary_search(stored.begin(), stored.end(), block)) {
      missing.push_back(block);
    }
  }
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    progress_.done = (full_blocks - static_cast<std::int64_t>(missing.size())) *
                     kBlockPositions;
  }
  return ForGroups(
      database_, workers_, missing,
      [&](Connection& connection, std::int64_t first,
          std::int64_t end) -> absl::Status {
        RSU_RETURN_IF_ERROR(CheckGoesOn(run));
        auto rescored = std::make_shared<std::vector<RescoredBlock>>();
        {
          RSU_RETURN_IF_ERROR(connection.BeginRead());
          const Snapshot snapshot(connection);
          RSU_ASSIGN_OR_RETURN(*rescored,
                               plan.Rescore(connection, first, end,
                                            end * kBlockPositions, INT64_MAX));
        }
        const absl::Status stored_now =
            database_.WriteAndWait([run, rescored](WriteSession& session) {
              return StoreBlocks(session, run, *rescored);
            });
        RSU_RETURN_IF_ERROR(stored_now);
        AddTally(*rescored, tally);
        Advance((end - first) * kBlockPositions);
        return absl::OkStatus();
      });
}

absl::StatusOr<bool> RescoringJobs::Publish(const RescoringPlan& plan,
                                            Tally& tally) {
  const std::int64_t run = plan.run().run;
  bool finished = false;
  bool waits = false;
  std::vector<RescoredBlock> last;
  const auto publish = [&](WriteSession& session) -> absl::Status {
    finished = false;
    RSU_ASSIGN_OR_RETURN(const FoundRun now, FindRun(session, run));
    if (!now.has_value() || now->state != RunState::kRunning) {
      return NotRunning();
    }
    RSU_ASSIGN_OR_RETURN(const std::int64_t inputs, CountScoreInputs(session));
    RSU_ASSIGN_OR_RETURN(const std::vector<std::int64_t> stored,
                         StoredBlocks(session, run));
    const auto first = static_cast<std::int64_t>(stored.size());
    const std::int64_t end = BlocksOf(inputs);
    if (end - first > kLastBlocks) return absl::OkStatus();
    RSU_ASSIGN_OR_RETURN(last,
                         plan.Rescore(session, first, end, inputs, INT64_MAX));
    RescoringCounts counts = tally.counts;
    for (const RescoredBlock& block : last) counts.Add(block.counts);
    waits = !now->confirmed && plan.WantsConfirmation(counts);
    if (waits) {
      return SetRunState(session, run, RunState::kWantsConfirmation,
                         TooManyUnusable(counts));
    }
    RSU_RETURN_IF_ERROR(StoreBlocks(session, run, last));
    finished = true;
    return FinishRun(session, run, inputs);
  };
  RSU_RETURN_IF_ERROR(database_.WriteAndWait(publish));
  if (finished) AddTally(last, tally);
  return finished || waits;
}

}  // namespace scoring
