#include "base/sql/contract/engine.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"

namespace base::sql {
namespace {

std::string FileOf(const std::string& store) {
  return absl::StrCat(testing::TempDir(), "/", store, ".db");
}

Engine Sqlite() {
  return {"sqlite",
          [](const std::string& store) {
            return SqliteDriver(FileOf(store)).value();
          },
          [](const std::string& store) { DeleteStore(FileOf(store)); }};
}

}  // namespace

std::vector<Engine> Engines() { return {Sqlite()}; }

std::string EngineTest::NewStore() {
  const testing::TestInfo* const test =
      testing::UnitTest::GetInstance()->current_test_info();
  std::string store = absl::StrReplaceAll(
      absl::StrCat(test->test_suite_name(), "_", test->name(), "_", ++stores_),
      {{"/", "_"}});
  GetParam().remove(store);
  return store;
}

std::unique_ptr<Database> EngineTest::OpenDatabase(
    const std::string& store, const Clock* clock,
    absl::Span<const Migration> migrations,
    const Database::Options& options) const {
  return Database::Open(OpenDriver(store), clock, migrations, options).value();
}

}  // namespace base::sql
