#include "base/damage/damaged_row.h"

#include "base/error.h"

namespace base {
namespace {

constexpr char kTable[] = "table";
constexpr char kKey[] = "key";

}  // namespace

absl::Status DamagedRow(absl::string_view table, absl::string_view key,
                        absl::string_view message) {
  return MakeError(absl::StatusCode::kDataLoss, message,
                   {"STORAGE_DAMAGED",
                    {{kTable, std::string(table)}, {kKey, std::string(key)}},
                    {},
                    0});
}

std::string DamagedTable(const absl::Status& status) {
  if (!absl::IsDataLoss(status)) return "";
  const ErrorDetail detail = DetailOf(status);
  const auto table = detail.metadata.find(kTable);
  return table == detail.metadata.end() ? "" : table->second;
}

absl::Status WithoutKey(const absl::Status& status) {
  if (DamagedTable(status).empty()) return status;
  ErrorDetail detail = DetailOf(status);
  detail.metadata.erase(kKey);
  return MakeError(status.code(), status.message(), detail);
}

}  // namespace base
