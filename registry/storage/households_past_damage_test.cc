// A list of households goes on behind a damaged page, and has all households of
// the other pages.

#include "registry/storage/households_past_damage.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/sql/database.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "gtest/gtest.h"
#include "tools/server/schema/store_schema.h"

namespace registry {
namespace {

using base::sql::Database;
using base::sql::Session;
using base::sql::WriteSession;

constexpr std::size_t kPage = 4096;
constexpr int kPageOfList = 100;

class HouseholdsPastDamageTest : public testing::Test {
 protected:
  HouseholdsPastDamageTest()
      : path_(absl::StrCat(testing::TempDir(), "/past_damage.db")) {
    base::sql::DeleteStore(path_);
    const auto database = Open();
    // Of two senders.
    EXPECT_TRUE(database
                    ->WriteAndWait([](WriteSession& session) -> absl::Status {
                      const auto numbers = session.Execute(
                          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
                          "SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO "
                          "number (number, kind, issued_at_us, caller) SELECT "
                          "2000000000 + i, 2, 1, 'test' FROM n",
                          {});
                      if (!numbers.ok()) return numbers.status();
                      return session
                          .Execute(
                              "INSERT INTO household (sender, household_ref, "
                              "household, known_at_us) SELECT CASE WHEN "
                              "number < 2000001200 THEN 'east' ELSE 'west' "
                              "END, 'reference-' || number, number, 1 "
                              "FROM number",
                              {})
                          .status();
                    })
                    .ok());
    EXPECT_TRUE(database
                    ->ReadAndWait([this](Session& session) {
                      return session.Query(
                          "SELECT pageno, ncell FROM dbstat WHERE name = "
                          "'household' AND pagetype = 'leaf' ORDER BY path",
                          {}, [this](const base::sql::Row& row) {
                            leaves_.emplace_back(row.Integer(0),
                                                 row.Integer(1));
                            return absl::OkStatus();
                          });
                    })
                    .ok());
  }

  std::unique_ptr<Database> Open() {
    return Database::Open(
               base::sql::SqliteDriver(path_, [](const std::string&) {})
                   .value(),
               &clock_, server::SchemaMigrations(), {})
        .value();
  }

  struct Listed {
    std::vector<std::string> references;
    int gaps = 0;
  };

  // Page by page.
  Listed List(const std::string& sender) {
    Listed all;
    const auto database = Open();
    HouseholdPosition after;
    for (bool is_end = false; !is_end;) {
      const absl::Status status =
          database->ReadAndWait([&](Session& session) -> absl::Status {
            const auto page = ListHouseholdsPastDamage(session, after, sender,
                                                       INT64_MAX, kPageOfList);
            if (!page.ok()) return page.status();
            if (page->lacks_some) ++all.gaps;
            for (const ListedHousehold& one : page->households) {
              all.references.push_back(one.position.sender +
                                       one.position.household_ref);
            }
            is_end = page->households.size() < kPageOfList;
            if (!is_end) after = page->households.back().position;
            return absl::OkStatus();
          });
      EXPECT_TRUE(status.ok()) << status;
      if (!status.ok()) break;
    }
    return all;
  }

  void Flip(std::int64_t page) {
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    const auto at = static_cast<std::streamoff>(
        static_cast<std::size_t>(page - 1) * kPage + 2000);
    file.seekg(at);
    const char was = static_cast<char>(file.get());
    file.seekp(at).put(static_cast<char>(was ^ 4));
  }

  // Whatever the table's rules say.
  void Change(const std::string& sql) {
    const auto driver =
        base::sql::SqliteDriver(path_, [](const std::string&) {}).value();
    const auto writer = driver->OpenWriter().value();
    const absl::Status done =
        writer->ExecuteScript(absl::StrCat("PRAGMA foreign_keys = OFF; ", sql));
    ASSERT_TRUE(done.ok()) << done;
  }

  base::FakeClock clock_{1'000};
  const std::string path_;
  std::vector<std::pair<std::int64_t, std::int64_t>> leaves_;  // page, rows
};

TEST_F(HouseholdsPastDamageTest, EveryOtherPageIsListedInOrder) {
  ASSERT_GT(leaves_.size(), 5u);
  for (const std::string sender : {"", "east", "west"}) {
    const Listed right = List(sender);
    EXPECT_EQ(right.gaps, 0);
    EXPECT_EQ(right.references.size(), sender.empty()     ? 2'000u
                                       : sender == "east" ? 1'199u
                                                          : 801u);
    std::size_t missing = 0;
    for (const auto& [page, rows] : leaves_) {
      Flip(page);
      const Listed listed = List(sender);
      Flip(page);
      EXPECT_TRUE(
          std::is_sorted(listed.references.begin(), listed.references.end()));
      EXPECT_TRUE(
          std::includes(right.references.begin(), right.references.end(),
                        listed.references.begin(), listed.references.end()));
      const std::size_t lost =
          right.references.size() - listed.references.size();
      // With the row above two leaves.
      EXPECT_LE(lost, static_cast<std::size_t>(rows) + 1) << page;
      // Also where nothing is lost, since nobody can say so.
      EXPECT_GE(listed.gaps, lost > 0 ? 1 : 0) << page;
      EXPECT_LE(listed.gaps, 1) << page;
      missing += lost;
    }
    // Each is in one page.
    EXPECT_GE(missing + leaves_.size(), right.references.size());
  }
}

TEST_F(HouseholdsPastDamageTest, TwoPagesAreTwoGaps) {
  Flip(leaves_[1].first);
  Flip(leaves_[4].first);
  const Listed listed = List("");
  EXPECT_GE(static_cast<std::int64_t>(listed.references.size()),
            2'000 - leaves_[1].second - leaves_[4].second - 2);
  EXPECT_LT(listed.references.size(), 2'000u);
  EXPECT_GE(listed.gaps, 1);
}

// A number that is none, under a digest that is right.
TEST_F(HouseholdsPastDamageTest, AHouseholdWithADamagedValueIsPassedOver) {
  for (const std::string sender : {"", "east", "west"}) {
    const std::size_t whole = List(sender).references.size();
    std::size_t lost = 0;
    // The first of a sender, two neighbours, one alone, and the last of all.
    for (const char* reference : {"2000000001", "2000000500", "2000000501",
                                  "2000000700", "2000001200", "2000002000"}) {
      Change(
          absl::StrCat("UPDATE household SET household = -household "
                       "WHERE household_ref = 'reference-",
                       reference, "'"));
      const bool is_east = std::string(reference) < "2000001200";
      lost += sender.empty() || (sender == "east") == is_east ? 1 : 0;
      const Listed listed = List(sender);
      EXPECT_EQ(listed.references.size(), whole - lost) << reference;
      EXPECT_GE(listed.gaps, lost > 0 ? 1 : 0) << reference;
      EXPECT_TRUE(
          std::is_sorted(listed.references.begin(), listed.references.end()));
    }
    Change("UPDATE household SET household = abs(household)");
  }
}

}  // namespace
}  // namespace registry
