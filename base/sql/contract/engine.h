#ifndef BASE_SQL_CONTRACT_ENGINE_H_
#define BASE_SQL_CONTRACT_ENGINE_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "base/clock.h"
#include "base/sql/connection.h"
#include "base/sql/database.h"
#include "base/sql/migrations.h"
#include "gtest/gtest.h"

// For tests: what a store promises is tested with every engine, by the same
// cases.
//
//   class LedgerTest : public base::sql::EngineTest { … };
//   TEST_P(LedgerTest, ANumberIsIssuedOnce) { … }
//   RSU_WITH_EVERY_ENGINE(LedgerTest);

namespace base::sql {

struct Engine {
  std::string name;  // as Connection::engine()

  // Opens the store of that name, or makes it.
  std::function<std::unique_ptr<Driver>(const std::string& store)> open;

  // Removes it, if it is there. Nobody has it open.
  std::function<void(const std::string& store)> remove;
};

// All that there are.
std::vector<Engine> Engines();

// What a test is called for an engine.
inline std::string NameOfEngine(const testing::TestParamInfo<Engine>& engine) {
  return engine.param.name;
}

inline void PrintTo(const Engine& engine, std::ostream* out) {
  *out << engine.name;
}

class EngineTest : public testing::TestWithParam<Engine> {
 protected:
  // The name of a store of this test that is not there yet.
  std::string NewStore();

  std::unique_ptr<Driver> OpenDriver(const std::string& store) const {
    return GetParam().open(store);
  }

  // Borrows `clock`.
  std::unique_ptr<Database> OpenDatabase(
      const std::string& store, const Clock* clock,
      absl::Span<const Migration> migrations,
      const Database::Options& options = {}) const;

 private:
  int stores_ = 0;
};

}  // namespace base::sql

#define RSU_WITH_EVERY_ENGINE(Test)                                   \
  INSTANTIATE_TEST_SUITE_P(Engine, Test,                              \
                           testing::ValuesIn(::base::sql::Engines()), \
                           ::base::sql::NameOfEngine)

#endif  // BASE_SQL_CONTRACT_ENGINE_H_
