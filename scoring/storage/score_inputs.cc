#include "scoring/storage/score_inputs.h"

#include <algorithm>

#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"
#include "scoring/storage/input_row.h"

namespace scoring {
namespace {

using base::sql::AllRows;
using base::sql::Change;
using base::sql::Row;
using base::sql::Session;
using base::sql::Value;
using base::sql::WriteSession;
using registry::DamagedInput;
using registry::DeclarationKey;

constexpr char kKnownAt[] =
    "SELECT declaration.known_at_us FROM score_input JOIN declaration "
    "ON declaration.household = score_input.household "
    "AND declaration.revision = score_input.revision "
    "WHERE score_input.position = $1";
constexpr char kReadBlock[] =
    "SELECT inputs FROM score_input_block WHERE block = $1";
constexpr char kForgetBlock[] =
    "DELETE FROM score_input_block WHERE block = $1";
constexpr char kStoredBlocks[] =
    "SELECT block FROM score_input_block ORDER BY block";
constexpr char kScanEnds[] =
    "SELECT position, min(end_day) FROM score_input_end "
    "WHERE position >= $1 AND position < $2 AND known_at_us <= $3 "
    "GROUP BY position ORDER BY position";
constexpr char kEndsBetween[] =
    "SELECT position, known_at_us FROM score_input_end "
    "WHERE known_at_us > $1 AND known_at_us <= $2";
constexpr char kKeys[] =
    "SELECT household, revision FROM score_input "
    "WHERE position >= $1 AND position < $2 ORDER BY position";

constexpr char kWithoutHead[] =
    "SELECT score_input.position, declaration.household, declaration.revision, "
    "content FROM score_input JOIN declaration "
    "ON declaration.household = score_input.household "
    "AND declaration.revision = score_input.revision "
    "WHERE head_sex = 0 AND score_input.position >= $1 "
    "ORDER BY score_input.position LIMIT $2";
constexpr char kSetHeadSex[] =
    "UPDATE score_input SET head_sex = $2 WHERE position = $1";

DeclarationKey KeyOf(const Row& row) {
  return {idcs::NumberIn(row, 0), row.Integer(1)};
}

InputWithoutHead InputOf(const Row& row) {
  return {row.Integer(0),
          {idcs::NumberIn(row, 1), row.Integer(2)},
          std::string(row.Bytes(3))};
}

absl::Status ScanRows(
    Session& session, std::int64_t first, std::int64_t end,
    absl::FunctionRef<absl::Status(const ScannedInput&)> each) {
  return session.Query(
      kInputsBetween, {Value::Integer(first), Value::Integer(end)},
      [&each](const Row& row) { return each(ScannedInputIn(row)); });
}

// Calls `each` with the inputs of a block; false if it is not stored. A block
// is a copy of rows: one that cannot be read counts as not stored, unless it
// was found out only after some of it was given.
absl::StatusOr<bool> ScanBlock(
    Session& session, std::int64_t block, std::int64_t first, std::int64_t end,
    absl::FunctionRef<absl::Status(const ScannedInput&)> each) {
  bool is_given = false;
  bool is_stored = false;
  const absl::Status status =
      session.Query(kReadBlock, {Value::Integer(block)}, [&](const Row& row) {
        is_stored = true;
        return ReadInputBlock(block, row.Bytes(0), first, end,
                              [&](const ScannedInput& input) {
                                is_given = true;
                                return each(input);
                              });
      });
  if (absl::IsDataLoss(status) && !is_given) return false;
  RSU_RETURN_IF_ERROR(status);
  return is_stored;
}

}  // namespace

absl::StatusOr<std::int64_t> CountScoreInputs(Session& session) {
  return base::sql::ExactlyOneRow(session, kCountInputs, {}, InputCountIn);
}

absl::StatusOr<std::int64_t> CountScoreInputsKnownAt(Session& session,
                                                     std::int64_t known_at_us,
                                                     DamagedInput damaged) {
  std::int64_t first = 0;
  RSU_ASSIGN_OR_RETURN(std::int64_t end, CountScoreInputs(session));
  // Inputs stand in the order in which they became known.
  while (first < end) {
    const std::int64_t middle = first + (end - first) / 2;
    const auto known =
        base::sql::IntegerOrZero(session, kKnownAt, {Value::Integer(middle)});
    if (damaged == DamagedInput::kFails || !absl::IsDataLoss(known.status())) {
      RSU_RETURN_IF_ERROR(known.status());
    }
    if (known.value_or(0) <= known_at_us) {
      first = middle + 1;
    } else {
      end = middle;
    }
  }
  return first;
}

absl::Status ScanScoreInputs(
    Session& session, std::int64_t first, std::int64_t end,
    absl::FunctionRef<absl::Status(const ScannedInput&)> each) {
  RSU_ASSIGN_OR_RETURN(const std::int64_t count, CountScoreInputs(session));
  end = std::min(end, count);
  while (first < end) {
    const std::int64_t block = first / kInputsInBlock;
    const std::int64_t block_end = (block + 1) * kInputsInBlock;
    const std::int64_t until = std::min(end, block_end);
    bool done = false;
    if (block_end <= count) {
      RSU_ASSIGN_OR_RETURN(done, ScanBlock(session, block, first, until, each));
    }
    if (!done) RSU_RETURN_IF_ERROR(ScanRows(session, first, until, each));
    first = until;
  }
  return absl::OkStatus();
}

absl::Status ScanEnds(
    Session& session, std::int64_t first, std::int64_t end,
    std::int64_t known_at_us,
    absl::FunctionRef<void(std::int64_t, std::int32_t)> each) {
  return session.Query(
      kScanEnds,
      {Value::Integer(first), Value::Integer(end), Value::Integer(known_at_us)},
      [&](const Row& row) {
        each(row.Integer(0), base::sql::DayIn(row, 1).day_number());
        return absl::OkStatus();
      });
}

absl::Status EndsKnownBetween(
    Session& session, std::int64_t after_us, std::int64_t until_us,
    absl::FunctionRef<void(std::int64_t, std::int64_t)> each) {
  return session.Query(kEndsBetween,
                       {Value::Integer(after_us), Value::Integer(until_us)},
                       [&](const Row& row) {
                         each(row.Integer(0), row.Integer(1));
                         return absl::OkStatus();
                       });
}

absl::StatusOr<std::vector<DeclarationKey>> KeysOfInputs(Session& session,
                                                         std::int64_t first,
                                                         std::int64_t end) {
  return AllRows(session, kKeys, {Value::Integer(first), Value::Integer(end)},
                 KeyOf);
}

absl::StatusOr<DeclarationKey> KeyOfInput(Session& session,
                                          std::int64_t position) {
  RSU_ASSIGN_OR_RETURN(const std::vector<DeclarationKey> keys,
                       KeysOfInputs(session, position, position + 1));
  if (keys.empty()) {
    return absl::DataLossError("an input of a score is missing");
  }
  return keys.front();
}

absl::StatusOr<std::vector<InputWithoutHead>> FindInputsWithoutHead(
    Session& session, std::int64_t first, int most) {
  return AllRows(session, kWithoutHead,
                 {Value::Integer(first), Value::Integer(most)}, InputOf);
}

absl::Status SetHeadSex(WriteSession& session, std::int64_t position,
                        registry::Sex head_sex) {
  RSU_RETURN_IF_ERROR(
      Change(session, kSetHeadSex,
             {Value::Integer(position), base::sql::EnumValue(head_sex)}));
  return Change(session, kForgetBlock,
                {Value::Integer(position / kInputsInBlock)});
}

absl::StatusOr<std::vector<std::int64_t>> FindBlocksNotStored(
    Session& session) {
  RSU_ASSIGN_OR_RETURN(const std::int64_t count, CountScoreInputs(session));
  std::vector<std::int64_t> missing;
  std::int64_t next = 0;
  const auto add_until = [&](std::int64_t block) {
    for (; next < block; ++next) missing.push_back(next);
  };
  RSU_RETURN_IF_ERROR(session.Query(kStoredBlocks, {}, [&](const Row& row) {
    add_until(row.Integer(0));
    ++next;
    return absl::OkStatus();
  }));
  add_until(count / kInputsInBlock);
  return missing;
}

}  // namespace scoring
