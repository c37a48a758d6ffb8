#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "registry/storage/stored_code.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/score/packed_score.h"
#include "scoring/storage/input_block.h"
#include "scoring/storage/score_inputs.h"
#include "tools/store_check/contents.h"

namespace store_check {
namespace {

using base::sql::Row;
using base::sql::Session;
using base::sql::Value;
using scoring::kInputsInBlock;
using scoring::ScannedInput;

constexpr char kInputRows[] =
    "SELECT position, effective_day, formula, score_ticks, variables, head_sex "
    "FROM score_input WHERE position >= $1 AND position < $2 ORDER BY position";
constexpr char kInputBlocks[] =
    "SELECT block, inputs FROM score_input_block ORDER BY block";
// A run that has not succeeded may have scored what was declared since it was
// created.
constexpr char kRunBlocks[] =
    "SELECT b.run, b.block, b.scores, r.formula, "
    "CASE WHEN r.state = 3 THEN r.end_position ELSE 9223372036854775807 END "
    "FROM rescoring_block b JOIN rescoring_run r ON r.run = b.run "
    "ORDER BY b.run, b.block";

absl::Status EachInput(
    Session& session, std::int64_t block,
    absl::FunctionRef<absl::Status(const ScannedInput&)> each) {
  const std::int64_t first = block * kInputsInBlock;
  return session.Query(
      kInputRows,
      {Value::Integer(first), Value::Integer(first + kInputsInBlock)},
      [&](const Row& row) {
        ScannedInput input;
        input.position = row.Integer(0);
        input.effective_day = base::sql::DayIn(row, 1).day_number();
        input.formula =
            static_cast<int>(base::sql::IntegerIn(row, 2, 0, INT32_MAX));
        input.score_ticks = row.Integer(3);
        input.variables = row.Bytes(4);
        input.head_sex = registry::OptionalCodeIn<registry::Sex>(row, 5);
        return each(input);
      });
}

// A block of a run as it is stored.
struct RunBlock {
  std::int64_t run = 0;
  std::int64_t block = 0;
  std::string scores;
  std::string formula;
  std::int64_t end_position = 0;

  std::string key() const { return absl::StrCat(run, "/", block); }
};

// A byte for the width, 4 or 8, then whole scores.
bool IsWhole(const std::string& scores) {
  if (scores.empty()) return false;
  const auto width = static_cast<unsigned char>(scores[0]);
  return (width == 4 || width == 8) && (scores.size() - 1) % width == 0 &&
         (scores.size() - 1) / width <= std::size_t{kInputsInBlock};
}

absl::Status CompareScores(Session& session, const RunBlock& block,
                           const scoring::Formula& formula,
                           const Report& report) {
  const scoring::PackedScorer scorer(formula);
  std::int64_t wrong = 0;
  RSU_RETURN_IF_ERROR(
      EachInput(session, block.block, [&](const ScannedInput& input) {
        const auto slot =
            static_cast<std::size_t>(input.position % kInputsInBlock);
        const std::int64_t ticks = scoring::TicksAtSlot(block.scores, slot);
        if (ticks == scoring::kNoTicks) return absl::OkStatus();
        const bool beyond = input.position >= block.end_position;
        if (beyond || scorer.Ticks(input.variables) != ticks) ++wrong;
        return absl::OkStatus();
      }));
  if (wrong > 0) {
    report({"rescoring_block", block.key(),
            absl::StrCat(wrong, " scores are not those of the variables")});
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckInputBlocks(Session& session, const Report& report) {
  return session.Query(kInputBlocks, {}, [&](const Row& row) -> absl::Status {
    const std::int64_t block = row.Integer(0);
    scoring::InputBlockBuilder builder;
    RSU_RETURN_IF_ERROR(EachInput(
        session, block,
        [&builder](const ScannedInput& input) { return builder.Add(input); }));
    if (builder.bytes() != row.Bytes(1)) {
      report({"score_input_block", absl::StrCat(block),
              "it is not made of the rows of score_input"});
    }
    return absl::OkStatus();
  });
}

absl::Status CheckRescoringBlocks(Session& session, bool deep,
                                  const scoring::FormulaSet& formulas,
                                  const Report& report) {
  return session.Query(kRunBlocks, {}, [&](const Row& row) -> absl::Status {
    const RunBlock block{row.Integer(0), row.Integer(1),
                         std::string(row.Bytes(2)), std::string(row.Text(3)),
                         row.Integer(4)};
    if (!IsWhole(block.scores)) {
      report({"rescoring_block", block.key(), "it is no block of scores"});
      return absl::OkStatus();
    }
    if (!deep) return absl::OkStatus();
    const scoring::Formula* const formula = formulas.ByName(block.formula);
    if (formula == nullptr) {
      report({"rescoring_block", block.key(),
              "its formula is not known here: give it with --formula"});
      return absl::OkStatus();
    }
    return CompareScores(session, block, *formula, report);
  });
}

}  // namespace store_check
