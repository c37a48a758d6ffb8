#ifndef BASE_SQL_SQLITE_MAIN_FILE_H_
#define BASE_SQL_SQLITE_MAIN_FILE_H_

#include <sqlite3.h>

#include <string>
#include <utility>
#include <vector>

#include "base/sql/sqlite/digest_disk.h"
#include "base/sql/sqlite/index_use.h"
#include "base/sql/sqlite/store_files.h"

namespace base::sql {

class LogFile;

// The database's own file as one connection has it open, whose pages carry
// digests (page_digest.h).
//
// Functions give SQLite's codes. Not thread-safe; belongs to one connection.
class MainFile {
 public:
  // Borrows `disk`. `is_new`: it may be made by this connection.
  MainFile(sqlite3_file* disk, std::string path, bool is_new)
      : disk_(disk), path_(std::move(path)), is_new_(is_new) {}

  const std::string& path() const { return path_; }

  // How this connection uses the index of the log.
  IndexUse& index() { return index_; }

  // Nothing, if the file cannot be read or holds no page.
  const StoreIdentity* identity() {
    if (!known_) Identify();
    return known_ ? &identity_ : nullptr;
  }

  // What the connections of the process share; null: nothing. Borrowed.
  void Share(StoreFiles* files) { files_ = files; }
  StoreFiles* files() const { return files_; }

  // The log of the connection, while it is open; else null. Borrowed.
  void SetLog(sqlite3_file* log) { log_ = log; }

  // The frames of that log, once any were written or read; else null. Borrowed.
  void SetFrames(LogFile* frames) { frames_ = frames; }
  LogFile* frames() const { return frames_; }

  // As sqlite3_io_methods have them. A page is held against its digest.
  int Read(void* bytes, int size, sqlite3_int64 offset);
  int Write(const void* bytes, int size, sqlite3_int64 offset);
  int Truncate(sqlite3_int64 size);

  // The log is about to be merged. If it, or the database, is not what this
  // process wrote, the database is not written until the next time.
  void BeginMerge() { may_merge_ = FilesAreWhole(); }

 private:
  void Identify();
  int ReadPages(char* bytes, int size, sqlite3_int64 offset);
  int WriteToDisk(const void* bytes, int size, sqlite3_int64 offset);
  bool FilesAreWhole();
  bool IsSameStore();
  bool FramesAreWhole();
  bool SayIfFramesAreWhole();

  sqlite3_file* const disk_;
  const std::string path_;
  const bool is_new_;
  StoreFiles* files_ = nullptr;
  sqlite3_file* log_ = nullptr;
  LogFile* frames_ = nullptr;
  IndexUse index_;
  bool may_merge_ = true;
  bool known_ = false;
  StoreIdentity identity_;
  std::vector<char> page_;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_MAIN_FILE_H_
