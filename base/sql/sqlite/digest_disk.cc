#include "base/sql/sqlite/digest_disk.h"

#include <sqlite3.h>

#include <new>
#include <vector>

#include "base/sql/sqlite/log_file.h"
#include "base/sql/sqlite/main_file.h"
#include "base/sql/sqlite/page_digest.h"

namespace base::sql {
namespace {

// An operation of sqlite3_file_control(); SQLite's own are below 100.
constexpr int kShareStoreFiles = 0x52535531;

// SQLite's lock of an index (its file format) that whoever writes the log has.
constexpr int kWriteLock = 0;

// What SQLite holds of a file: our part, and after it the default layer's.
struct File {
  sqlite3_file base;
  MainFile* main;      // ours; null for a log
  MainFile* database;  // that of a log
  LogFile* log;        // ours, once it is needed
  sqlite3_vfs* layer;  // below ours

  sqlite3_file* disk() { return reinterpret_cast<sqlite3_file*>(this + 1); }

  // By which whoever reads or writes knows where pages are.
  const IndexUse& index() const {
    return (main != nullptr ? main : database)->index();
  }

  // Null: nobody asks what the file held.
  WrittenFile* written() const {
    StoreFiles* const files = (main != nullptr ? main : database)->files();
    if (files == nullptr) return nullptr;
    return main != nullptr ? &files->database : &files->log;
  }
};

File* Ours(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* Disk(sqlite3_file* file) { return Ours(file)->disk(); }

// Null for a log without digests.
LogFile* Log(sqlite3_file* file) {
  File* const ours = Ours(file);
  if (ours->log != nullptr || ours->database == nullptr) return ours->log;
  const StoreIdentity* const found = ours->database->identity();
  if (found != nullptr && found->digests && found->page_size != 0) {
    ours->log = new LogFile(ours->disk(), found->page_size, found->store,
                            ours->written());
    ours->database->SetFrames(ours->log);
  }
  return ours->log;
}

int Flush(sqlite3_file* file) {
  LogFile* const log = Log(file);
  return log == nullptr ? SQLITE_OK : log->Flush();
}

int Close(sqlite3_file* file) {
  sqlite3_file* const disk = Disk(file);
  const int code = disk->pMethods->xClose(disk);
  if (Ours(file)->database != nullptr) {
    Ours(file)->database->SetLog(nullptr);
    Ours(file)->database->SetFrames(nullptr);
    if (Ours(file)->written() != nullptr) Ours(file)->written()->Leave();
  }
  delete Ours(file)->main;
  delete Ours(file)->log;
  return code;
}

int Read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
  if (Ours(file)->index().LookIfGone()) return SQLITE_IOERR_SHMMAP;
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
  if (Ours(file)->index().IsGone()) return SQLITE_IOERR_SHMMAP;
  if (MainFile* const main = Ours(file)->main; main != nullptr) {
    return main->Write(bytes, size, offset);
  }
  if (LogFile* const log = Log(file); log != nullptr) {
    return log->Write(bytes, size, offset);
  }
  if (WrittenFile* const written = Ours(file)->written(); written != nullptr) {
    return written->Write(Disk(file), bytes, size, offset);
  }
  return Disk(file)->pMethods->xWrite(Disk(file), bytes, size, offset);
}

int Truncate(sqlite3_file* file, sqlite3_int64 size) {
  const int flushed = Flush(file);
  if (flushed != SQLITE_OK) return flushed;
  if (MainFile* const main = Ours(file)->main; main != nullptr) {
    return main->Truncate(size);
  }
  if (WrittenFile* const written = Ours(file)->written(); written != nullptr) {
    return written->Truncate(Disk(file), size);
  }
  return Disk(file)->pMethods->xTruncate(Disk(file), size);
}

int Sync(sqlite3_file* file, int flags) {
  if (Ours(file)->index().LookIfGone()) return SQLITE_IOERR_SHMMAP;
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
  if (MainFile* const main = Ours(file)->main; main != nullptr) {
    if (operation == kShareStoreFiles) {
      main->Share(static_cast<StoreFiles*>(argument));
      return SQLITE_OK;
    }
    if (operation == SQLITE_FCNTL_CKPT_START) main->BeginMerge();
  }
  return Disk(file)->pMethods->xFileControl(Disk(file), operation, argument);
}
int SectorSize(sqlite3_file* file) {
  return Disk(file)->pMethods->xSectorSize(Disk(file));
}
int DeviceCharacteristics(sqlite3_file* file) {
  return Disk(file)->pMethods->xDeviceCharacteristics(Disk(file));
}
// SQLite asks this of the database's file only.
int ShmMap(sqlite3_file* file, int region, int size, int extend,
           void volatile** memory) {
  MainFile* const main = Ours(file)->main;
  StoreFiles* const files = main->files();
  return main->index().Map(Disk(file), main->path(),
                           files == nullptr ? nullptr : &files->index, region,
                           size, extend, memory);
}
int ShmLock(sqlite3_file* file, int offset, int count, int flags) {
  LogFile* const frames = Ours(file)->main->frames();
  if (frames != nullptr && offset == kWriteLock &&
      (flags & SQLITE_SHM_UNLOCK) != 0) {
    frames->DropWaiting();
  }
  return Ours(file)->main->index().Lock(Disk(file), offset, count, flags);
}
void ShmBarrier(sqlite3_file* file) {
  Disk(file)->pMethods->xShmBarrier(Disk(file));
}
int ShmUnmap(sqlite3_file* file, int remove) {
  return Ours(file)->main->index().Unmap(Disk(file), remove);
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
    ours->main = new MainFile(ours->disk(), name == nullptr ? "" : name,
                              (flags & SQLITE_OPEN_CREATE) != 0);
  } else {
    ours->database->SetLog(ours->disk());
    if (ours->written() != nullptr) ours->written()->Enter();
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

void ShareStoreFiles(sqlite3* connection, StoreFiles* files) {
  sqlite3_file_control(connection, "main", kShareStoreFiles, files);
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
