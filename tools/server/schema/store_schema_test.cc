#include "tools/server/schema/store_schema.h"

#include <memory>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "base/digest.h"
#include "base/sql/migrations.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "base/status_matchers.h"
#include "gtest/gtest.h"
#include "tools/server/schema/stored_schema.h"

namespace server {
namespace {

using base::IsOk;
using base::sql::Connection;
using base::sql::Driver;
using base::sql::Migrate;

// SHA-256 of what SQLite keeps of the schema after each step, from the first.
// Stores of released versions hold exactly that.
constexpr const char* kAfterStep[] = {
    "533ca3b8565360f12363fc7e275684d965aeb6dd6b09806cfc9324b11d4120a0",
    "ce9b4841fe75ebb8e6f70fd7efb4d92d044c149d1b4c78a6171f2697c8b205ef",
    "507aa9483721446a372dcde2c4302ecb4f3c0c3d3fc5d3cbd495869045634814",
    "a2b444dafcb8eaca0c9649fbab0795f1ead5ef71b449bad9217ff4340219c7e7",
    "0e1fe33e7fcbd7d0e7ad77f1b21f76bb488a83495186130a944da96dd55b939f",
    "b727692e71da4531092cfa0b16d4454419bec11975a318040cb365946e3f31d0",
    "80aca76dbea7199d633b1f15760da27a6bd64bb76c32df19f67c90dcabb85fe3",
    "050e5d306f84339fffbc415c815446d331ebc28c31b1029ba3048137c855bfbf",
    "4613c21600665ef2ae886b6a353cd825071604d5c0107bae04495a585319803c",
    "5a119341bf1be79b2466ad3b5b9dcd61dc1d83c5d7b7a133c0418e5c369241c4",
    "9cea3bd5393e871d404f619777fc50d430b0b13f181d451125abf38daf66eec6",
    "7b284b92244a7e53d931a11bce4a5169bb5c5400fe632b13b31c35fe01e54cbf",
    "cdebd1d289e136640807f70f4c353bda5dceb8e0e34103b8294c387fff83388c",
    "53691f0a2948ad00dbf96f1a86a2a8cfe050b70ea98575c938a6ac65b932f6ee",
    "9fd1210b1f4f55e8d0d2348022bc185918cfe06d88095f91018dba0ec98fc6b1",
    "9fd1210b1f4f55e8d0d2348022bc185918cfe06d88095f91018dba0ec98fc6b1",
    "f96f476aacd0f5ab7bdcf5a7d7712e56ce8fe9d3614f1ac99a9560b1e2dbdeeb",
    "c1dce8b28768964eb7d4e4408bff8b93b857b86c695c863a486cd2f054329b26",
    "ac226ac9716352ae0dda57452daea0192a8dcdc326330ea118712a44a21318c7",
};

std::unique_ptr<Driver> EmptyStore() {
  const std::string path = testing::TempDir() + "/schema.db";
  base::sql::DeleteStore(path);
  return base::sql::SqliteDriver(path).value();
}

// Everything that SQLite keeps of the schema, ordered by name.
std::string StoredSchema(Connection& connection) {
  std::string schema;
  const absl::Status status = connection.Query(
      "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name",
      {}, [&schema](const base::sql::Row& row) {
        absl::StrAppend(&schema, schema.empty() ? "" : "\n\n", row.Text(0), " ",
                        row.Text(1), " ", row.Text(2), "\n", row.Text(3));
        return absl::OkStatus();
      });
  EXPECT_THAT(status, IsOk());
  return schema;
}

std::string Digest(const std::string& schema) {
  return absl::BytesToHexString(base::Sha256(schema));
}

TEST(StoreSchemaTest, EachStepLeavesWhatStoresOfItsTimeHold) {
  const auto steps = SchemaMigrations();
  ASSERT_EQ(steps.size(), std::size(kAfterStep))
      << "a new step: its digest belongs into kAfterStep";
  const auto driver = EmptyStore();
  const auto connection = driver->OpenWriter().value();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    ASSERT_THAT(Migrate(*connection, steps.first(i + 1)), IsOk());
    EXPECT_EQ(Digest(StoredSchema(*connection)), kAfterStep[i])
        << "step " << steps[i].version << ", " << steps[i].name
        << ": a released step is never changed";
  }
}

TEST(StoreSchemaTest, ANewStoreHasTheStoredSchema) {
  const auto driver = EmptyStore();
  const auto connection = driver->OpenWriter().value();
  ASSERT_THAT(Migrate(*connection, SchemaMigrations()), IsOk());
  EXPECT_EQ(absl::StrCat("\n", StoredSchema(*connection), "\n"), kStoredSchema);
}

TEST(StoreSchemaTest, AStoreOfEachOlderStepGetsTheSchemaOfANewOne) {
  const auto steps = SchemaMigrations();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto driver = EmptyStore();
    ASSERT_THAT(Migrate(*driver->OpenWriter().value(), steps.first(i)), IsOk());
    const auto connection = driver->OpenWriter().value();
    ASSERT_THAT(Migrate(*connection, steps), IsOk());
    EXPECT_EQ(absl::StrCat("\n", StoredSchema(*connection), "\n"),
              kStoredSchema)
        << "from step " << i;
    EXPECT_EQ(connection->SchemaVersion().value(), steps.back().version);
  }
}

}  // namespace
}  // namespace server
