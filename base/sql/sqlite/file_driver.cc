#include "base/sql/sqlite/file_driver.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/errors.h"
#include "base/sql/sqlite/digest_disk.h"
#include "base/sql/sqlite/page_digest.h"
#include "base/sql/sqlite/sqlite_connection.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

// Less room than this counts as none: a transaction writes more.
constexpr std::uint64_t kLeastRoomBytes = std::uint64_t{1} << 20;

std::vector<char> ReadBeginning(int file) {
  std::vector<char> bytes(kLargestPage);
  const ssize_t size = pread(file, bytes.data(), bytes.size(), 0);
  bytes.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return bytes;
}

// Room for the user who runs the server; of the superuser also what is kept for
// him.
bool HasRoom(int file) {
  struct statvfs disk {};
  if (fstatvfs(file, &disk) != 0) return true;
  const fsblkcnt_t blocks = geteuid() == 0 ? disk.f_bfree : disk.f_bavail;
  return std::uint64_t{blocks} * disk.f_frsize >= kLeastRoomBytes;
}

}  // namespace

FileDriver::FileDriver(std::string path, std::unique_ptr<FileLock> lock,
                       std::unique_ptr<StoreMark> mark, DamageReports::Say say)
    : path_(std::move(path)),
      lock_(std::move(lock)),
      damage_(std::move(say)),
      place_(PlaceOf(path_)),
      mark_(std::move(mark)),
      store_(StoreOnDisk()) {}

FileDriver::~FileDriver() {
  if (!noted_ || !mark_->last()) return;
  MarkNote note = *mark_->last();
  note.in_order = true;
  mark_->Write(note);
}

absl::StatusOr<std::unique_ptr<Connection>> FileDriver::OpenWriter() {
  SqliteConnection::Options options;
  options.merge_log = noted_;
  options.damage = &damage_;
  return SqliteConnection::Open(path_, SqliteConnection::Access::kWrite,
                                options);
}

absl::StatusOr<std::unique_ptr<Connection>> FileDriver::OpenReader() {
  SqliteConnection::Options options;
  options.merge_log = noted_;
  options.damage = &damage_;
  return SqliteConnection::Open(path_, SqliteConnection::Access::kRead,
                                options);
}

absl::StatusOr<std::optional<StoreState>> FileDriver::LastNoted() {
  const std::optional<MarkNote>& note = mark_->last();
  if (!note) return std::optional<StoreState>();
  if (note->store != 0 && note->store != StoreOnDisk()) {
    return OtherStore(absl::StrCat(
        path_, ".mark tells of another database than the one that is at ",
        path_, " now"));
  }
  return std::optional<StoreState>(note->state);
}

void FileDriver::Note(const StoreState& state) {
  if (store_ == 0) store_ = StoreOnDisk();
  MarkNote note;
  note.store = store_;
  note.state = state;
  // A mark that cannot be written stays behind, and then tells less.
  mark_->Write(note);
  noted_ = true;
}

absl::Status FileDriver::Look(bool thoroughly) {
  RSU_RETURN_IF_ERROR(LookAtPlaces());
  if (!thoroughly) return absl::OkStatus();
  bad_looks_ = BeginningIsWhole() ? 0 : bad_looks_ + 1;
  if (bad_looks_ >= kMostBadLooks) {
    return StorageDamaged("the file was written over or cut off");
  }
  return HasRoom(lock_->store_file()) ? absl::OkStatus()
                                      : StorageFull("no room on the disk");
}

std::optional<FileDriver::Place> FileDriver::PlaceOf(const std::string& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) return std::nullopt;
  return Place{found.st_dev, found.st_ino};
}

absl::Status FileDriver::LookAtPlaces() {
  const std::optional<Place> now = PlaceOf(path_);
  if (!now || !place_ || !(*now == *place_)) {
    return StorageReplaced(now ? "another file has its name"
                               : "the file was deleted or moved");
  }
  if (!noted_) return absl::OkStatus();
  // What is written goes to the log first. It keeps its place until the last
  // connection closes.
  const std::optional<Place> log = PlaceOf(path_ + "-wal");
  std::lock_guard<std::mutex> lock(log_mutex_);
  if (!log_place_) log_place_ = log;
  if (!log_place_ || (log && *log == *log_place_)) return absl::OkStatus();
  return StorageReplaced(log ? "another file has the name of its log"
                             : "its log was deleted or moved");
}

// 0 if no page has been written yet, or pages have no digests.
std::uint64_t FileDriver::StoreOnDisk() const {
  const std::vector<char> bytes = ReadBeginning(lock_->store_file());
  const StoreIdentity identity = ReadIdentity(bytes.data(), bytes.size());
  return identity.digests ? identity.store : 0;
}

bool FileDriver::BeginningIsWhole() const {
  const std::vector<char> bytes = ReadBeginning(lock_->store_file());
  const StoreIdentity identity = ReadIdentity(bytes.data(), bytes.size());
  if (identity.page_size == 0) return false;
  struct stat found {};
  const bool cut_off =
      fstat(lock_->store_file(), &found) != 0 || found.st_size == 0;
  if (cut_off || !identity.digests) return !cut_off;
  return PageIsWhole(bytes.data(), identity.page_size, 1, identity.store);
}

}  // namespace base::sql
