#include "registry/storage/memberships.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "base/clock.h"
#include "base/sql/contract/engine.h"
#include "base/sql/database.h"
#include "gtest/gtest.h"
#include "registry/storage/empty_households.h"
#include "registry/storage/households.h"
#include "tools/server/schema/store_schema.h"

namespace registry {
namespace {

using base::Date;
using base::sql::Database;
using base::sql::Session;
using base::sql::WriteSession;
using idcs::IdcsNumber;

const IdcsNumber kStays = IdcsNumber::FromValue(2'000'000'001);
const IdcsNumber kLess = IdcsNumber::FromValue(3'000'000'001);
const IdcsNumber kGreater = IdcsNumber::FromValue(4'000'000'001);

class MembershipsTest : public base::sql::EngineTest {
 protected:
  std::unique_ptr<Database> Open(const std::string& store,
                                 absl::Span<const base::sql::Migration> steps) {
    return OpenDatabase(store, &clock_, steps);
  }

  std::string OldStore(bool greater_first);

  const base::SystemClock clock_;
};
RSU_WITH_EVERY_ENGINE(MembershipsTest);

// A store of the time before merges looked at households: two numbers of one
// person, each in a household of its own from day 20000 on. That with the
// greater number is recorded first, or last.
std::string MembershipsTest::OldStore(bool greater_first) {
  const std::string path = NewStore();
  const auto all = server::SchemaMigrations();
  const auto step = std::find_if(all.begin(), all.end(), [](const auto& one) {
    return absl::string_view(one.name) == "merges and households";
  });
  const auto database =
      Open(path, all.first(static_cast<std::size_t>(step - all.begin())));
  std::vector<std::string> statements = {
      "INSERT INTO number (number, kind, issued_at_us) VALUES "
      "(2000000001, 1, 1), (2000000002, 1, 1), (3000000001, 2, 1), "
      "(4000000001, 2, 1)",
      "INSERT INTO person (person, revision, known_at_us, birth_day, sex, "
      "content) VALUES (2000000001, 1, 1, 0, 1, $1), "
      "(2000000002, 1, 1, 0, 1, $1)",
      "INSERT INTO formula_name (formula, name) VALUES (1, 'f')",
      "INSERT INTO member (person, effective_day, household, revision, "
      "activity) VALUES (2000000001, 20000, 3000000001, 1, 1), "
      "(2000000002, 20000, 4000000001, 1, 1)",
      "INSERT INTO number_retired (number, reason, successor, retired_at_us, "
      "caller, author, note) "
      "VALUES (2000000002, 2, 2000000001, 20, 'c', 'a', 'n')"};
  for (const bool greater : {true, false}) {
    const std::string household = greater ? "4000000001" : "3000000001";
    const std::string position = greater == greater_first ? "0" : "1";
    statements.push_back(
        "INSERT INTO declaration (household, revision, replaces, "
        "effective_day, known_at_us, sender, content, variables, formula, "
        "score_ticks, position) VALUES (" +
        household + ", 1, 0, 20000, 1" + position + ", 's', $1, $1, 'f', 9, " +
        position + ")");
    statements.push_back(
        "INSERT INTO score_input (position, effective_day, formula, "
        "score_ticks, variables, household, revision) VALUES (" +
        position + ", 20000, 1, 9, $1, " + household + ", 1)");
  }
  const auto fill = [&statements](WriteSession& session) {
    const base::sql::Value no_bytes_value = base::sql::Value::Bytes("");
    const absl::Span<const base::sql::Value> no_bytes(&no_bytes_value, 1);
    absl::Status stored;
    for (const std::string& statement : statements) {
      const bool has_bytes = absl::StrContains(statement, "$1");
      stored = session
                   .Execute(statement,
                            has_bytes ? no_bytes
                                      : absl::Span<const base::sql::Value>())
                   .status();
      if (!stored.ok()) break;
    }
    return stored;
  };
  const absl::Status status = database->WriteAndWait(fill);
  EXPECT_TRUE(status.ok()) << status;
  return path;
}

IdcsNumber HouseholdOf(Database& database, std::int64_t known_at_us) {
  IdcsNumber household;
  const auto find = [&](Session& session) -> absl::Status {
    auto summary = FindPersonSummary(session, kStays, known_at_us);
    if (!summary.ok()) return summary.status();
    auto found = FindMembership(session, kStays, *summary,
                                Date::FromDayNumber(20'000), known_at_us, {});
    if (!found.ok()) return found.status();
    if (found->has_value()) household = (*found)->declaration.household;
    return absl::OkStatus();
  };
  const absl::Status status = database.ReadAndWait(find);
  EXPECT_TRUE(status.ok()) << status;
  return household;
}

// Answers were given until the store was opened by this program, long after the
// last write.
TEST_P(MembershipsTest, AnOlderStoreAnswersTheMomentsOfThenAsThen) {
  for (const bool greater_first : {true, false}) {
    const std::string path = OldStore(greater_first);
    const std::int64_t before_us = base::SystemClock().NowMicros() - 1'000;
    const auto database = Open(path, server::SchemaMigrations());
    const std::int64_t after_us = base::SystemClock().NowMicros();
    // Before the merge, and after it, by the number as it was answered then.
    EXPECT_EQ(HouseholdOf(*database, 19), kLess);
    EXPECT_EQ(HouseholdOf(*database, 20), kGreater);
    EXPECT_EQ(HouseholdOf(*database, before_us), kGreater);
    // From then on what was recorded last has the person.
    EXPECT_EQ(HouseholdOf(*database, after_us + 1'000),
              greater_first ? kLess : kGreater);
    EXPECT_EQ(HouseholdOf(*database, kAllKnown),
              greater_first ? kLess : kGreater);
  }
}

TEST_P(MembershipsTest, EmptyHouseholdsOfAnOlderStoreAreFound) {
  const auto database = Open(OldStore(true), server::SchemaMigrations());
  std::vector<std::int64_t> before;
  std::vector<std::int64_t> after;
  const auto find = [&](Session& session) -> absl::Status {
    const Date day = Date::FromDayNumber(20'000);
    const auto declaration_at = [](std::int64_t position) {
      return DeclarationKey{position == 0 ? kGreater : kLess, 1};
    };
    auto empty = FindEmpty(session, 0, 2, day, 19, declaration_at);
    if (!empty.ok()) return empty.status();
    before = *empty;
    empty = FindEmpty(session, 0, 2, day, kAllKnown, declaration_at);
    if (!empty.ok()) return empty.status();
    after = *empty;
    return absl::OkStatus();
  };
  const absl::Status status = database->ReadAndWait(find);
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_EQ(before, std::vector<std::int64_t>{});
  EXPECT_EQ(after, std::vector<std::int64_t>{0});
}

}  // namespace
}  // namespace registry
