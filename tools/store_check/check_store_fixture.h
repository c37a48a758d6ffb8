#ifndef TOOLS_STORE_CHECK_CHECK_STORE_FIXTURE_H_
#define TOOLS_STORE_CHECK_CHECK_STORE_FIXTURE_H_

#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/refusals/said_in_full.h"
#include "base/sql/connection.h"
#include "base/sql/sqlite/sqlite.h"
#include "gtest/gtest.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/rescoring_fixture.h"
#include "tools/store_check/check_store.h"

namespace store_check {

inline constexpr std::size_t kPage = 4096;

inline void Ignore(const std::string&) {}

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

}  // namespace store_check

#endif  // TOOLS_STORE_CHECK_CHECK_STORE_FIXTURE_H_
