#ifndef BASE_SQL_SQLITE_FILE_DRIVER_H_
#define BASE_SQL_SQLITE_FILE_DRIVER_H_

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/sql/connection.h"
#include "base/sql/sqlite/damage_reports.h"
#include "base/sql/sqlite/file_lock.h"
#include "base/sql/sqlite/sqlite_connection.h"
#include "base/sql/sqlite/store_files.h"
#include "base/sql/sqlite/store_mark.h"

namespace base::sql {

// The driver that SqliteDriver() gives (sqlite.h).
class FileDriver : public Driver {
 public:
  FileDriver(std::string path, std::unique_ptr<FileLock> lock,
             std::unique_ptr<StoreMark> mark, DamageReports::Say say);

  // Notes that the store was closed in order, if it was written at all; else
  // removes what was made to look at it.
  ~FileDriver() override;

  absl::StatusOr<std::unique_ptr<Connection>> OpenWriter() override;
  absl::StatusOr<std::unique_ptr<Connection>> OpenReader() override;
  absl::StatusOr<std::optional<StoreState>> LastNoted() override;
  void Note(const StoreState& state) override;
  absl::Status Look(bool thoroughly) override;

 private:
  // How often in a row page 1 may be found changed: it may be read while it is
  // being written.
  static constexpr int kMostBadLooks = 3;

  // The file that a name leads to.
  struct Place {
    dev_t device = 0;
    ino_t number = 0;
    friend bool operator==(const Place& a, const Place& b) {
      return a.device == b.device && a.number == b.number;
    }
  };
  static std::optional<Place> PlaceOf(const std::string& path);

  // What SQLite makes beside the file.
  std::string log_path() const { return path_ + "-wal"; }
  std::string index_path() const { return path_ + "-shm"; }

  SqliteConnection::Options ConnectionOptions();
  void RemoveWhatWasMade();
  std::uint64_t StoreOnDisk() const;
  bool BeginningIsWhole() const;
  absl::Status LookAtPlace() const;
  absl::Status LookAtLog();
  void KeepMark();
  void SayIfIndexWasLost();

  const std::string path_;
  const DamageReports::Say say_;
  const std::unique_ptr<FileLock> lock_;
  DamageReports damage_;
  const std::optional<Place> place_;
  const bool had_log_;
  const bool had_index_;
  StoreFiles files_;

  // Of the log, from the first look after the store was found whole.
  std::mutex log_mutex_;
  std::optional<Place> log_place_;
  int log_file_ = -1;

  const std::unique_ptr<StoreMark> mark_;
  std::atomic<std::uint64_t> store_{0};  // 0: not known

  std::atomic<bool> noted_{false};

  // Of the thread that looks thoroughly.
  int bad_looks_ = 0;
  std::uint64_t losses_said_ = 0;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_FILE_DRIVER_H_
