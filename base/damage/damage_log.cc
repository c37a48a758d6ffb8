#include "base/damage/damage_log.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/damage/damaged_row.h"
#include "base/error.h"
#include "base/log/log.h"
#include "base/log/sparse_log.h"

namespace base {
namespace {

constexpr std::int64_t kPeriodUs = 10'000'000;

}  // namespace

void LogDamage(const absl::Status& status) {
  if (!absl::IsDataLoss(status)) return;
  std::string line = absl::StrCat("damage: ", status.message());
  if (const std::string table = DamagedTable(status); !table.empty()) {
    absl::StrAppend(&line, "; met when reading ", table);
  } else if (!DetailOf(status).reason.empty()) {
    return;  // a page or a value, of which the store has said so
  }
  static auto& sparse = *new log::SparseLog(kPeriodUs);
  const std::int64_t now_us =
      std::chrono::duration_cast<std::chrono::microseconds>(
          std::chrono::steady_clock::now().time_since_epoch())
          .count();
  const std::optional<std::string> told = sparse.Take(line, line, now_us);
  if (told.has_value()) log::Error(*told);
}

}  // namespace base
