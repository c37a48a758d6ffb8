#include "base/sql/sqlite/digest_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "base/sql/sqlite/damaged_page.h"
#include "base/sql/sqlite/log_file.h"
#include "base/sql/sqlite/page_digest.h"

namespace base::sql {
namespace {

bool IsPageSize(std::uint64_t size) {
  return size >= kSmallestPage && size <= kLargestPage &&
         (size & (size - 1)) == 0;
}

// The database's own file. Functions give SQLite's codes.
class MainFile {
 public:
  // `is_new`: it may be made by this connection.
  MainFile(sqlite3_file* disk, bool is_new) : disk_(disk), is_new_(is_new) {}

  // Nothing, if the file cannot be read or holds no page.
  const StoreIdentity* identity() {
    if (!known_) Identify();
    return known_ ? &identity_ : nullptr;
  }

  int Read(void* bytes, int size, sqlite3_int64 offset);
  int Write(const void* bytes, int size, sqlite3_int64 offset);

 private:
  void Identify();
  int ReadPages(char* bytes, int size, sqlite3_int64 offset);

  sqlite3_file* const disk_;
  const bool is_new_;
  bool known_ = false;
  StoreIdentity identity_;
  std::vector<char> page_;
};

void MainFile::Identify() {
  sqlite3_int64 file_size = 0;
  if (disk_->pMethods->xFileSize(disk_, &file_size) != SQLITE_OK) return;
  if (file_size == 0) {
    if (!is_new_) return;
    identity_.digests = true;
    sqlite3_randomness(sizeof(identity_.store), &identity_.store);
    known_ = true;
    return;
  }
  const auto size = static_cast<std::size_t>(
      std::min<sqlite3_int64>(file_size, kLargestPage));
  std::vector<char> bytes(size);
  if (disk_->pMethods->xRead(disk_, bytes.data(), static_cast<int>(size), 0) !=
      SQLITE_OK) {
    return;
  }
  identity_ = ReadIdentity(bytes.data(), size);
  known_ = true;
}

int MainFile::Read(void* bytes, int size, sqlite3_int64 offset) {
  const StoreIdentity* const found = identity();
  // The beginning of page 1 is read before anything else, and page 1 after it.
  const bool header = offset == 0 && found != nullptr &&
                      size < static_cast<int>(found->page_size);
  if (found == nullptr || !found->digests || found->page_size == 0 || header) {
    return disk_->pMethods->xRead(disk_, bytes, size, offset);
  }
  return ReadPages(static_cast<char*>(bytes), size, offset);
}

// All that the pages hold at `offset`; a page is read whole, also for a part.
int MainFile::ReadPages(char* bytes, int size, sqlite3_int64 offset) {
  const auto page_size = static_cast<std::int64_t>(identity_.page_size);
  page_.resize(identity_.page_size);
  while (size > 0) {
    const std::int64_t inside = offset % page_size;
    const bool whole = inside == 0 && size >= page_size;
    char* const page = whole ? bytes : page_.data();
    const auto number = static_cast<std::uint32_t>(offset / page_size + 1);
    const int code = disk_->pMethods->xRead(
        disk_, page, static_cast<int>(page_size), offset - inside);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
    if (code != SQLITE_OK ||
        !PageIsWhole(page, identity_.page_size, number, identity_.store)) {
      return NoteDamagedPage(DamagedPage::Where::kDatabase, number);
    }
    const auto taken =
        static_cast<int>(std::min<std::int64_t>(page_size - inside, size));
    if (!whole) {
      std::memcpy(bytes, page + inside, static_cast<std::size_t>(taken));
    }
    bytes += taken;
    size -= taken;
    offset += taken;
  }
  return SQLITE_OK;
}

int MainFile::Write(const void* bytes, int size, sqlite3_int64 offset) {
  const StoreIdentity* const found = identity();
  if (found != nullptr && found->digests && found->page_size == 0 &&
      IsPageSize(static_cast<std::uint64_t>(size))) {
    identity_.page_size = static_cast<std::uint32_t>(size);
  }
  if (found == nullptr || !found->digests ||
      size != static_cast<int>(found->page_size) || offset % size != 0) {
    return disk_->pMethods->xWrite(disk_, bytes, size, offset);
  }
  page_.assign(static_cast<const char*>(bytes),
               static_cast<const char*>(bytes) + size);
  StampPage(page_.data(), page_.size(),
            static_cast<std::uint32_t>(offset / size + 1), found->store);
  return disk_->pMethods->xWrite(disk_, page_.data(), size, offset);
}

// What SQLite holds of a file: our part, and after it the default layer's.
struct File {
  sqlite3_file base;
  MainFile* main;      // ours; null for a log
  MainFile* database;  // that of a log
  LogFile* log;        // ours, once it is needed
  sqlite3_vfs* layer;  // below ours

  sqlite3_file* disk() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* Ours(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* Disk(sqlite3_file* file) { return Ours(file)->disk(); }

// Null for a log without digests.
LogFile* Log(sqlite3_file* file) {
  File* const ours = Ours(file);
  if (ours->log != nullptr || ours->database == nullptr) return ours->log;
  const StoreIdentity* const found = ours->database->identity();
  if (found != nullptr && found->digests && found->page_size != 0) {
    ours->log = new LogFile(ours->disk(), found->page_size, found->store);
  }
  return ours->log;
}

int Flush(sqlite3_file* file) {
  LogFile* const log = Log(file);
  return log == nullptr ? SQLITE_OK : log->Flush();
}

int Close(sqlite3_file* file) {
  const int flushed = Flush(file);
  sqlite3_file* const disk = Disk(file);
  const int code = disk->pMethods->xClose(disk);
  delete Ours(file)->main;
  delete Ours(file)->log;
  return flushed == SQLITE_OK ? code : flushed;
}

int Read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
  if (MainFile* const main = Ours(file)->main; main != nullptr) {
    return main->Read(bytes, size, offset);
  }
  if (LogFile* const log = Log(file); log != nullptr) {
    return log->Read(bytes, size, offset);
  }
  return Disk(file)->pMethods->xRead(Disk(file), bytes, size, offset);
}

int Write(sqlite3_file* file, const void* bytes, int size,
          sqlite3_int64 offset) {
  if (MainFile* const main = Ours(file)->main; main != nullptr) {
    return main->Write(bytes, size, offset);
  }
  if (LogFile* const log = Log(file); log != nullptr) {
    return log->Write(bytes, size, offset);
  }
  return Disk(file)->pMethods->xWrite(Disk(file), bytes, size, offset);
}

int Truncate(sqlite3_file* file, sqlite3_int64 size) {
  const int flushed = Flush(file);
  if (flushed != SQLITE_OK) return flushed;
  return Disk(file)->pMethods->xTruncate(Disk(file), size);
}

int Sync(sqlite3_file* file, int flags) {
  const int flushed = Flush(file);
  if (flushed != SQLITE_OK) return flushed;
  return Disk(file)->pMethods->xSync(Disk(file), flags);
}

int FileSize(sqlite3_file* file, sqlite3_int64* size) {
  const int flushed = Flush(file);
  if (flushed != SQLITE_OK) return flushed;
  return Disk(file)->pMethods->xFileSize(Disk(file), size);
}

int Lock(sqlite3_file* file, int level) {
  return Disk(file)->pMethods->xLock(Disk(file), level);
}
int Unlock(sqlite3_file* file, int level) {
  return Disk(file)->pMethods->xUnlock(Disk(file), level);
}
int CheckReservedLock(sqlite3_file* file, int* held) {
  return Disk(file)->pMethods->xCheckReservedLock(Disk(file), held);
}
int FileControl(sqlite3_file* file, int operation, void* argument) {
  return Disk(file)->pMethods->xFileControl(Disk(file), operation, argument);
}
int SectorSize(sqlite3_file* file) {
  return Disk(file)->pMethods->xSectorSize(Disk(file));
}
int DeviceCharacteristics(sqlite3_file* file) {
  return Disk(file)->pMethods->xDeviceCharacteristics(Disk(file));
}
int ShmMap(sqlite3_file* file, int region, int size, int extend,
           void volatile** memory) {
  return Disk(file)->pMethods->xShmMap(Disk(file), region, size, extend,
                                       memory);
}
int ShmLock(sqlite3_file* file, int offset, int count, int flags) {
  return Disk(file)->pMethods->xShmLock(Disk(file), offset, count, flags);
}
void ShmBarrier(sqlite3_file* file) {
  Disk(file)->pMethods->xShmBarrier(Disk(file));
}
int ShmUnmap(sqlite3_file* file, int remove) {
  return Disk(file)->pMethods->xShmUnmap(Disk(file), remove);
}

// Version 2: without the functions that map a file into memory, which would go
// past the digests.
constexpr sqlite3_io_methods kMethods = {2,
                                         Close,
                                         Read,
                                         Write,
                                         Truncate,
                                         Sync,
                                         FileSize,
                                         Lock,
                                         Unlock,
                                         CheckReservedLock,
                                         FileControl,
                                         SectorSize,
                                         DeviceCharacteristics,
                                         ShmMap,
                                         ShmLock,
                                         ShmBarrier,
                                         ShmUnmap,
                                         nullptr,
                                         nullptr};

// The default layer may be another one than when ours was registered; a log is
// opened by that of its database.
int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags,
         int* out_flags) {
  sqlite3_vfs* layer = sqlite3_vfs_find(nullptr);
  if ((flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) == 0) {
    return layer->xOpen(layer, name, file, flags, out_flags);
  }
  File* const ours = new (file) File{};
  if ((flags & SQLITE_OPEN_WAL) != 0) {
    const File* const database = Ours(sqlite3_database_file_object(name));
    layer = database->layer;
    ours->database = database->main;
  }
  const int code = layer->xOpen(layer, name, ours->disk(), flags, out_flags);
  if (code != SQLITE_OK) return code;
  ours->base.pMethods = &kMethods;
  ours->layer = layer;
  if (ours->database == nullptr) {
    ours->main = new MainFile(ours->disk(), (flags & SQLITE_OPEN_CREATE) != 0);
  }
  return code;
}

sqlite3_vfs MakeDisk() {
  sqlite3_initialize();
  sqlite3_vfs disk = *sqlite3_vfs_find(nullptr);
  disk.zName = "rsu_digests";
  disk.szOsFile += static_cast<int>(sizeof(File));
  disk.xOpen = Open;
  return disk;
}

}  // namespace

StoreIdentity ReadIdentity(const char* bytes, std::uint64_t size) {
  StoreIdentity identity;
  if (size < kSmallestPage) return identity;
  // Big-endian, and 1 for 65,536.
  const auto byte = [bytes](std::size_t at) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at]));
  };
  std::uint32_t page_size = byte(16) << 8 | byte(17);
  if (page_size == 1) page_size = kLargestPage;
  if (!IsPageSize(page_size) || page_size > size) return identity;
  identity.page_size = page_size;
  identity.store = StoreOfPage(bytes, page_size);
  identity.digests = byte(kReservedBytesOffset) == kPageDigestBytes;
  if (!identity.digests) {
    // The one byte that turns the digests off may be what is damaged; page 1
    // then differs from its digest.
    std::vector<char> page(bytes, bytes + page_size);
    page[kReservedBytesOffset] = static_cast<char>(kPageDigestBytes);
    identity.digests = PageIsWhole(page.data(), page_size, 1, identity.store);
  }
  return identity;
}

const char* DigestDiskName() {
  static sqlite3_vfs* const disk = [] {
    static sqlite3_vfs made = MakeDisk();
    sqlite3_vfs_register(&made, /*makeDflt=*/0);
    return &made;
  }();
  return disk->zName;
}

}  // namespace base::sql
