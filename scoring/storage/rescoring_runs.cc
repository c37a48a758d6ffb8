#include "scoring/storage/rescoring_runs.h"

#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "registry/storage/stored_code.h"
#include "scoring/storage/formula_names.h"
#include "scoring/storage/score_inputs.h"

namespace scoring {
namespace {

using base::sql::AllRows;
using base::sql::Change;
using base::sql::IntegerOrNull;
using base::sql::OneRowOrNone;
using base::sql::Row;
using base::sql::Session;
using base::sql::Value;
using base::sql::WriteSession;

constexpr char kInsertRun[] =
    "INSERT INTO rescoring_run (run, state, formula, from_day, regions, "
    "milieu, "
    "declared_before, dry_run, caller, author, reason, created_us, "
    "end_position, confirmed, takes_back) SELECT coalesce(max(run), 0) + 1, "
    "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 "
    "FROM rescoring_run";
#define RSU_RUN_COLUMNS                                                      \
  "SELECT run, state, formula, from_day, regions, milieu, declared_before, " \
  "dry_run, caller, author, reason, created_us, end_position, finished_us, " \
  "error, reported, households, changed, computed, confirmed, takes_back, "  \
  "not_usable_before, not_usable_after FROM rescoring_run "
constexpr char kFindRun[] = RSU_RUN_COLUMNS "WHERE run = $1";
constexpr char kListRuns[] =
    RSU_RUN_COLUMNS "WHERE run < $1 ORDER BY run DESC LIMIT $2";
constexpr char kRunsToGoOn[] = RSU_RUN_COLUMNS
    "WHERE state IN (1, 2) OR (state = 3 AND reported = 0) "
    "ORDER BY CASE state WHEN 2 THEN 0 WHEN 1 THEN 1 ELSE 2 END, run";
constexpr char kRunsInForce[] = RSU_RUN_COLUMNS
    "WHERE state = 3 AND dry_run = 0 AND takes_back IS NULL "
    "AND from_day <= $1 AND finished_us <= $2 AND run <> $3 "
    "AND NOT EXISTS (SELECT 1 FROM rescoring_run AS other "
    "WHERE other.takes_back = rescoring_run.run AND other.state = 3 "
    "AND other.dry_run = 0 AND other.finished_us <= $2 AND other.run <> $3) "
    "ORDER BY from_day DESC, finished_us DESC";
constexpr char kRunsSucceeded[] = RSU_RUN_COLUMNS
    "WHERE state = 3 AND dry_run = 0 AND finished_us <= $1 "
    "ORDER BY finished_us";
#undef RSU_RUN_COLUMNS
constexpr char kSetState[] =
    "UPDATE rescoring_run SET state = $2, error = $3 WHERE run = $1";
constexpr char kSetOpenState[] =
    "UPDATE rescoring_run SET state = $2, error = $3 "
    "WHERE run = $1 AND state IN (1, 2)";
constexpr char kConfirm[] =
    "UPDATE rescoring_run SET state = 1, error = '', confirmed = 1 "
    "WHERE run = $1";
constexpr char kFindTakeBack[] =
    "SELECT run FROM rescoring_run WHERE takes_back = $1 AND dry_run = 0 "
    "AND (state = 3 OR ($2 = 0 AND state IN (1, 2, 6))) ORDER BY run LIMIT 1";
constexpr char kFinish[] =
    "UPDATE rescoring_run SET state = 3, error = '', end_position = $2, "
    "finished_us = $3 WHERE run = $1";
constexpr char kReport[] =
    "UPDATE rescoring_run SET reported = 1, households = $2, changed = $3, "
    "computed = $4, not_usable_before = $5, not_usable_after = $6 "
    "WHERE run = $1";
constexpr char kForgetCrossings[] =
    "DELETE FROM rescoring_crossing WHERE run = $1";
constexpr char kInsertCrossing[] =
    "INSERT INTO rescoring_crossing (run, programme, region, milieu, members, "
    "entered, left_it, to_unusable, from_unusable) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
constexpr char kListCrossings[] =
    "SELECT programme, region, milieu, members, entered, left_it, "
    "to_unusable, from_unusable "
    "FROM rescoring_crossing WHERE run = $1 "
    "ORDER BY programme, region, milieu, members";
constexpr char kInsertBlock[] =
    "INSERT INTO rescoring_block (run, block, scores) VALUES ($1, $2, $3) "
    "ON CONFLICT (run, block) DO UPDATE SET scores = excluded.scores";
constexpr char kReadBlock[] =
    "SELECT scores FROM rescoring_block WHERE run = $1 AND block = $2";
constexpr char kStoredBlocks[] =
    "SELECT block FROM rescoring_block WHERE run = $1 ORDER BY block";

base::Date DayOf(const Row& row, int column) {
  return base::sql::DayIn(row, column);
}

RescoringRun RunOf(const Row& row) {
  RescoringRun run;
  run.run = row.Integer(0);
  run.state = base::sql::EnumIn<RunState>(row, 1, 1, 6);
  run.formula = std::string(row.Text(2));
  run.from_day = DayOf(row, 3);
  run.filter.regions =
      static_cast<std::uint32_t>(base::sql::IntegerIn(row, 4, 0, 4095));
  run.filter.milieu = registry::OptionalCodeIn<registry::Milieu>(row, 5);
  if (!row.IsNull(6)) run.filter.declared_before = DayOf(row, 6);
  run.dry_run = row.Integer(7) != 0;
  run.authorship = {std::string(row.Text(8)), std::string(row.Text(9)),
                    std::string(row.Text(10))};
  run.created_us = row.Integer(11);
  run.end_position = base::sql::IntegerIn(row, 12, 0, kMostInputs);
  if (!row.IsNull(13)) run.finished_us = row.Integer(13);
  run.error = std::string(row.Text(14));
  run.reported = row.Integer(15) != 0;
  run.households = row.Integer(16);
  run.changed = row.Integer(17);
  run.computed = row.Integer(18);
  run.confirmed = row.Integer(19) != 0;
  if (!row.IsNull(20)) {
    run.takes_back = base::sql::IntegerIn(row, 20, 1, run.run - 1);
  }
  if (!row.IsNull(21)) run.not_usable_before = row.Integer(21);
  if (!row.IsNull(22)) run.not_usable_after = row.Integer(22);
  return run;
}

CrossingRow CrossingOf(const Row& row) {
  return {std::string(row.Text(0)),
          static_cast<int>(row.Integer(1)),
          registry::CodeIn<registry::Milieu>(row, 2),
          static_cast<int>(row.Integer(3)),
          row.Integer(4),
          row.Integer(5),
          row.Integer(6),
          row.Integer(7)};
}

}  // namespace

absl::StatusOr<RescoringRun> InsertRun(WriteSession& session,
                                       RescoringRun run) {
  run.state = RunState::kPending;
  run.created_us = session.known_at_us();
  RSU_ASSIGN_OR_RETURN(run.end_position, CountScoreInputs(session));
  if (!run.dry_run && !run.takes_back.has_value()) {
    RSU_RETURN_IF_ERROR(
        NumberOfFormula(session, run.formula, run.formula_digest).status());
  }
  const auto& before = run.filter.declared_before;
  RSU_RETURN_IF_ERROR(Change(
      session, kInsertRun,
      {Value::Integer(static_cast<int>(run.state)), Value::Text(run.formula),
       Value::Integer(run.from_day.day_number()),
       Value::Integer(run.filter.regions),
       base::sql::OptionalEnumValue(run.filter.milieu),
       before.has_value() ? Value::Integer(before->day_number())
                          : Value::Null(),
       Value::Integer(run.dry_run ? 1 : 0), Value::Text(run.authorship.caller),
       Value::Text(run.authorship.author), Value::Text(run.authorship.reason),
       Value::Integer(run.created_us), Value::Integer(run.end_position),
       Value::Integer(run.confirmed ? 1 : 0), IntegerOrNull(run.takes_back)}));
  RSU_ASSIGN_OR_RETURN(
      const std::vector<RescoringRun> last,
      AllRows(session, kListRuns,
              {Value::Integer(INT64_MAX), Value::Integer(1)}, RunOf));
  run.run = last.front().run;
  return run;
}

absl::StatusOr<std::optional<RescoringRun>> FindRun(Session& session,
                                                    std::int64_t run) {
  return OneRowOrNone(session, kFindRun, {Value::Integer(run)}, RunOf);
}

absl::StatusOr<std::vector<RescoringRun>> ListRunsBefore(Session& session,
                                                         std::int64_t before,
                                                         int most) {
  return AllRows(session, kListRuns,
                 {Value::Integer(before), Value::Integer(most)}, RunOf);
}

absl::StatusOr<std::vector<RescoringRun>> RunsToGoOn(Session& session) {
  return AllRows(session, kRunsToGoOn, {}, RunOf);
}

absl::Status SetRunState(WriteSession& session, std::int64_t run,
                         RunState state, absl::string_view error) {
  return Change(session, kSetState,
                {Value::Integer(run), Value::Integer(static_cast<int>(state)),
                 Value::Text(error)});
}

absl::StatusOr<bool> SetOpenRunState(WriteSession& session, std::int64_t run,
                                     RunState state, absl::string_view error) {
  RSU_ASSIGN_OR_RETURN(
      const std::int64_t changed,
      session.Execute(kSetOpenState, {Value::Integer(run),
                                      Value::Integer(static_cast<int>(state)),
                                      Value::Text(error)}));
  return changed == 1;
}

absl::Status ConfirmRun(WriteSession& session, std::int64_t run) {
  return Change(session, kConfirm, {Value::Integer(run)});
}

absl::StatusOr<std::optional<std::int64_t>> FindTakeBack(Session& session,
                                                         std::int64_t run,
                                                         bool only_succeeded) {
  return OneRowOrNone(
      session, kFindTakeBack,
      {Value::Integer(run), Value::Integer(only_succeeded ? 1 : 0)},
      base::sql::FirstInteger);
}

absl::Status FinishRun(WriteSession& session, std::int64_t run,
                       std::int64_t end_position) {
  return Change(session, kFinish,
                {Value::Integer(run), Value::Integer(end_position),
                 Value::Integer(session.known_at_us())});
}

absl::Status StoreReport(WriteSession& session, const RescoringRun& run,
                         const std::vector<CrossingRow>& crossings) {
  RSU_RETURN_IF_ERROR(
      Change(session, kReport,
             {Value::Integer(run.run), Value::Integer(run.households),
              Value::Integer(run.changed), Value::Integer(run.computed),
              IntegerOrNull(run.not_usable_before),
              IntegerOrNull(run.not_usable_after)}));
  RSU_RETURN_IF_ERROR(
      Change(session, kForgetCrossings, {Value::Integer(run.run)}));
  for (const CrossingRow& row : crossings) {
    RSU_RETURN_IF_ERROR(
        Change(session, kInsertCrossing,
               {Value::Integer(run.run), Value::Text(row.programme),
                Value::Integer(row.region), base::sql::EnumValue(row.milieu),
                Value::Integer(row.members), Value::Integer(row.entered),
                Value::Integer(row.left), Value::Integer(row.to_unusable),
                Value::Integer(row.from_unusable)}));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<CrossingRow>> ListCrossings(Session& session,
                                                       std::int64_t run) {
  return AllRows(session, kListCrossings, {Value::Integer(run)}, CrossingOf);
}

absl::StatusOr<std::vector<RescoringRun>> RunsInForce(Session& session,
                                                      base::Date day,
                                                      std::int64_t known_at_us,
                                                      std::int64_t but) {
  return AllRows(session, kRunsInForce,
                 {Value::Integer(day.day_number()), Value::Integer(known_at_us),
                  Value::Integer(but)},
                 RunOf);
}

absl::StatusOr<std::vector<RescoringRun>> RunsSucceeded(
    Session& session, std::int64_t known_at_us) {
  return AllRows(session, kRunsSucceeded, {Value::Integer(known_at_us)}, RunOf);
}

absl::Status InsertBlock(WriteSession& session, std::int64_t run,
                         std::int64_t block, absl::string_view scores) {
  return Change(
      session, kInsertBlock,
      {Value::Integer(run), Value::Integer(block), Value::Bytes(scores)});
}

absl::Status ReadBlock(Session& session, std::int64_t run, std::int64_t block,
                       absl::FunctionRef<void(absl::string_view)> take) {
  return session.Query(kReadBlock, {Value::Integer(run), Value::Integer(block)},
                       [&take](const Row& row) {
                         take(row.Bytes(0));
                         return absl::OkStatus();
                       });
}

absl::StatusOr<std::vector<std::int64_t>> StoredBlocks(Session& session,
                                                       std::int64_t run) {
  return AllRows(session, kStoredBlocks, {Value::Integer(run)},
                 base::sql::FirstInteger);
}

}  // namespace scoring
