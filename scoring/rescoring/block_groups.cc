#include "scoring/rescoring/block_groups.h"

#include <atomic>
#include <memory>
#include <thread>
#include <utility>

#include "base/status_macros.h"
#include "scoring/rescoring/score_block.h"

namespace scoring {

using base::sql::Connection;

std::int64_t BlocksOf(std::int64_t positions) {
  return (positions + kBlockPositions - 1) / kBlockPositions;
}

std::vector<std::int64_t> AllBlocksOf(std::int64_t positions) {
  std::vector<std::int64_t> blocks(
      static_cast<std::size_t>(BlocksOf(positions)));
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    blocks[i] = static_cast<std::int64_t>(i);
  }
  return blocks;
}

absl::Status ForGroups(base::sql::Database& database, int workers,
                       const std::vector<std::int64_t>& blocks,
                       const BlockGroup& group, std::int64_t group_blocks) {
  // The groups, each of blocks that follow each other.
  std::vector<std::pair<std::int64_t, std::int64_t>> groups;
  for (const std::int64_t block : blocks) {
    const bool goes_on = !groups.empty() && groups.back().second == block &&
                         block - groups.back().first < group_blocks;
    if (goes_on) {
      ++groups.back().second;
    } else {
      groups.emplace_back(block, block + 1);
    }
  }
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  std::vector<absl::Status> statuses(static_cast<std::size_t>(workers));
  const auto work = [&]() -> absl::Status {
    RSU_ASSIGN_OR_RETURN(const std::unique_ptr<Connection> connection,
                         database.OpenReader());
    while (!failed) {
      const std::size_t taken = next++;
      if (taken >= groups.size()) break;
      RSU_RETURN_IF_ERROR(
          group(*connection, groups[taken].first, groups[taken].second));
    }
    return absl::OkStatus();
  };
  std::vector<std::thread> threads;
  threads.reserve(statuses.size());
  for (absl::Status& status : statuses) {
    threads.emplace_back([&work, &failed, &status] {
      status = work();
      if (!status.ok()) failed = true;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const absl::Status& status : statuses) RSU_RETURN_IF_ERROR(status);
  return absl::OkStatus();
}

}  // namespace scoring
