#ifndef SCORING_RESCORING_BLOCK_GROUPS_H_
#define SCORING_RESCORING_BLOCK_GROUPS_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "base/sql/connection.h"
#include "base/sql/database.h"

namespace scoring {

// How blocks of inputs (score_block.h) are read by several threads at once.

// Blocks that are read at once: 65,536 inputs, some 20 ms of work.
inline constexpr std::int64_t kGroupBlocks = 16;

// Blocks that hold `positions` inputs; the last one may not be full.
std::int64_t BlocksOf(std::int64_t positions);

// The numbers of all blocks that hold `positions` inputs, in order.
std::vector<std::int64_t> AllBlocksOf(std::int64_t positions);

// What is done with the blocks [first, end). Called from several threads.
using BlockGroup = std::function<absl::Status(
    base::sql::Connection& connection, std::int64_t first, std::int64_t end)>;

// Hands `blocks`, in order and in groups of at most `group_blocks` that follow
// each other without a gap, to `workers` threads with a connection each, and
// waits for them. The first error ends it. Fewer blocks in a group are for work
// that takes longer: a group is read in one snapshot, and by one thread.
//
// Errors: those of `group`, and of Database::OpenReader().
absl::Status ForGroups(base::sql::Database& database, int workers,
                       const std::vector<std::int64_t>& blocks,
                       const BlockGroup& group,
                       std::int64_t group_blocks = kGroupBlocks);

// A snapshot that was begun on a connection and ends with the scope.
class Snapshot {
 public:
  explicit Snapshot(base::sql::Connection& connection)
      : connection_(connection) {}
  ~Snapshot() { connection_.Rollback(); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  base::sql::Connection& connection_;
};

}  // namespace scoring

#endif  // SCORING_RESCORING_BLOCK_GROUPS_H_
