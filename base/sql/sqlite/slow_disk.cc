#include "base/sql/sqlite/slow_disk.h"

#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <map>
#include <mutex>

#include "absl/time/clock.h"

namespace base::sql {
namespace {

using Sync = int (*)(sqlite3_file*, int);

// SQLite calls plain functions with a file and nothing else, so what they need
// is the process's.
struct State {
  std::atomic<std::int64_t> pause_ns{0};
  std::atomic<std::int64_t> flushes{0};
  sqlite3_vfs* disk = nullptr;
  sqlite3_vfs slow{};
  std::mutex mutex;
  // The file layer's tables of methods, and ours in their place: kept for good,
  // as a file may hold one to its end.
  std::map<const sqlite3_io_methods*, sqlite3_io_methods> tables;
  std::map<const sqlite3_io_methods*, Sync> syncs;  // by our table
};

State& TheState() {
  static State* const state = new State;
  return *state;
}

int SlowSync(sqlite3_file* file, int flags) {
  State& state = TheState();
  Sync sync = nullptr;
  {
    std::lock_guard<std::mutex> lock(state.mutex);
    sync = state.syncs.at(file->pMethods);
  }
  absl::SleepFor(absl::Nanoseconds(state.pause_ns.load()));
  ++state.flushes;
  return sync(file, flags);
}

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags,
         int* out_flags) {
  State& state = TheState();
  const int code = state.disk->xOpen(state.disk, name, file, flags, out_flags);
  if (code != SQLITE_OK || file->pMethods == nullptr) return code;
  std::lock_guard<std::mutex> lock(state.mutex);
  const auto [table, is_new] =
      state.tables.try_emplace(file->pMethods, *file->pMethods);
  if (is_new) {
    state.syncs[&table->second] = table->second.xSync;
    table->second.xSync = SlowSync;
  }
  file->pMethods = &table->second;
  return SQLITE_OK;
}

}  // namespace

SlowDisk::SlowDisk(absl::Duration pause) {
  State& state = TheState();
  if (state.disk != nullptr) std::abort();  // there is one already
  sqlite3_initialize();
  state.pause_ns = absl::ToInt64Nanoseconds(pause);
  state.flushes = 0;
  state.disk = sqlite3_vfs_find(nullptr);
  state.slow = *state.disk;
  state.slow.zName = "slow_disk";
  state.slow.xOpen = Open;
  sqlite3_vfs_register(&state.slow, /*makeDflt=*/1);
}

SlowDisk::~SlowDisk() {
  State& state = TheState();
  sqlite3_vfs_unregister(&state.slow);
  sqlite3_vfs_register(state.disk, /*makeDflt=*/1);
  state.disk = nullptr;
}

std::int64_t SlowDisk::flushes() const { return TheState().flushes; }

}  // namespace base::sql
