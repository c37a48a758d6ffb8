#include "scoring/storage/upgrade/head_completion.h"

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "scoring/storage/score_inputs.h"
#include "tools/server/schema/store_schema.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::sql::Session;
using base::sql::Value;
using base::sql::WriteSession;

constexpr int kHouseholds = 5'003;  // more than are completed in one write

// The head is the second of two; which sex, by the number of the household.
std::string ContentOf(int household) {
  v1::Declaration declaration;
  v1::Member& child = *declaration.add_members();
  child.set_relationship(v1::Member::CHILD);
  child.set_sex(household % 3 == 0 ? v1::Sex::MALE : v1::Sex::FEMALE);
  v1::Member& head = *declaration.add_members();
  head.set_relationship(v1::Member::HEAD);
  head.set_sex(household % 3 == 0 ? v1::Sex::FEMALE : v1::Sex::MALE);
  return household == 7 ? "no declaration" : declaration.SerializeAsString();
}

// A store of the time before re-scoring: positions are given by its migration.
void MakeOldStore(const std::string& path) {
  base::SystemClock clock;
  auto database =
      base::sql::Database::Open(base::sql::SqliteDriver(path).value(), &clock,
                                server::SchemaMigrations().first(5), {})
          .value();
  const auto fill = [](WriteSession& session) {
    absl::Status stored;
    for (int i = 0; i < kHouseholds && stored.ok(); ++i) {
      const Value number = Value::Integer(2'000'000'000 + i);
      stored = session
                   .Execute(
                       "INSERT INTO number (number, kind, issued_at_us) "
                       "VALUES ($1, 2, 1)",
                       {number})
                   .status();
      if (!stored.ok()) break;
      const std::string content = ContentOf(i);
      stored = session
                   .Execute(
                       "INSERT INTO declaration (household, revision, "
                       "replaces, effective_day, known_at_us, sender, "
                       "content, variables, formula, score_ticks) VALUES "
                       "($1, 1, 0, 20000, 1, 'test', $2, $3, 'f', 9)",
                       {number, Value::Bytes(content), Value::Bytes("v")})
                   .status();
    }
    return stored;
  };
  const absl::Status status = database->WriteAndWait(fill);
  ASSERT_TRUE(status.ok()) << status;
}

TEST(HeadCompletionTest, HeadsOfAnOlderStoreAreReadFromItsDeclarations) {
  const std::string path = testing::TempDir() + "/head_completion.db";
  base::sql::DeleteStore(path);
  MakeOldStore(path);
  base::SystemClock clock;
  auto database =
      base::sql::Database::Open(base::sql::SqliteDriver(path).value(), &clock,
                                server::SchemaMigrations(), {})
          .value();
  // All but the one that cannot be read.
  EXPECT_EQ(CompleteHeads(*database).value(), kHouseholds - 1);
  EXPECT_EQ(CompleteHeads(*database).value(), 0);
  std::vector<int> sexes;
  const auto scan = [&sexes](Session& session) {
    return ScanScoreInputs(
        session, 0, kHouseholds, [&sexes](const ScannedInput& input) {
          sexes.push_back(
              static_cast<int>(input.head_sex.value_or(registry::Sex{})));
          return absl::OkStatus();
        });
  };
  ASSERT_TRUE(database->ReadAndWait(scan).ok());
  ASSERT_EQ(sexes.size(), static_cast<std::size_t>(kHouseholds));
  for (int i = 0; i < kHouseholds; ++i) {
    const int expected = i == 7       ? 0
                         : i % 3 == 0 ? v1::Sex::FEMALE
                                      : v1::Sex::MALE;
    EXPECT_EQ(sexes[static_cast<std::size_t>(i)], expected) << i;
  }
}

}  // namespace
}  // namespace scoring
