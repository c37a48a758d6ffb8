#include "tools/store_check/check_store.h"

#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/refusals/said_in_full.h"
#include "base/sql/sqlite/page_digest.h"
#include "base/sql/sqlite/sqlite.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/store_check/check_store_fixture.h"

namespace store_check {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::StartsWith;

TEST_F(CheckStoreTest, AStoreOfAServerIsWhole) {
  EXPECT_THAT(Findings(false), IsEmpty());
  EXPECT_THAT(Findings(true), IsEmpty());
}

TEST_F(CheckStoreTest, AChangedBitIsFoundByItsPage) {
  {
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(3 * kPage + 4000));
    file.put('\x5a');
  }
  EXPECT_THAT(Findings(false),
              Contains("pages: the page differs from its digest"));
}

// A change of the store, and what is found of it.
struct Damage {
  const char* sql;
  const char* finding;
};

constexpr Damage kOfPeople[] = {
    {"UPDATE person SET birth_day = birth_day + 1",
     "person: birth date or sex is not that of its content"},
    {"UPDATE person_name SET name = name || 'x'",
     "person_name: the name is not that of the content"},
    {"UPDATE person SET content = x'ff'", "person: the content is no person"},
    {"UPDATE number_count SET issued = issued + 1",
     "number_count: it is not how many numbers were issued on that day"},
    {"UPDATE person_name_key SET name_key = name_key + 1",
     "person_name_key: the keys are not those of the content"},
    {"INSERT INTO person_name_key SELECT name_key + 1, birth_day, person, "
     "revision, sex FROM person_name_key LIMIT 1",
     "person_name_key: there are keys of no name"},
    {"UPDATE document SET number = number || '7'",
     "document: a document of the content is not there"},
    {"UPDATE number_count SET retired = retired + 1",
     "number_count: it is not how many numbers were retired on that day"},
    {"DELETE FROM person_death", "number_retired: there is no such death"},
};

constexpr Damage kOfHouseholds[] = {
    {"UPDATE declaration SET score_ticks = score_ticks + 1; "
     "UPDATE score_input SET score_ticks = score_ticks + 1",
     "declaration: the score is not that of its content"},
    {"UPDATE declaration SET score_ticks = score_ticks - 1",
     "declaration: it has no input for scores, or another"},
    {"UPDATE member SET activity = 1 + activity % 7",
     "member: members are not those of the content"},
    {"UPDATE declaration SET content = x'ff'",
     "declaration: the content is no declaration"},
    {"DELETE FROM household WHERE household_ref = 'H1'",
     "declaration: its household is not registered"},
    {"UPDATE household SET household_ref = 'H9' WHERE household_ref = 'H1'",
     "household: sender and reference of the content lead to another"},
    {"UPDATE declaration SET replaces = 1 WHERE revision = 2",
     "declaration: it replaces one of another day, or none"},
    {"UPDATE declaration SET known_at_us = 1 WHERE position = 3",
     "declaration: its position is not in the order of recording"},
    {"DELETE FROM may_be_empty",
     "may_be_empty: a declaration all of whose members may be gone is not "
     "noted"},
    {"DELETE FROM may_be_empty_member",
     "may_be_empty_member: members are not those of the declaration"},
};

constexpr Damage kOfScores[] = {
    {"UPDATE score_input_end SET end_day = end_day + 1",
     "score_input_end: an input is in force until another day than it says"},
    {"UPDATE rescoring_block SET scores = x'040000000000'",
     "rescoring_block: it is no block of scores"},
    {"UPDATE rescoring_block SET scores = x'0401000000'",
     "rescoring_block: 1 scores are not those of the variables"},
    {"UPDATE rescoring_run SET households = households + 1",
     "rescoring_run: its figures are not those of the scores"},
    {"UPDATE rescoring_run SET not_usable_after = 4",
     "rescoring_run: its figures are not those of the scores"},
    {"INSERT INTO rescoring_crossing (run, programme, region, milieu, "
     "members, entered, left_it) VALUES (1, 'asd', 8, 2, 1, 1, 0)",
     "rescoring_crossing: who crossed a threshold is not what the scores "
     "say"},
    {"UPDATE formula_digest SET digest = randomblob(32)",
     "formula_digest: it is not that of the formula's figures"},
    {"UPDATE score_input_end SET known_at_us = known_at_us + 1",
     "score_input_end: nothing was declared of the household at that "
     "moment"},
};

constexpr Damage kOfEvents[] = {
    {"UPDATE coverage_event SET known_at_us = -sequence",
     "coverage_event: it is not in the order of recording"},
    {"UPDATE status_event SET known_at_us = -sequence",
     "status_event: it is not in the order of recording"},
    {"UPDATE store_state SET known_at_us = 5",
     "store_state: something was learned after it"},
};

TEST_F(CheckStoreTest, WhatIsStoredBesideAContentIsComputedAgain) {
  const std::string whole = Whole();
  const auto expect_each_found = [&](const auto& damages) {
    for (const Damage& one : damages) {
      Put(whole);
      Change(one.sql);
      EXPECT_THAT(Findings(true), Contains(one.finding)) << one.sql;
    }
  };
  expect_each_found(kOfPeople);
  expect_each_found(kOfHouseholds);
  expect_each_found(kOfScores);
  expect_each_found(kOfEvents);
}

// Bits that change under digests that agree, so that SQLite meets them: in the
// heads of pages most of all, where their structure stands.
TEST_F(CheckStoreTest, WhateverIsFoundIsSaidInThreeLanguages) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  std::mt19937 random(seed);
  const std::string whole = Whole();
  const std::uint64_t store = base::sql::StoreOfPage(whole.data(), kPage);
  const auto pages = whole.size() / kPage;
  const std::set<std::size_t> definitions = PagesOfDefinitions();
  std::int64_t findings = 0;
  for (int i = 0; i < 400; ++i) {
    std::string changed = whole;
    const std::size_t page = i % 4 == 0 ? 0 : random() % pages;
    // In a definition any name can come about, and is said as it is.
    const std::size_t range = page == 0 ? 100 : i % 2 == 0 ? 120 : 4'000;
    if (page != 0 && definitions.count(page + 1) != 0) continue;
    const std::size_t byte = page * kPage + random() % range;
    changed[byte] = static_cast<char>(changed[byte] ^ (1 << random() % 8));
    base::sql::StampPage(&changed[page * kPage], kPage,
                         static_cast<std::uint32_t>(page + 1), store);
    Put(changed);
    const auto summary = CheckStore(
        path_, {}, formulas::WithNext(),
        [](const Finding& finding) {
          base::refusals::ExpectSaidInFull(finding.what);
        },
        Ignore);
    if (summary.ok()) {
      findings += summary->findings;
    } else {
      base::refusals::ExpectSaidInFull(summary.status().message());
    }
  }
  EXPECT_GT(findings, 50);
}

// A table that is damaged is not counted, and no row of it is made up.
TEST_F(CheckStoreTest, TheRowsOfDamagedTablesAreNotCounted) {
  const auto check = [this] {
    return CheckStore(
               path_, {}, formulas::WithNext(), [](const Finding&) {}, Ignore)
        .value();
  };
  const std::string whole = Whole();
  const std::map<std::string, std::int64_t> right = [&check] {
    const auto rows = check().rows;
    return std::map<std::string, std::int64_t>(rows.begin(), rows.end());
  }();
  std::set<std::string> not_counted;
  for (std::size_t page = 0; page < whole.size() / kPage; ++page) {
    std::string changed = whole;
    changed[page * kPage + 2'000] ^= '\x04';
    Put(changed);
    const Summary summary = check();
    for (const auto& [table, rows] : summary.rows) {
      EXPECT_EQ(rows, right.at(table)) << table << ", page " << page + 1;
    }
    if (summary.rows.empty()) continue;  // of the schema
    EXPECT_EQ(summary.rows.size() + summary.not_counted.size(), right.size());
    not_counted.insert(summary.not_counted.begin(), summary.not_counted.end());
  }
  EXPECT_THAT(not_counted, IsSupersetOf({"person", "declaration", "number"}));
}

// Of a killed server's store the log is taken away.
TEST_F(CheckStoreTest, WritesThatAreMissingAreSaidInThreeLanguages) {
  const std::string before = Whole();
  {
    rpc_test::Register again({}, nullptr, nullptr, formulas::WithNext(),
                             scoring::ProgrammeSet::Load().value(), path_);
    rpc_test::RegisterClient client(again.channel());
    rsu::registry::v1::RegisterPersonRequest person;
    *person.mutable_person() = rpc_test::SomePerson("Z1");
    EXPECT_TRUE(client.Call(person).ok());
  }
  Put(before);
  EXPECT_THAT(Findings(false),
              ElementsAre(StartsWith(
                  "log: the database lacks writes that were answered; groups "
                  "of writes that are missing: ")));
}

// But for the mark, which the server left.
TEST_F(CheckStoreTest, NothingIsLeftBesideTheFile) {
  std::remove((path_ + ".lock").c_str());
  Findings(true);
  for (const char* ending : {"-wal", "-shm", ".lock", "-journal"}) {
    EXPECT_FALSE(std::ifstream(path_ + ending).good()) << ending;
  }
}

TEST_F(CheckStoreTest, AStoreInUseAndAFileOfOthersAreRefused) {
  const auto check = [](const std::string& path) {
    return CheckStore(
               path, {}, formulas::WithNext(), [](const Finding&) {}, Ignore)
        .status()
        .code();
  };
  {
    const auto driver = base::sql::SqliteDriver(path_, Ignore).value();
    EXPECT_EQ(check(path_), absl::StatusCode::kFailedPrecondition);
  }
  EXPECT_EQ(check(path_ + ".none"), absl::StatusCode::kNotFound);
  const std::string text = path_ + ".txt";
  std::ofstream(text) << "no database";
  EXPECT_EQ(check(text), absl::StatusCode::kFailedPrecondition);
  const std::string empty = path_ + ".empty";
  std::ofstream(empty) << "";
  const absl::Status status =
      CheckStore(
          empty, {}, formulas::WithNext(), [](const Finding&) {}, Ignore)
          .status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(status.message(),
            "the file " + empty + " is empty: there is no store in it");
}

}  // namespace
}  // namespace store_check
