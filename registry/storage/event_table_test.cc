// The rows of a kind of events that is made up here: what a kind needs.

#include "registry/storage/event_table.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/sql/contract/engine.h"
#include "base/sql/database.h"
#include "base/sql/migrations.h"
#include "base/status_macros.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "registry/storage/event_appender_fixture.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Value;
using base::sql::WriteSession;
using ::testing::ElementsAre;

constexpr base::sql::Migration kSchema[] = {{1, "a made-up kind", R"sql(
CREATE TABLE number_retired (
  number        INTEGER NOT NULL PRIMARY KEY,
  successor     INTEGER,
  retired_at_us INTEGER NOT NULL
);
CREATE TABLE grant_event (
  person        INTEGER NOT NULL,
  sequence      INTEGER NOT NULL,
  effective_day INTEGER NOT NULL,
  known_at_us   INTEGER NOT NULL,
  source        TEXT    NOT NULL,
  months        INTEGER NOT NULL,
  school        TEXT    NOT NULL,
  PRIMARY KEY (person, sequence),
  UNIQUE (person, source, months, school, effective_day)
);
)sql"}};

const idcs::IdcsNumber kPerson = idcs::IdcsNumber::FromValue(2013023805);
const idcs::IdcsNumber kTwice = idcs::IdcsNumber::FromValue(4081632653);

EventRow Grant(int months, absl::string_view school) {
  return {"ONOUSC",
          base::Date::FromDayNumber(20000),
          {Value::Integer(months), Value::Text(school)}};
}

class EventTableTest : public base::sql::EngineTest {
 protected:
  EventTableTest() : database_(OpenDatabase(NewStore(), &clock_, kSchema)) {}

  void Write(const std::function<absl::Status(WriteSession&)>& write) {
    const absl::Status status = database_->WriteAndWait(write);
    ASSERT_TRUE(status.ok()) << status;
  }

  // "6 months, Rabat, 2013023805".
  static std::string Line(const Row& row, const StoredEvent& stored) {
    return absl::StrCat(row.Integer(0), " months, ", row.Text(1), ", ",
                        stored.recorded_under.ToString());
  }

  std::vector<std::string> Lines(WriteSession& session, bool merged) const {
    std::vector<std::string> lines;
    const absl::Status read =
        table_.ForEach(session, kPerson, merged, session.known_at_us(),
                       [&lines](const Row& row, const StoredEvent& stored) {
                         lines.push_back(Line(row, stored));
                       });
    EXPECT_TRUE(read.ok()) << read;
    return lines;
  }

  std::vector<std::string> Lines(WriteSession& session,
                                 const HistoryPart& part) const {
    std::vector<std::string> lines;
    const absl::Status read =
        table_.ForEachOf(session, kPerson, part,
                         [&lines](const Row& row, const StoredEvent& stored) {
                           lines.push_back(Line(row, stored));
                         });
    EXPECT_TRUE(read.ok()) << read;
    return lines;
  }

  base::SystemClock clock_;
  std::unique_ptr<base::sql::Database> database_;
  const EventTable table_{"grant_event", {"months", "school"}};
};
RSU_WITH_EVERY_ENGINE(EventTableTest);

TEST_P(EventTableTest, WhatEveryEventHasComesBack) {
  Write([this](WriteSession& session) {
    EventAppender appender(&session, &table_);
    EXPECT_TRUE(appender.Append(kPerson, Grant(6, "Rabat")));
    EXPECT_EQ(appender.last_sequence(), 1);
    return table_.ForEach(
        session, kPerson, false, session.known_at_us(),
        [&](const Row&, const StoredEvent& stored) {
          const ReportedEvent event = stored.Reported();
          EXPECT_EQ(event.source(), "ONOUSC");
          EXPECT_EQ(event.idcs(), "2013023805");
          EXPECT_EQ(event.person_ref(), "");
          EXPECT_EQ(event.effective_date().day_number(), 20000);
          EXPECT_EQ(stored.known_at_us, session.known_at_us());
        });
  });
}

TEST_P(EventTableTest, ARowThatIsAlikeToTheLastFieldIsKnown) {
  Write([this](WriteSession& session) {
    EventAppender appender(&session, &table_);
    const EventRow row = Grant(6, "Rabat");
    EXPECT_FALSE(appender.Has(kPerson, row));
    EXPECT_TRUE(appender.Append(kPerson, row));
    EXPECT_TRUE(appender.Has(kPerson, row));
    EXPECT_FALSE(appender.Has(kTwice, row));
    EXPECT_FALSE(appender.Append(kPerson, row));
    EXPECT_EQ(appender.last_sequence(), 1);
    EXPECT_FALSE(appender.Has(kPerson, Grant(7, "Rabat")));
    EXPECT_FALSE(appender.Has(kPerson, Grant(6, "Fes")));
    EXPECT_TRUE(appender.Append(kPerson, Grant(6, "Fes")));
    EXPECT_EQ(appender.last_sequence(), 2);
    return absl::OkStatus();
  });
}

TEST_P(EventTableTest, EventsOfPeopleWhoAreOneStayInTheirOrder) {
  Write([this](WriteSession& session) {
    EventAppender appender(&session, &table_);
    for (const auto& [person, school] :
         {std::pair(kPerson, "Rabat"), std::pair(kTwice, "Fes"),
          std::pair(kPerson, "Taza")}) {
      EXPECT_TRUE(appender.Append(person, Grant(6, school)));
    }
    EXPECT_FALSE(appender.HasOf(kPerson, Grant(6, "Fes")));
    RSU_RETURN_IF_ERROR(
        session
            .Execute("INSERT INTO number_retired VALUES ($1, $2, $3)",
                     {Value::Integer(kTwice.value()),
                      Value::Integer(kPerson.value()),
                      Value::Integer(session.known_at_us())})
            .status());
    EXPECT_TRUE(appender.HasOf(kPerson, Grant(6, "Fes")));
    EXPECT_TRUE(appender.HasOf(kPerson, Grant(6, "Taza")));
    EXPECT_FALSE(appender.HasOf(kPerson, Grant(7, "Fes")));
    EXPECT_FALSE(appender.HasOf(kTwice, Grant(6, "Taza")));
    const std::int64_t now = session.known_at_us();
    EXPECT_THAT(Lines(session, false),
                ElementsAre("6 months, Rabat, 2013023805",
                            "6 months, Taza, 2013023805"));
    EXPECT_THAT(
        Lines(session, true),
        ElementsAre("6 months, Rabat, 2013023805", "6 months, Fes, 4081632653",
                    "6 months, Taza, 2013023805"));
    EXPECT_THAT(Lines(session, HistoryPart{now, 1, 1}),
                ElementsAre("6 months, Fes, 4081632653"));
    EXPECT_THAT(
        Lines(session, HistoryPart{now, 1, 9}),
        ElementsAre("6 months, Fes, 4081632653", "6 months, Taza, 2013023805"));
    EXPECT_THAT(Lines(session, HistoryPart{now - 1, 0, 9}), ElementsAre());
    return absl::OkStatus();
  });
}

}  // namespace
}  // namespace registry
