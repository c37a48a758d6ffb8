#ifndef BASE_SQL_CONNECTION_H_
#define BASE_SQL_CONNECTION_H_

#include <memory>
#include <string>

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

  // Runs several statements that take no parameters.
  virtual absl::Status ExecuteScript(const std::string& sql) = 0;

  // The number of the last migration; 0 for an empty store.
  //
  // Errors: FAILED_PRECONDITION if the store belongs to another program.
  virtual absl::StatusOr<int> SchemaVersion() = 0;
  virtual absl::Status SetSchemaVersion(int version) = 0;
};

// Opens the connections of one store. Thread-safe after construction.
class Driver {
 public:
  virtual ~Driver() = default;

  // The one connection that writes. The caller closes an earlier one first.
  virtual absl::StatusOr<std::unique_ptr<Connection>> OpenWriter() = 0;

  // A connection that only reads. The store exists and has a writer.
  virtual absl::StatusOr<std::unique_ptr<Connection>> OpenReader() = 0;
};

}  // namespace base::sql

#endif  // BASE_SQL_CONNECTION_H_
