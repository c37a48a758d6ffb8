#include "scoring/storage/upgrade/block_completion.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/status_macros.h"
#include "scoring/storage/added_input.h"
#include "scoring/storage/score_inputs.h"

namespace scoring {
namespace {

using base::sql::Session;
using base::sql::WriteSession;

constexpr std::size_t kInOneWrite = 16;  // some 6 MB

absl::Status StoreSome(WriteSession& session,
                       const std::vector<std::int64_t>& blocks,
                       std::size_t first) {
  const std::size_t end = std::min(blocks.size(), first + kInOneWrite);
  for (std::size_t i = first; i < end; ++i) {
    RSU_RETURN_IF_ERROR(StoreInputBlock(session, blocks[i]));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::int64_t> CompleteInputBlocks(
    base::sql::Database& database) {
  std::vector<std::int64_t> missing;
  RSU_RETURN_IF_ERROR(
      database.ReadAndWait([&missing](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(missing, FindBlocksNotStored(session));
        return absl::OkStatus();
      }));
  for (std::size_t first = 0; first < missing.size(); first += kInOneWrite) {
    RSU_RETURN_IF_ERROR(database.WriteAndWait([&](WriteSession& session) {
      return StoreSome(session, missing, first);
    }));
  }
  return static_cast<std::int64_t>(missing.size());
}

base::sql::Upgrade InputBlockUpgrade() {
  return {"blocks of inputs",
          {"heads of households"},
          CompleteInputBlocks,
          "stored $0 blocks of what scores are computed from"};
}

}  // namespace scoring
