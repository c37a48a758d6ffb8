#include "tools/store_check/check_store.h"

#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/refusals/said_in_full.h"
#include "base/sql/connection.h"
#include "base/sql/sqlite/page_digest.h"
#include "base/sql/sqlite/sqlite.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/rescoring_fixture.h"

namespace store_check {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::StartsWith;

constexpr std::size_t kPage = 4096;

void Ignore(const std::string&) {}

class CheckStoreTest : public testing::Test {
 protected:
  CheckStoreTest() {
    rpc_test::Register source({}, nullptr, nullptr, formulas::WithNext());
    rpc_test::RegisterClient client(source.channel());
    std::vector<std::string> people;
    for (int i = 0; i < 5; ++i) {
      rsu::registry::v1::RegisterPersonRequest person;
      *person.mutable_person() = rpc_test::SomePerson(absl::StrCat("A", i));
      const std::string idcs = client.Call(person).reply.idcs();
      people.push_back(idcs);
      const std::string reference = absl::StrCat("H", i);
      for (const char* day : {"2026-03-01", "2026-01-01", "2026-05-01"}) {
        EXPECT_TRUE(
            client.Call(rpc_test::SomeDeclaration(reference, day, {idcs}))
                .ok());
      }
    }
    using rsu::registry::v1::InsuredRole;
    using rsu::registry::v1::PersonStatus;
    for (const char* day : {"2026-02-01", "2026-03-01"}) {
      EXPECT_TRUE(client
                      .Call(rpc_test::CoverOpened(people.front(),
                                                  InsuredRole::PRINCIPAL, day))
                      .ok());
      EXPECT_TRUE(client
                      .Call(rpc_test::StatusReported(
                          people.front(), PersonStatus::SEVERE_DISABILITY, day))
                      .ok());
    }
    EXPECT_TRUE(client.Call(rpc_test::Death(people.back(), "2026-06-01")).ok());
    const auto run = client.Call(rpc_test::To("next"));
    rsu::jobs::v1::GetRescoringRunRequest get;
    get.set_name(run.reply.name());
    while (client.Call(get).reply.state() !=
           rsu::jobs::v1::RescoringRun::SUCCEEDED) {
    }
    path_ = source.database_path();
  }

  // Each finding as `PLACE: WHAT`.
  std::vector<std::string> Findings(bool deep) {
    std::vector<std::string> findings;
    Options options;
    options.deep = deep;
    const scoring::FormulaSet formulas = formulas::WithNext();
    const auto summary = CheckStore(
        path_, options, formulas,
        [&findings](const Finding& finding) {
          findings.push_back(absl::StrCat(finding.place, ": ", finding.what));
          base::refusals::ExpectSaidInFull(finding.what);
        },
        Ignore);
    EXPECT_TRUE(summary.ok()) << summary.status();
    if (summary.ok()) {
      EXPECT_EQ(summary->findings, static_cast<std::int64_t>(findings.size()));
      EXPECT_TRUE(summary->digests);
    }
    return findings;
  }

  // Changes the store behind the program's back, digests and all.
  void Change(const std::string& sql) {
    const auto driver = base::sql::SqliteDriver(path_, Ignore).value();
    const auto writer = driver->OpenWriter().value();
    ASSERT_TRUE(writer->ExecuteScript("PRAGMA foreign_keys=OFF").ok());
    const absl::Status status = writer->ExecuteScript(sql);
    ASSERT_TRUE(status.ok()) << status;
  }

  // The store as bytes, and with these bytes and nothing beside it.
  std::string Whole() const {
    std::ifstream file(path_, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }
  void Put(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
    for (const char* ending : {"-wal", "-shm"}) {
      std::remove((path_ + ending).c_str());
    }
  }

  // The numbers of the pages in which the tables are defined.
  std::set<std::size_t> PagesOfDefinitions() const {
    const auto driver = base::sql::SqliteDriver(path_, Ignore).value();
    const auto reader = driver->OpenReader().value();
    std::set<std::size_t> pages;
    EXPECT_TRUE(
        reader
            ->Query("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'",
                    {},
                    [&pages](const base::sql::Row& row) {
                      pages.insert(static_cast<std::size_t>(row.Integer(0)));
                      return absl::OkStatus();
                    })
            .ok());
    return pages;
  }

  std::string path_;
};

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

TEST_F(CheckStoreTest, WhatIsStoredBesideAContentIsComputedAgain) {
  struct Case {
    const char* sql;
    const char* finding;
  };
  const Case cases[] = {
      {"UPDATE declaration SET score_ticks = score_ticks + 1; "
       "UPDATE score_input SET score_ticks = score_ticks + 1",
       "declaration: the score is not that of its content"},
      {"UPDATE declaration SET score_ticks = score_ticks - 1",
       "declaration: it has no input for scores, or another"},
      {"UPDATE member SET activity = 1 + activity % 7",
       "member: members are not those of the content"},
      {"UPDATE score_input_end SET end_day = end_day + 1",
       "score_input_end: an input is in force until another day than it says"},
      {"UPDATE rescoring_block SET scores = x'040000000000'",
       "rescoring_block: it is no block of scores"},
      {"UPDATE rescoring_block SET scores = x'0401000000'",
       "rescoring_block: 1 scores are not those of the variables"},
      {"UPDATE person SET birth_day = birth_day + 1",
       "person: birth date or sex is not that of its content"},
      {"UPDATE person_name SET name = name || 'x'",
       "person_name: the name is not that of the content"},
      {"UPDATE person SET content = x'ff'", "person: the content is no person"},
      {"UPDATE declaration SET content = x'ff'",
       "declaration: the content is no declaration"},
      {"UPDATE number_count SET issued = issued + 1",
       "number_count: it is not how many numbers were issued on that day"},
      {"DELETE FROM household WHERE household_ref = 'H1'",
       "declaration: its household is not registered"},
      {"UPDATE household SET household_ref = 'H9' WHERE household_ref = 'H1'",
       "household: sender and reference of the content lead to another"},
      {"UPDATE person_name_key SET name_key = name_key + 1",
       "person_name_key: the keys are not those of the content"},
      {"INSERT INTO person_name_key SELECT name_key + 1, birth_day, person, "
       "revision, sex FROM person_name_key LIMIT 1",
       "person_name_key: there are keys of no name"},
      {"UPDATE document SET number = number || '7'",
       "document: a document of the content is not there"},
      {"UPDATE number_count SET retired = retired + 1",
       "number_count: it is not how many numbers were retired on that day"},
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
      {"UPDATE declaration SET replaces = 1 WHERE revision = 2",
       "declaration: it replaces one of another day, or none"},
      {"UPDATE declaration SET known_at_us = 1 WHERE position = 3",
       "declaration: its position is not in the order of recording"},
      {"UPDATE score_input_end SET known_at_us = known_at_us + 1",
       "score_input_end: nothing was declared of the household at that "
       "moment"},
      {"UPDATE coverage_event SET known_at_us = -sequence",
       "coverage_event: it is not in the order of recording"},
      {"UPDATE status_event SET known_at_us = -sequence",
       "status_event: it is not in the order of recording"},
      {"DELETE FROM may_be_empty",
       "may_be_empty: a declaration all of whose members may be gone is not "
       "noted"},
      {"DELETE FROM may_be_empty_member",
       "may_be_empty_member: members are not those of the declaration"},
      {"DELETE FROM person_death", "number_retired: there is no such death"},
      {"UPDATE store_state SET known_at_us = 5",
       "store_state: something was learned after it"},
  };
  const std::string whole = Whole();
  for (const Case& one : cases) {
    Put(whole);
    Change(one.sql);
    EXPECT_THAT(Findings(true), Contains(one.finding)) << one.sql;
  }
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

constexpr char kNotNoted[] =
    "may_be_empty: a declaration all of whose members may be gone is not noted";

class StoreOfGonePeopleTest : public CheckStoreTest {
 protected:
  StoreOfGonePeopleTest() {
    namespace v1 = rsu::registry::v1;
    {
      rpc_test::Register source({}, nullptr, nullptr, formulas::WithNext());
      rpc_test::RegisterClient client(source.channel());
      const auto person = [&client](const std::string& document) {
        v1::RegisterPersonRequest request;
        *request.mutable_person() = rpc_test::SomePerson(document);
        return client.Call(request).reply.idcs();
      };
      const auto declare = [&](const std::string& reference, int cars,
                               const std::vector<std::string>& members,
                               const char* day = "2026-01-01") {
        auto request = rpc_test::SomeDeclaration(reference, day, members);
        request.mutable_declaration()->mutable_assets()->set_cars(cars);
        const auto declared = client.Call(request);
        EXPECT_TRUE(declared.ok()) << declared.status;
      };
      const std::string dies = person("A");
      const std::string moves = person("B");
      const std::string stays = person("C");
      const std::string twice = person("D");
      const std::string dead = person("E");
      declare("DIES", 0, {dies});
      declare("DIES", 1, {dies});
      EXPECT_TRUE(client.Call(rpc_test::Death(dies, "2026-03-01")).ok());
      declare("MOVES", 0, {moves});
      declare("MOVES", 1, {moves});
      declare("OTHER", 0, {person("F"), moves}, "2026-04-01");
      // The merge corrects the declaration at its own moment.
      declare("MERGED", 0, {stays, twice});
      EXPECT_TRUE(client.Call(rpc_test::Merging(twice, stays)).ok());
      // Corrected after the death: both are read, at different moments.
      declare("LATE", 0, {dead});
      EXPECT_TRUE(client.Call(rpc_test::Death(dead, "2026-03-01")).ok());
      declare("LATE", 1, {dead});
      path_ = source.database_path();
    }
  }

  std::int64_t Number(const std::string& query) {
    const auto driver = base::sql::SqliteDriver(path_, Ignore).value();
    const auto reader = driver->OpenReader().value();
    std::int64_t number = 0;
    EXPECT_TRUE(reader
                    ->Query(query, {},
                            [&number](const base::sql::Row& row) {
                              number = row.Integer(0);
                              return absl::OkStatus();
                            })
                    .ok());
    return number;
  }
};

// A declaration that was corrected is read no more as known from that moment
// on: it needs a note if its members were gone before, and only then.
TEST_F(StoreOfGonePeopleTest, ADeclarationCorrectedBeforeNeedsNoNote) {
  EXPECT_THAT(Findings(true), IsEmpty());
  Change("DELETE FROM may_be_empty; DELETE FROM may_be_empty_member");
  // DIES/2, MOVES/2, MERGED/2, LATE/1 and LATE/2.
  EXPECT_THAT(Findings(true), ElementsAre(kNotNoted, kNotNoted, kNotNoted,
                                          kNotNoted, kNotNoted));
}

// As known from after the step on: what was known before stays. Stores of
// versions before that of page digests have no row that tells their last write.
TEST_F(StoreOfGonePeopleTest, NotesOfAnOlderStoreAreMadeAtTheNextStart) {
  for (const char* state : {"", "DELETE FROM store_state;"}) {
    Change(absl::StrCat(
        state,
        "DELETE FROM may_be_empty; DELETE FROM may_be_empty_member;"
        "PRAGMA user_version = 18"));
    std::remove((path_ + ".mark").c_str());
    const std::int64_t before_us = base::SystemClock().NowMicros() - 1'000;
    {
      rpc_test::Register newer({}, nullptr, nullptr, formulas::WithNext(),
                               scoring::ProgrammeSet::Load().value(), path_);
    }
    EXPECT_THAT(Findings(true), IsEmpty());
    EXPECT_GT(Number("SELECT min(known_at_us) FROM may_be_empty"), before_us);
    EXPECT_LE(Number("SELECT max(known_at_us) FROM may_be_empty"),
              base::SystemClock().NowMicros() + 1'000);
  }
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
