#include "base/sql/sqlite/file_driver.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/errors.h"
#include "base/sql/sqlite/digest_disk.h"
#include "base/sql/sqlite/page_digest.h"
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
// him. A process may also have a limit of its own on the size of files.
bool HasRoom(int file) {
  struct rlimit limit {};
  struct stat found {};
  if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
      fstat(file, &found) == 0 &&
      static_cast<std::uint64_t>(found.st_size) + kLeastRoomBytes >
          limit.rlim_cur) {
    return false;
  }
  struct statvfs disk {};
  if (fstatvfs(file, &disk) != 0) return true;
  const fsblkcnt_t blocks = geteuid() == 0 ? disk.f_bfree : disk.f_bavail;
  return std::uint64_t{blocks} * disk.f_frsize >= kLeastRoomBytes;
}

bool IsThere(const std::string& path) {
  return access(path.c_str(), F_OK) == 0;
}

bool HoldsSomething(const std::string& path) {
  struct stat found {};
  return stat(path.c_str(), &found) == 0 && found.st_size > 0;
}

}  // namespace

FileDriver::FileDriver(std::string path, std::unique_ptr<FileLock> lock,
                       std::unique_ptr<StoreMark> mark, DamageReports::Say say)
    : path_(std::move(path)),
      say_(std::move(say)),
      lock_(std::move(lock)),
      damage_(say_),
      place_(PlaceOf(path_)),
      had_log_(IsThere(log_path())),
      had_index_(IsThere(index_path())),
      mark_(std::move(mark)),
      store_(StoreOnDisk()) {
  files_.database.Learn(lock_->store_file());
}

FileDriver::~FileDriver() {
  if (log_file_ >= 0) close(log_file_);
  if (!noted_) {
    RemoveWhatWasMade();
    return;
  }
  // A log that could not be merged is needed at the next start.
  if (!mark_->last() || HoldsSomething(log_path())) return;
  MarkNote note = *mark_->last();
  note.in_order = true;
  mark_->Write(note);
}

// The lock removes its own file, and a store that was made for nothing.
void FileDriver::RemoveWhatWasMade() {
  const bool all = lock_->removes_store();
  if (all || (!had_log_ && !HoldsSomething(log_path()))) {
    unlink(log_path().c_str());
  }
  if (all || !had_index_) unlink(index_path().c_str());
  if (all) unlink((path_ + "-journal").c_str());
}

SqliteConnection::Options FileDriver::ConnectionOptions() {
  SqliteConnection::Options options;
  options.merge_log = noted_;
  options.damage = &damage_;
  options.files = &files_;
  return options;
}

absl::StatusOr<std::unique_ptr<Connection>> FileDriver::OpenWriter() {
  return SqliteConnection::Open(path_, SqliteConnection::Access::kWrite,
                                ConnectionOptions());
}

absl::StatusOr<std::unique_ptr<Connection>> FileDriver::OpenReader() {
  return SqliteConnection::Open(path_, SqliteConnection::Access::kRead,
                                ConnectionOptions());
}

absl::StatusOr<std::optional<StoreState>> FileDriver::LastNoted() {
  const std::optional<MarkNote>& note = mark_->last();
  if (!note) return std::optional<StoreState>();
  if (note->store != 0 && note->store != StoreOnDisk()) {
    return OtherStore(absl::StrCat(
        path_, ".mark", " tells of another database than the one that is at ",
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
  lock_->KeepFiles();
  noted_ = true;
}

absl::Status FileDriver::Look(bool thoroughly) {
  RSU_RETURN_IF_ERROR(LookAtPlace());
  if (noted_) RSU_RETURN_IF_ERROR(LookAtLog());
  if (!thoroughly) return absl::OkStatus();
  KeepMark();
  SayIfIndexWasLost();
  bad_looks_ = BeginningIsWhole() ? 0 : bad_looks_ + 1;
  if (bad_looks_ >= kMostBadLooks ||
      !files_.database.IsHeldBy(lock_->store_file())) {
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

absl::Status FileDriver::LookAtPlace() const {
  const std::optional<Place> now = PlaceOf(path_);
  if (now && place_ && *now == *place_) return absl::OkStatus();
  return StorageReplaced(now ? "another file has its name"
                             : "the file was deleted or moved");
}

// What is written goes to the log first. It keeps its place until the last
// connection closes.
absl::Status FileDriver::LookAtLog() {
  const std::optional<Place> log = PlaceOf(log_path());
  std::lock_guard<std::mutex> lock(log_mutex_);
  if (!log_place_ && log) {
    log_file_ = open(log_path().c_str(), O_RDONLY | O_CLOEXEC);
    if (log_file_ < 0) return absl::OkStatus();
    log_place_ = log;
    files_.log.Learn(log_file_);
  }
  if (!log_place_) return absl::OkStatus();
  if (!log || !(*log == *log_place_)) {
    return StorageReplaced(log ? "another file has the name of its log"
                               : "its log was deleted or moved");
  }
  return files_.log.IsHeldBy(log_file_) && !files_.has_damaged_frame
             ? absl::OkStatus()
             : StorageDamaged("its log was written over or cut off");
}

void FileDriver::KeepMark() {
  if (!noted_ || !mark_->Keep()) return;
  say_(absl::StrCat(path_,
                    ".mark was taken away or written over: it is "
                    "written again"));
}

void FileDriver::SayIfIndexWasLost() {
  files_.index.LookAtSize();
  const std::uint64_t losses = files_.index.losses();
  if (losses == losses_said_) return;
  losses_said_ = losses;
  say_(absl::StrCat(index_path(),
                    " was cut off while it was in use: what was under way was "
                    "given up, and the index is made again from the log"));
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
  if (!identity.digests) return store_ == 0;
  return (store_ == 0 || store_ == identity.store) &&
         PageIsWhole(bytes.data(), identity.page_size, 1, identity.store);
}

}  // namespace base::sql
