// ScoreService.ListScoreHistory over the wire, against the promises of its
// proto file, and against GetScore day by day.

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/time_util.h"
#include "gtest/gtest.h"
#include "tests/fixtures/rescoring_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::scoring::v1;
using google::protobuf::util::TimeUtil;
using ::testing::ElementsAre;

class ScoreChangesTest : public RescoringTest {
 protected:
  v1::ListScoreHistoryResponse List(
      const v1::ListScoreHistoryRequest& request) {
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply;
  }

  static v1::ListScoreHistoryRequest Request(const std::string& household) {
    v1::ListScoreHistoryRequest request;
    request.set_parent("households/" + household);
    return request;
  }

  // A life: declared, declared anew, re-scored, corrected, declared for a day
  // between, re-scored again, declared for a day under the newest formula.
  std::string Live() {
    const std::string household = Declare("H1", 90'000'000);
    const std::string& head = people_.front();
    DeclareFor(head, "H1", 91'000'000, "2027-03-01");
    Run(To("next"));
    DeclareFor(head, "H1", 92'000'000, "2026-01-01");
    DeclareFor(head, "H1", 93'000'000, "2026-07-01");
    Run(To("third"));
    DeclareFor(head, "H1", 94'000'000, "2028-05-01");
    return household;
  }
};

std::string Line(const v1::ScoreChange& change) {
  return absl::StrCat(v1::ScoreChange::Cause_Name(change.cause()), " ",
                      change.first_day(), "..", change.last_day(), " ",
                      change.previous_score(), "->", change.score(), " r",
                      change.revision(), " ", change.formula(), " ",
                      change.rescoring_run());
}

std::vector<std::string> LinesOf(const v1::ListScoreHistoryResponse& page) {
  std::vector<std::string> lines;
  for (const auto& change : page.changes()) lines.push_back(Line(change));
  return lines;
}

TEST_F(ScoreChangesTest, ATakenBackRunStaysInTheHistory) {
  const std::string household = Declare("H1", 90'000'000);
  const auto run = Run(To("next"));
  rsu::jobs::v1::TakeBackRescoringRunRequest take_back;
  take_back.set_name(run.name());
  take_back.set_author("Analyst 3");
  take_back.set_reason("a wrong coefficient");
  const auto begun = client.Call(take_back);
  ASSERT_TRUE(begun.ok()) << begun.status;
  Wait(begun.reply.name());
  const auto history = List(Request(household));
  EXPECT_THAT(
      LinesOf(history),
      ElementsAre("RESCORING_TAKEN_BACK 2027-01-01.. 9.1000000->9.0000000 r1 "
                  "decree-2-21-582 ",
                  "RESCORING 2027-01-01.. 9.0000000->9.1000000 r1 next "
                  "rescoringRuns/1",
                  "DECLARATION 2026-01-01.. ->9.0000000 r1 decree-2-21-582 "));
  EXPECT_EQ(history.changes(0).taken_back_by(), begun.reply.name());
}

TEST_F(ScoreChangesTest, EveryChangeIsToldTheLastFirst) {
  const auto history = List(Request(Live()));
  EXPECT_THAT(
      LinesOf(history),
      ElementsAre(
          // The newest declaration: its formula begins on the run's first day,
          // so that the run gives it the score that it has.
          "DECLARATION 2028-05-01.. 9.4000000->9.7000000 r5 third "
          "rescoringRuns/2",
          "RESCORING 2028-01-01.. 9.2000000->9.4000000 r2 third "
          "rescoringRuns/2",
          "DECLARATION 2026-07-01..2026-12-31 9.2000000->9.3000000 r4 "
          "decree-2-21-582 ",
          "DECLARATION 2027-01-01..2027-02-28 9.3000000->9.4000000 r4 next "
          "rescoringRuns/1",
          "CORRECTION 2026-01-01..2026-12-31 9.0000000->9.2000000 r3 "
          "decree-2-21-582 ",
          "CORRECTION 2027-01-01..2027-02-28 9.1000000->9.3000000 r3 next "
          "rescoringRuns/1",
          "RESCORING 2027-01-01..2027-02-28 9.0000000->9.1000000 r1 next "
          "rescoringRuns/1",
          "RESCORING 2027-03-01.. 9.2000000->9.2000000 r2 next "
          "rescoringRuns/1",
          "DECLARATION 2027-03-01.. 9.0000000->9.2000000 r2 next ",
          "DECLARATION 2026-01-01.. ->9.0000000 r1 decree-2-21-582 "));
  EXPECT_EQ(history.next_page_token(), "");
  for (const auto& change : history.changes()) {
    EXPECT_TRUE(change.usable());
    EXPECT_GE(history.known_at(), change.known_time());
  }
  EXPECT_EQ(history.changes(9).effective_date(), "2026-01-01");
}

// Of each day and each moment the last change that covers the day gives the
// score that GetScore gives.
TEST_F(ScoreChangesTest, GetScoreSaysTheSame) {
  const std::string household = Live();
  const auto history = List(Request(household));
  int compared = 0;
  for (const auto& moment : history.changes()) {
    for (const char* day :
         {"2026-01-01", "2026-06-30", "2026-07-01", "2026-12-31", "2027-01-01",
          "2027-02-28", "2027-03-01", "2027-12-31", "2028-01-01", "2028-04-30",
          "2028-05-01", "2040-01-01"}) {
      const v1::ScoreChange* in_force = nullptr;
      for (const auto& change : history.changes()) {
        if (in_force == nullptr && change.known_time() <= moment.known_time() &&
            change.first_day() <= day &&
            (change.last_day().empty() || day <= change.last_day())) {
          in_force = &change;
        }
      }
      ASSERT_NE(in_force, nullptr) << day;
      const auto score = ScoreOf(household, day, &moment.known_time());
      EXPECT_EQ(in_force->score(), score.score()) << day;
      EXPECT_EQ(in_force->formula(), score.formula()) << day;
      EXPECT_EQ(in_force->revision(), score.revision()) << day;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 120);
}

TEST_F(ScoreChangesTest, PagesSpeakOfOneMoment) {
  const std::string household = Live();
  const auto whole = List(Request(household));
  for (const int size : {1, 3, 9, 10}) {
    auto request = Request(household);
    request.set_page_size(size);
    std::vector<std::string> lines;
    do {
      const auto page = List(request);
      EXPECT_EQ(page.known_at(), whole.known_at());
      EXPECT_LE(page.changes_size(), size);
      for (const std::string& line : LinesOf(page)) lines.push_back(line);
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    EXPECT_EQ(lines, LinesOf(whole));
  }
  auto request = Request(household);
  request.set_page_size(4);
  request.set_page_token(List(request).next_page_token());
  DeclareFor(people_.front(), "H1", 95'000'000, "2026-01-01");
  EXPECT_EQ(Line(List(request).changes(0)), Line(whole.changes(4)));
}

TEST_F(ScoreChangesTest, AnEarlierMomentGetsTheSameBytes) {
  const std::string household = Declare("H1", 90'000'000);
  DeclareFor(people_.front(), "H1", 91'000'000, "2026-01-01");
  auto request = Request(household);
  const auto before = List(request);
  EXPECT_EQ(before.changes_size(), 2);
  Run(To("next"));
  DeclareFor(people_.front(), "H1", 92'000'000, "2026-01-01");
  EXPECT_EQ(List(request).changes_size(), 5);
  *request.mutable_known_at() = before.known_at();
  EXPECT_EQ(List(request).SerializeAsString(), before.SerializeAsString());
}

TEST_F(ScoreChangesTest, ARunThatIsNotForTheHouseholdIsNoChange) {
  const std::string household = Declare("H1", 90'000'000);
  auto elsewhere = To("next");
  elsewhere.mutable_filter()->add_regions("07");
  Run(elsewhere);
  Run(To("next", /*dry_run=*/true));
  EXPECT_EQ(List(Request(household)).changes_size(), 1);
}

TEST_F(ScoreChangesTest, AMalformedRequestNamesItsField) {
  const std::string household = Declare("H1", 90'000'000);
  DeclareFor(people_.front(), "H1", 91'000'000, "2026-01-01");
  auto request = Request(household);
  request.set_page_size(-1);
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("page_size"));
  request.set_page_size(1);
  const std::string token = List(request).next_page_token();
  ASSERT_NE(token, "");
  request.set_page_token("made up");
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("page_token"));
  request.set_page_token(token);
  *request.mutable_known_at() = TimeUtil::SecondsToTimestamp(1'800'000'000);
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("page_token"));
  request = Request(Declare("H2", 90'000'000));
  request.set_page_token(token);
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("page_token"));
  EXPECT_THAT(FieldsOf(client.Call(Request("x")).status),
              ElementsAre("parent"));
  EXPECT_EQ(ReasonOf(client.Call(Request("2013023805")).status),
            "UNKNOWN_HOUSEHOLD");
  request = Request(household);
  *request.mutable_known_at() = TimeUtil::SecondsToTimestamp(1);
  EXPECT_EQ(ReasonOf(client.Call(request).status), "UNKNOWN_HOUSEHOLD");
}

}  // namespace
}  // namespace rpc_test
