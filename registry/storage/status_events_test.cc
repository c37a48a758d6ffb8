// Status events in stores of before and after there were more statuses.

#include "registry/storage/status_events.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/sql/contract/engine.h"
#include "base/sql/database.h"
#include "base/status_macros.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/status.pb.h"
#include "registry/storage/event_appender_fixture.h"
#include "tools/server/schema/store_schema.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::sql::Database;
using base::sql::Value;
using base::sql::WriteSession;

constexpr char kNumber[] = "2013023805";
constexpr char kRaiser[] = "4081632653";

idcs::IdcsNumber Number(const char* text) {
  return idcs::IdcsNumber::Parse(text).value();
}

class StatusEventsTest : public base::sql::EngineTest {
 protected:
  StatusEventsTest() : store_(NewStore()) {}

  // With the migrations up to the one of that name, or with all.
  std::unique_ptr<Database> Open(absl::string_view last = "") {
    const auto all = server::SchemaMigrations();
    std::size_t count = 0;
    while (count < all.size() && (count == 0 || all[count - 1].name != last)) {
      ++count;
    }
    return OpenDatabase(store_, &clock_, all.first(count));
  }

  static void Write(Database& database,
                    const std::function<absl::Status(WriteSession&)>& write) {
    const absl::Status status = database.WriteAndWait(write);
    ASSERT_TRUE(status.ok()) << status;
  }

  static absl::Status InsertNumber(WriteSession& session) {
    return session
        .Execute(
            "INSERT INTO number (number, kind, issued_at_us, caller) "
            "VALUES ($1, 1, 1, '')",
            {Value::Integer(Number(kNumber).value())})
        .status();
  }

  const std::string store_;
  base::SystemClock clock_;
};
RSU_WITH_EVERY_ENGINE(StatusEventsTest);

TEST_P(StatusEventsTest, WhatAnOlderStoreHoldsStaysAsItWas) {
  Write(*Open("digests of formulas"), [](WriteSession& session) {
    RSU_RETURN_IF_ERROR(InsertNumber(session));
    return session
        .Execute(
            "INSERT INTO status_event (person, sequence, effective_day, "
            "known_at_us, source, change, status) "
            "VALUES ($1, 7, 20000, 5, 'ONOUSC', 1, 3)",
            {Value::Integer(Number(kNumber).value())})
        .status();
  });
  const auto database = Open();
  Write(*database, [](WriteSession& session) {
    PersonSummary summary;
    summary.has_statuses = true;
    const auto events =
        FindRecordedStatuses(session, Number(kNumber), summary, 5).value();
    EXPECT_EQ(events.size(), 1u);
    EXPECT_EQ(events.at(0).status, PersonStatus::kStudent);
    EXPECT_EQ(events.at(0).source, "ONOUSC");
    EXPECT_EQ(events.at(0).effective_date.day_number(), 20000);
    EXPECT_EQ(events.at(0).raised_by, std::nullopt);
    EXPECT_EQ(events.at(0).school_level, std::nullopt);
    EXPECT_TRUE(
        FindRecordedStatuses(session, Number(kNumber), summary, 4)->empty());
    // The list of then is still known.
    v1::StatusEvent again;
    again.set_source("ONOUSC");
    again.set_event(v1::StatusEvent::BEGAN);
    again.set_status(v1::PersonStatus::STUDENT);
    again.set_idcs(kNumber);
    again.set_effective_date(base::Date::FromDayNumber(20000).ToString());
    const StatusEvent event = StatusEvent::Read(again).value();
    EXPECT_FALSE(EventAppender(&session, &StatusEvents())
                     .Append(Number(kNumber), RowOf(event)));
    return absl::OkStatus();
  });
}

TEST_P(StatusEventsTest, EveryFieldComesBack) {
  const auto database = Open();
  Write(*database, [](WriteSession& session) {
    RSU_RETURN_IF_ERROR(InsertNumber(session));
    v1::StatusEvent raised;
    raised.set_source("COURT");
    raised.set_event(v1::StatusEvent::BEGAN);
    raised.set_status(v1::PersonStatus::RAISED_BY);
    raised.set_idcs(kNumber);
    raised.set_effective_date("2025-09-01");
    raised.set_raised_by(kRaiser);
    raised.set_title(v1::RaisingTitle::KAFALA);
    v1::StatusEvent studies = raised;
    studies.set_status(v1::PersonStatus::STUDENT);
    studies.clear_raised_by();
    studies.clear_title();
    studies.set_school_level(v1::SchoolLevel::LOWER_SECONDARY);
    EventAppender appender(&session, &StatusEvents());
    const StatusEvent raised_event = StatusEvent::Read(raised).value();
    const StatusEvent studies_event = StatusEvent::Read(studies).value();
    for (const StatusEvent* event : {&raised_event, &studies_event}) {
      EXPECT_TRUE(appender.Append(Number(kNumber), RowOf(*event)));
    }
    PersonSummary summary;
    summary.has_statuses = true;
    const auto events = FindRecordedStatuses(session, Number(kNumber), summary,
                                             session.known_at_us())
                            .value();
    EXPECT_EQ(events.size(), 2u);
    EXPECT_EQ(events.at(0).raised_by, Number(kRaiser));
    EXPECT_EQ(events.at(0).title, RaisingTitle::kKafala);
    EXPECT_EQ(events.at(0).school_level, std::nullopt);
    EXPECT_EQ(events.at(1).raised_by, std::nullopt);
    EXPECT_EQ(events.at(1).title, std::nullopt);
    EXPECT_EQ(events.at(1).school_level, SchoolLevel::kLowerSecondary);
    return absl::OkStatus();
  });
}

}  // namespace
}  // namespace registry
