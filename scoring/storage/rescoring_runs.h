#ifndef SCORING_STORAGE_RESCORING_RUNS_H_
#define SCORING_STORAGE_RESCORING_RUNS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "registry/codes/place.h"
#include "registry/storage/people.h"

namespace scoring {

// Runs that score the register again, and the scores that they gave. Every
// function works inside the caller's session and returns the session's errors.

// Which inputs a run is for.
struct RescoringFilter {
  std::uint32_t regions = 0;                  // bit 0 is region 01; none: all
  std::optional<registry::Milieu> milieu;     // none: both
  std::optional<base::Date> declared_before;  // by effective date
};

// How it stands with a run. The values are stored, and those of
// rsu.jobs.v1.RescoringRun.State, where each is explained.
enum class RunState {
  kPending = 1,
  kRunning = 2,
  kSucceeded = 3,
  kCancelled = 4,
  kFailed = 5,
  kWantsConfirmation = 6,
};

// A run with what it was asked and what it did.
struct RescoringRun {
  std::int64_t run = 0;  // from 1 on
  RunState state = RunState::kPending;
  std::string formula;

  // Of the formula's figures, to be stored with the name; not read back.
  std::string formula_digest;

  // First day on which the scores of the run hold.
  base::Date from_day;
  RescoringFilter filter;
  bool dry_run = false;

  // Whether somebody confirmed that many of its scores may not be used.
  bool confirmed = false;

  // The run that it takes back. Such a run gives no scores.
  std::optional<std::int64_t> takes_back;

  registry::Authorship authorship;
  std::int64_t created_us = 0;

  // Inputs before it are covered by the run: those there were when it was
  // created, and once it has succeeded all there were then.
  std::int64_t end_position = 0;

  // When its scores became those of the register.
  std::optional<std::int64_t> finished_us;
  std::string error;

  // Whether the figures below and the crossings are there.
  bool reported = false;
  std::int64_t households = 0;  // in force on the day and covered
  std::int64_t changed = 0;     // whose score is another one now
  std::int64_t computed = 0;    // whose score could not be told to be the same

  // Whose score was and is outside the usable range; nothing of a run that was
  // reported before this was counted.
  std::optional<std::int64_t> not_usable_before;
  std::optional<std::int64_t> not_usable_after;
};

// Households that came to one side of a programme's threshold.
struct CrossingRow {
  std::string programme;
  int region = 0;
  registry::Milieu milieu{};
  int members = 0;
  std::int64_t entered = 0;
  std::int64_t left = 0;
  std::int64_t to_unusable = 0;
  std::int64_t from_unusable = 0;
};

// Stores a pending run; its number and times are taken from the session. Its
// formula is one of the register's from now on, unless it is a dry run, whose
// draft may still change.
absl::StatusOr<RescoringRun> InsertRun(base::sql::WriteSession& session,
                                       RescoringRun run);

absl::StatusOr<std::optional<RescoringRun>> FindRun(base::sql::Session& session,
                                                    std::int64_t run);

// Runs below `before`, the last first, at most `most`.
absl::StatusOr<std::vector<RescoringRun>> ListRunsBefore(
    base::sql::Session& session, std::int64_t before, int most);

// The runs that are to go on, in order: what is running, what is pending, and
// what succeeded and has no report yet.
absl::StatusOr<std::vector<RescoringRun>> RunsToGoOn(
    base::sql::Session& session);

absl::Status SetRunState(base::sql::WriteSession& session, std::int64_t run,
                         RunState state, absl::string_view error);

// Gives a state to a run that is pending or running. False, and nothing
// changes, if it is neither: it was cancelled meanwhile, or succeeded and
// holds.
absl::StatusOr<bool> SetOpenRunState(base::sql::WriteSession& session,
                                     std::int64_t run, RunState state,
                                     absl::string_view error);

// Lets a run that waits go on, and notes that somebody confirmed it.
absl::Status ConfirmRun(base::sql::WriteSession& session, std::int64_t run);

// The run that took `run` back or, unless `only_succeeded`, is to do so: it is
// neither a dry run nor cancelled nor failed.
absl::StatusOr<std::optional<std::int64_t>> FindTakeBack(
    base::sql::Session& session, std::int64_t run, bool only_succeeded);

// Makes the scores of the run those of the register, from now on.
absl::Status FinishRun(base::sql::WriteSession& session, std::int64_t run,
                       std::int64_t end_position);

// Stores what the run did. Replaces an earlier report.
absl::Status StoreReport(base::sql::WriteSession& session,
                         const RescoringRun& run,
                         const std::vector<CrossingRow>& crossings);

absl::StatusOr<std::vector<CrossingRow>> ListCrossings(
    base::sql::Session& session, std::int64_t run);

// Runs whose scores may hold on `day`, as known at `known_at_us`, the one that
// goes before the others first: that with the latest day, and of those the last
// to succeed. Without those that were taken back by then. `but` is the number
// of a run that is left out, as if it had never been; 0 for none.
absl::StatusOr<std::vector<RescoringRun>> RunsInForce(
    base::sql::Session& session, base::Date day, std::int64_t known_at_us,
    std::int64_t but = 0);

// Every run that changed scores by then and every one that took one back, in
// the order in which they succeeded.
absl::StatusOr<std::vector<RescoringRun>> RunsSucceeded(
    base::sql::Session& session, std::int64_t known_at_us);

// The scores of a block of inputs, as EncodeScores() writes them.
absl::Status InsertBlock(base::sql::WriteSession& session, std::int64_t run,
                         std::int64_t block, absl::string_view scores);

// Calls `take` with the block, if it is there.
absl::Status ReadBlock(base::sql::Session& session, std::int64_t run,
                       std::int64_t block,
                       absl::FunctionRef<void(absl::string_view)> take);

// The numbers of the blocks of a run that are stored, in order.
absl::StatusOr<std::vector<std::int64_t>> StoredBlocks(
    base::sql::Session& session, std::int64_t run);

}  // namespace scoring

#endif  // SCORING_STORAGE_RESCORING_RUNS_H_
