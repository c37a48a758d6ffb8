// Sessions, snapshots, savepoints and migrations: what every engine does alike.

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/sql/contract/engine.h"
#include "base/sql/migrations.h"
#include "base/sql/rows.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

using ::testing::ElementsAre;

constexpr Migration kNotes[] = {
    {1, "notes",
     "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL "
     "CHECK (length(text) < 10), bytes BLOB)"},
    {2, "tags",
     "CREATE TABLE tag (note INTEGER NOT NULL REFERENCES note (id), "
     "name TEXT NOT NULL, PRIMARY KEY (note, name)) /* ordered by key */"},
};

class SessionTest : public EngineTest {
 protected:
  SessionTest() : driver_(OpenDriver(NewStore())) {
    writer_ = driver_->OpenWriter().value();
    EXPECT_THAT(Migrate(*writer_, kNotes), IsOk());
  }

  absl::Status Insert(int id, absl::string_view text) {
    return Change(*writer_, "INSERT INTO note (id, text) VALUES ($1, $2)",
                  {Value::Integer(id), Value::Text(text)});
  }

  static std::vector<std::string> Texts(Session& session) {
    return AllRows(session, "SELECT text FROM note ORDER BY id", {},
                   [](const Row& row) { return std::string(row.Text(0)); })
        .value();
  }

  std::unique_ptr<Driver> driver_;
  std::unique_ptr<Connection> writer_;
};
RSU_WITH_EVERY_ENGINE(SessionTest);

TEST_P(SessionTest, ParametersAreTakenByNumber) {
  const std::string bytes("\0\xff", 2);
  EXPECT_EQ(
      writer_
          ->Execute(
              "INSERT INTO note (text, id, bytes) VALUES ($2, $1, $3)",
              {Value::Integer(7), Value::Text("seven"), Value::Bytes(bytes)})
          .value(),
      1);
  EXPECT_THAT(Texts(*writer_), ElementsAre("seven"));
  EXPECT_EQ(
      ExactlyOneRow(*writer_, "SELECT bytes FROM note WHERE id = $1",
                    {Value::Integer(7)},
                    [](const Row& row) { return std::string(row.Bytes(0)); })
          .value(),
      bytes);
  EXPECT_THAT(writer_->Execute("DELETE FROM note", {Value::Integer(1)}),
              HasCode(absl::StatusCode::kInternal));
}

TEST_P(SessionTest, ANullIsNoValue) {
  ASSERT_THAT(Insert(1, "one"), IsOk());
  ASSERT_THAT(writer_->Query("SELECT bytes, text FROM note", {},
                             [](const Row& row) {
                               EXPECT_TRUE(row.IsNull(0));
                               EXPECT_EQ(row.Bytes(0), "");
                               EXPECT_FALSE(row.IsNull(1));
                               return absl::OkStatus();
                             }),
              IsOk());
}

TEST_P(SessionTest, AConditionIsATruth) {
  ASSERT_THAT(Insert(1, "one"), IsOk());
  const auto exists = [this](int id) {
    return ExactlyOneRow(*writer_,
                         "SELECT EXISTS (SELECT 1 FROM note WHERE id = $1)",
                         {Value::Integer(id)}, FirstTruth)
        .value();
  };
  EXPECT_TRUE(exists(1));
  EXPECT_FALSE(exists(2));
}

TEST_P(SessionTest, HowManyRowsAStatementChangedIsSaid) {
  ASSERT_THAT(Insert(1, "one"), IsOk());
  ASSERT_THAT(Insert(2, "two"), IsOk());
  EXPECT_EQ(writer_->Execute("UPDATE note SET text = 'new'", {}).value(), 2);
  EXPECT_EQ(writer_
                ->Execute("INSERT INTO note (id, text) VALUES (1, 'again') "
                          "ON CONFLICT DO NOTHING",
                          {})
                .value(),
            0);
  EXPECT_EQ(writer_->Execute("DELETE FROM note WHERE id > 5", {}).value(), 0);
}

TEST_P(SessionTest, AnErrorOfARowEndsTheQuery) {
  ASSERT_THAT(Insert(1, "one"), IsOk());
  ASSERT_THAT(Insert(2, "two"), IsOk());
  int rows = 0;
  EXPECT_THAT(writer_->Query("SELECT id FROM note", {},
                             [&rows](const Row&) {
                               ++rows;
                               return absl::AbortedError("enough");
                             }),
              HasCode(absl::StatusCode::kAborted));
  EXPECT_EQ(rows, 1);
  // And the session goes on.
  EXPECT_EQ(Texts(*writer_).size(), 2u);
}

TEST_P(SessionTest, ErrorsHaveOneMeaningEach) {
  EXPECT_THAT(Insert(1, "one"), IsOk());
  EXPECT_THAT(Insert(1, "one"), HasCode(absl::StatusCode::kAlreadyExists));
  EXPECT_THAT(
      writer_->Execute("INSERT INTO tag (note, name) VALUES (9, 'n')", {}),
      HasCode(absl::StatusCode::kInternal));  // no note has this number
  EXPECT_THAT(Insert(2, "far too long"), HasCode(absl::StatusCode::kInternal));
  EXPECT_THAT(writer_->Execute("SELECT nonsense", {}),
              HasCode(absl::StatusCode::kInternal));
}

TEST_P(SessionTest, AReaderSeesOneMoment) {
  auto reader = driver_->OpenReader().value();
  ASSERT_THAT(reader->BeginRead(), IsOk());
  EXPECT_THAT(Texts(*reader), ElementsAre());
  ASSERT_THAT(Insert(1, "new"), IsOk());
  EXPECT_THAT(Texts(*reader), ElementsAre());
  reader->Rollback();
  ASSERT_THAT(reader->BeginRead(), IsOk());
  EXPECT_THAT(Texts(*reader), ElementsAre("new"));
}

TEST_P(SessionTest, AReaderOnlyReads) {
  auto reader = driver_->OpenReader().value();
  ASSERT_THAT(reader->BeginRead(), IsOk());
  EXPECT_FALSE(
      Change(*reader, "INSERT INTO note (id, text) VALUES (1, 'no')", {}).ok());
  reader->Rollback();
  EXPECT_THAT(Texts(*writer_), ElementsAre());
}

TEST_P(SessionTest, WhatWasNotCommittedIsNotThere) {
  ASSERT_THAT(writer_->BeginWrite(), IsOk());
  ASSERT_THAT(Insert(1, "one"), IsOk());
  EXPECT_TRUE(writer_->InTransaction());
  writer_->Rollback();
  EXPECT_FALSE(writer_->InTransaction());
  EXPECT_THAT(Texts(*writer_), ElementsAre());

  ASSERT_THAT(writer_->BeginWrite(), IsOk());
  ASSERT_THAT(Insert(2, "two"), IsOk());
  ASSERT_THAT(writer_->Commit(), IsOk());
  writer_->Rollback();  // of nothing
  EXPECT_THAT(Texts(*driver_->OpenReader().value()), ElementsAre("two"));
}

TEST_P(SessionTest, ASavepointIsUndoneAlone) {
  ASSERT_THAT(writer_->BeginWrite(), IsOk());
  ASSERT_THAT(Insert(1, "before"), IsOk());
  ASSERT_THAT(writer_->SetSavepoint(), IsOk());
  ASSERT_THAT(Insert(2, "undone"), IsOk());
  // Also after an error of the engine.
  EXPECT_THAT(Insert(1, "again"), HasCode(absl::StatusCode::kAlreadyExists));
  ASSERT_THAT(writer_->RollbackToSavepoint(), IsOk());
  ASSERT_THAT(writer_->ReleaseSavepoint(), IsOk());
  EXPECT_TRUE(writer_->InTransaction());
  ASSERT_THAT(writer_->SetSavepoint(), IsOk());
  ASSERT_THAT(Insert(3, "after"), IsOk());
  ASSERT_THAT(writer_->ReleaseSavepoint(), IsOk());
  ASSERT_THAT(writer_->Commit(), IsOk());
  EXPECT_THAT(Texts(*writer_), ElementsAre("before", "after"));
}

TEST_P(SessionTest, QuestionsOfAKnownNumberOfRows) {
  ASSERT_THAT(Insert(1, "one"), IsOk());
  constexpr char kId[] = "SELECT id FROM note WHERE text = $1";
  const auto found = [&](absl::string_view text) {
    return OneRowOrNone(*writer_, kId, {Value::Text(text)}, FirstInteger);
  };
  EXPECT_EQ(found("one").value(), 1);
  EXPECT_EQ(found("two").value(), std::nullopt);
  EXPECT_EQ(IntegerOrZero(*writer_, kId, {Value::Text("two")}).value(), 0);
  // A null, too, is none.
  EXPECT_EQ(IntegerOrZero(*writer_, "SELECT max(id) FROM note WHERE id > 5", {})
                .value(),
            0);
  EXPECT_THAT(ExactlyOneRow(*writer_, kId, {Value::Text("two")}, FirstInteger),
              HasCode(absl::StatusCode::kInternal));
}

TEST_P(SessionTest, TextsOrderByTheirBytes) {
  int id = 0;
  for (const char* text : {"é", "b", "Z", "a", "ز"}) {
    ASSERT_THAT(Insert(++id, text), IsOk());
  }
  EXPECT_THAT(AllRows(*writer_, "SELECT text FROM note ORDER BY text", {},
                      [](const Row& row) { return std::string(row.Text(0)); })
                  .value(),
              ElementsAre("Z", "a", "b", "é", "ز"));
}

class MigrationTest : public EngineTest {};
RSU_WITH_EVERY_ENGINE(MigrationTest);

TEST_P(MigrationTest, StepsRunOnceAndOnlyForward) {
  const auto driver = OpenDriver(NewStore());
  const auto writer = driver->OpenWriter().value();
  EXPECT_EQ(writer->SchemaVersion().value(), 0);
  ASSERT_THAT(Migrate(*writer, absl::MakeSpan(kNotes, 1)), IsOk());
  EXPECT_EQ(writer->SchemaVersion().value(), 1);
  ASSERT_THAT(Migrate(*writer, kNotes), IsOk());
  ASSERT_THAT(Migrate(*writer, kNotes), IsOk());
  EXPECT_EQ(writer->SchemaVersion().value(), 2);
  // An older program must not touch what a newer one wrote.
  EXPECT_THAT(Migrate(*writer, absl::MakeSpan(kNotes, 1)),
              HasCode(absl::StatusCode::kFailedPrecondition));
}

TEST_P(MigrationTest, AStepThatFailsLeavesNothing) {
  const auto driver = OpenDriver(NewStore());
  const auto writer = driver->OpenWriter().value();
  const Migration broken[] = {
      kNotes[0],
      kNotes[1],
      {3, "broken", "CREATE TABLE third (x INTEGER); SELECT nonsense"}};
  EXPECT_THAT(Migrate(*writer, broken), HasCode(absl::StatusCode::kInternal));
  EXPECT_EQ(writer->SchemaVersion().value(), 2);
  EXPECT_FALSE(writer->Execute("SELECT * FROM third", {}).ok());
}

TEST_P(MigrationTest, AGapIsRefused) {
  const auto driver = OpenDriver(NewStore());
  const auto writer = driver->OpenWriter().value();
  EXPECT_THAT(Migrate(*writer, absl::MakeSpan(kNotes + 1, 1)),
              HasCode(absl::StatusCode::kInternal));
}

TEST_P(MigrationTest, AStepOfAnotherEngineIsPassedOver) {
  const auto driver = OpenDriver(NewStore());
  const auto writer = driver->OpenWriter().value();
  EXPECT_EQ(writer->engine(), GetParam().name);
  const Migration steps[] = {
      kNotes[0],
      {2, "tags", "nonsense", "another"},
      {2, "tags", kNotes[1].sql, writer->engine()},
  };
  ASSERT_THAT(Migrate(*writer, steps), IsOk());
  EXPECT_EQ(writer->SchemaVersion().value(), 2);
  EXPECT_EQ(IntegerOrZero(*writer, "SELECT count(*) FROM tag", {}).value(), 0);
}

TEST_P(MigrationTest, TheMomentOfAStepIsThatOfTheClock) {
  const auto driver = OpenDriver(NewStore());
  const auto writer = driver->OpenWriter().value();
  const Migration steps[] = {{1, "moment",
                              "CREATE TABLE moment (us INTEGER NOT NULL);"
                              "INSERT INTO moment (us) SELECT now_us();"}};
  // To the millisecond.
  const std::int64_t before_us = SystemClock().NowMicros() - 1'000;
  ASSERT_THAT(Migrate(*writer, steps), IsOk());
  const std::int64_t us =
      IntegerOrZero(*writer, "SELECT us FROM moment", {}).value();
  EXPECT_GE(us, before_us);
  EXPECT_LE(us, SystemClock().NowMicros() + 1'000);
}

}  // namespace
}  // namespace base::sql
