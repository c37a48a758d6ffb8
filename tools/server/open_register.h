#ifndef TOOLS_SERVER_OPEN_REGISTER_H_
#define TOOLS_SERVER_OPEN_REGISTER_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "base/clock.h"
#include "base/rpc/server.h"
#include "base/sql/database.h"
#include "scoring/formula/formula_set.h"

namespace server {

// Opens the database of a register, or makes it, and completes what an older
// version of the program left to be completed. Says what it does on standard
// error. Borrows `clock`.
//
// Errors: those of base/sql, with what an operator can do about them, and of
// scoring::AgreeOnFormulas().
absl::StatusOr<std::unique_ptr<base::sql::Database>> OpenRegister(
    const std::string& file, const base::sql::Database::Options& options,
    const base::Clock* clock, const scoring::FormulaSet& formulas);

// While it lives, health checks answer what the store is good for: NOT_SERVING
// as long as it cannot be written. Each change is said on standard error.
class HealthOfStore {
 public:
  // Borrows both.
  HealthOfStore(base::sql::Database* database, base::rpc::RpcServer* server);
  ~HealthOfStore();
  HealthOfStore(const HealthOfStore&) = delete;
  HealthOfStore& operator=(const HealthOfStore&) = delete;

 private:
  base::sql::Database* const database_;
};

}  // namespace server

#endif  // TOOLS_SERVER_OPEN_REGISTER_H_
