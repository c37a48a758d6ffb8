#include "tools/server/left_log.h"

#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "base/log/log.h"
#include "base/sql/sqlite/log_contents.h"

namespace server {
namespace {

constexpr char kAcceptedLoss[] =
    "the loss is recorded in its table store_loss, and identifiers that were "
    "issued in what is lost may be drawn again";

// A log lies beside the file that a link leads to.
std::string TargetOf(const std::string& file) {
  std::error_code error;
  if (!std::filesystem::is_symlink(file, error)) return file;
  const std::filesystem::path target = std::filesystem::canonical(file, error);
  return error ? file : target.string();
}

// Empty if it is not damaged.
std::string DamageOfLog(const std::string& database) {
  const auto log = base::sql::ReadLogContents(database);
  return log.ok() ? log->Damage() : std::string(log.status().message());
}

}  // namespace

std::string AdviceOnLostWrites(const std::string& file) {
  const std::string database = TargetOf(file);
  const std::string damage = DamageOfLog(database);
  if (damage.empty()) {
    return absl::StrCat(
        ". Put ", database,
        "-wal back as the last server left it, and start again. If it is lost, "
        "or this is a restored backup, start once with --accept-loss: ",
        kAcceptedLoss);
  }
  return absl::StrCat(
      ". The log is there but damaged: ", database, "-wal: ", damage,
      ". Keep a copy of ", database, ", ", database, "-wal and ", database,
      ".mark. Only a whole copy of this log helps, made after the last write "
      "(a "
      "snapshot, the other disk of a pair): put it in its place, and start "
      "again. If there is none, start once with --accept-loss: what stands in "
      "the log before the damage is kept, the writes named above are lost, ",
      kAcceptedLoss);
}

bool WarnIfLogIsLeft(const std::string& file) {
  const std::string database = TargetOf(file);
  const std::string log = database + "-wal";
  std::error_code error;
  if (std::filesystem::file_size(log, error) == 0 || error) return false;
  const std::string damage = DamageOfLog(database);
  const std::string cause =
      damage.empty()
          ? "the disk has no room or is damaged, or another program has the "
            "database open. Keep both together; the next start merges it, and "
            "`rsuctl store check` tells what is damaged"
          : absl::StrCat("it is damaged: ", damage,
                         ". Keep both together, and a copy of them; the next "
                         "start says what can be done");
  base::log::Warning(absl::StrCat(
      log, ": was not merged into the database at the stop: ", cause));
  return true;
}

}  // namespace server
