#ifndef TESTS_CRASH_STORE_CHECK_H_
#define TESTS_CRASH_STORE_CHECK_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

namespace crash {

// Reads a database that no server has open, without changing it.
//
// Checks that SQLite finds it sound, that every reference leads somewhere, and
// that nothing is half there: every person and every household has a number of
// its kind in the ledger, every household a declaration and every declaration
// a household and exactly the members that it names.
//
// Returns how many numbers the ledger holds.
//
// Errors: DATA_LOSS, naming what is not whole; those of base/sql.
absl::StatusOr<std::int64_t> CheckStoreIsWhole(const std::string& path);

}  // namespace crash

#endif  // TESTS_CRASH_STORE_CHECK_H_
