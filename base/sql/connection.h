#ifndef BASE_SQL_CONNECTION_H_
#define BASE_SQL_CONNECTION_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "base/sql/session.h"

namespace base::sql {

// One connection of a driver. Not thread-safe.
class Connection : public Session {
 public:
  // Begins a transaction that will write, or a snapshot to read from.
  virtual absl::Status BeginWrite() = 0;
  virtual absl::Status BeginRead() = 0;

  // OK means that the transaction is durable. After another answer nobody knows
  // until the store was opened again.
  virtual absl::Status Commit() = 0;

  // Does nothing if no transaction is open.
  virtual void Rollback() = 0;

  // False once an error has undone the whole transaction.
  virtual bool InTransaction() const = 0;

  // A part of a transaction that can be undone alone. Not nested.
  virtual absl::Status SetSavepoint() = 0;
  virtual absl::Status ReleaseSavepoint() = 0;
  virtual absl::Status RollbackToSavepoint() = 0;

  // "sqlite" or another, for texts of which each engine has its own.
  virtual absl::string_view engine() const = 0;

  // Runs several statements that take no parameters. They are written in the
  // SQL that all engines share; what an engine has to be told beside it, its
  // driver says. Behind the columns of a table may stand
  //   /* ordered by key */       its rows are kept in the order of the key.
  //   /* types not enforced */   a column may hold values of other types.
  // and `now_us()` is the moment at which the statement runs, in microseconds
  // since 1970.
  virtual absl::Status ExecuteScript(const std::string& sql) = 0;

  // The number of the last migration; 0 for an empty store.
  //
  // Errors: FAILED_PRECONDITION if the store belongs to another program.
  virtual absl::StatusOr<int> SchemaVersion() = 0;
  virtual absl::Status SetSchemaVersion(int version) = 0;
};

// How far a store has come.
struct StoreState {
  std::int64_t group_sequence = 0;  // of the last group of writes
  std::int64_t known_at_us = 0;     // the last moment, since 1970
};

// Opens the connections of one store. Thread-safe after construction.
class Driver {
 public:
  virtual ~Driver() = default;

  // What was noted last, outside of the store, of the store that was opened:
  // so much was durable once. Nothing, if nobody noted anything or the driver
  // keeps no note.
  //
  // Errors: FAILED_PRECONDITION, reason OTHER_STORE: the note is of another
  //         store.
  virtual absl::StatusOr<std::optional<StoreState>> LastNoted() {
    return std::nullopt;
  }

  // Notes what is durable, so that a store which comes back with less is told.
  // Called by one thread, and quick. Until the first note no connection merges
  // a log into the store.
  virtual void Note(const StoreState& state) { static_cast<void>(state); }

  // Whether the store is where it was when it was opened, and holds what was
  // written last. `thoroughly` also reads what a store begins with, and looks
  // for room.
  //
  // Errors:
  //   UNAVAILABLE, STORAGE_REPLACED       another file, or none, is there now.
  //   DATA_LOSS, STORAGE_DAMAGED          it was written over or cut off.
  //   RESOURCE_EXHAUSTED, STORAGE_FULL    no room is left.
  virtual absl::Status Look(bool thoroughly) {
    static_cast<void>(thoroughly);
    return absl::OkStatus();
  }

  // The one connection that writes. The caller closes an earlier one first.
  virtual absl::StatusOr<std::unique_ptr<Connection>> OpenWriter() = 0;

  // A connection that only reads. The store exists and has a writer.
  virtual absl::StatusOr<std::unique_ptr<Connection>> OpenReader() = 0;
};

}  // namespace base::sql

#endif  // BASE_SQL_CONNECTION_H_
