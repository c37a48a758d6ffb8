// What an answer says of the score before: what the person had, and not what
// the household had to which the person came.
//
// Scores by annex 2, by hand, of a household of SomeDeclaration(): of one
// 8.8543900, of two 8.6341600 (register_fixture.h, merges_test.cc).

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/histories_to_play.h"
#include "tests/fixtures/random_history.h"
#include "tests/fixtures/reported_events.h"
#include "tests/fixtures/told.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
namespace registry = ::rsu::registry::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ScoreArrivalsTest : public ReportedEventsTest {
 protected:
  // The first the head, the others the head's parents; `score_ticks`, of one
  // alone: as much spending as brings them to it.
  bool TryToDeclare(const std::string& household_ref, const std::string& day,
                    const std::vector<std::string>& people,
                    std::int64_t score_ticks = 0) {
    auto request = HeadWithParents(household_ref, day, people);
    if (score_ticks != 0) {
      SpendUpToScore(score_ticks, *request.mutable_declaration());
    }
    return client.Call(request).ok();
  }

  void Declare(const std::string& household_ref, const std::string& day,
               const std::vector<std::string>& people,
               std::int64_t score_ticks = 0) {
    ASSERT_TRUE(TryToDeclare(household_ref, day, people, score_ticks));
  }
};

// What is said of the score before, and of the thresholds between.
std::vector<std::string> BeforeIn(const v1::Eligibility& answer) {
  std::vector<std::string> sentences;
  for (const v1::Reason& note : answer.notes()) {
    for (const char* prefix : {"SCORE_BEFORE", "SCORE_SINCE_ARRIVAL",
                               "SCORE_CROSSED", "SCORE_REVISED"}) {
      if (note.code().rfind(prefix, 0) == 0) {
        sentences.push_back(note.sentence());
      }
    }
  }
  return sentences;
}

TEST_F(ScoreArrivalsTest, AnEqualScoreOfALaterDeclarationIsNoOtherScore) {
  const std::string head = NewPerson();
  Declare("H", "2026-01-01", {head});
  Declare("H", "2026-03-01", {head}, 95'000'000);
  Declare("H", "2026-05-01", {head}, 95'000'000);
  const std::vector<std::string> before =
      BeforeIn(CheckInDetail(head, "2026-03-01"));
  EXPECT_EQ(before.size(), 2u);
  const v1::Eligibility later = CheckInDetail(head, "2026-05-01");
  EXPECT_EQ(later.standing().score(), "9.5000000");
  EXPECT_EQ(BeforeIn(later), before);
  for (const v1::Eligibility& answer :
       {CheckInDetail(head, "2026-03-01"), later}) {
    EXPECT_EQ(NoteOf(answer, "SCORE_SINCE"),
              "The score 9.5000000 counts from 2026-03-01 on, the day for "
              "which the household declared.");
    EXPECT_EQ(NoteOf(answer, "SCORE_NEXT"), "");
  }
  // Another one in between begins anew.
  Declare("H", "2026-04-01", {head});
  EXPECT_NE(NoteOf(CheckInDetail(head, "2026-03-01"), "SCORE_NEXT"), "");
  EXPECT_EQ(NoteOf(CheckInDetail(head, "2026-05-01"), "SCORE_SINCE"),
            "The score 9.5000000 counts from 2026-05-01 on, the day for which "
            "the household declared.");
}

TEST_F(ScoreArrivalsTest, WhoCameIsToldTheScoreOfTheHouseholdTheyLeft) {
  const std::string head = NewPerson();
  const std::string parent = NewPerson();
  Declare("H", "2026-01-01", {head});
  Declare("P", "2026-01-01", {parent}, 95'000'000);
  Declare("H", "2026-05-01", {head, parent});
  const v1::Eligibility came = CheckInDetail(parent, "2026-05-01");
  EXPECT_EQ(came.standing().score(), "8.6341600");
  EXPECT_EQ(CheckInDetail(parent, "2026-04-30").standing().score(),
            "9.5000000");
  EXPECT_THAT(
      BeforeIn(came),
      ElementsAre("It counts for this person from 2026-05-01 on: until the day "
                  "before, the person belonged to another household, as "
                  "declared, whose score was 9.5000000.",
                  "On 2026-05-01 this person came from another household, and "
                  "to the other side of the threshold 9.3264284 of AMO "
                  "Tadamon: at or under it since, and above it before."));
  EXPECT_THAT(
      BeforeIn(CheckInDetail(parent, "2026-05-01", "fr")).front(),
      "Il compte pour cette personne à partir du 1er mai 2026\u202F: jusqu'à "
      "la "
      "veille, elle appartenait à un autre ménage, tel que déclaré, dont le "
      "score était de 9,5000000.");
  EXPECT_THAT(
      BeforeIn(CheckInDetail(parent, "2026-05-01", "ar")).front(),
      "يحتسب لهذا الشخص ابتداء من 1 ماي 2026: إلى غاية اليوم السابق كان "
      "ينتمي إلى أسرة أخرى حسب ما صرح به، وكان تنقيطها 9,5000000.");
  EXPECT_THAT(
      BeforeIn(CheckInDetail(head, "2026-05-01")),
      ElementsAre("Until 2026-04-30 the household's score was 8.8543900."));
}

TEST_F(ScoreArrivalsTest, WhoWasInNoHouseholdHadNoScore) {
  const std::string head = NewPerson();
  const std::string parent = NewPerson();
  Declare("H", "2026-01-01", {head});
  Declare("H", "2026-05-01", {head, parent});
  EXPECT_THAT(
      BeforeIn(CheckInDetail(parent, "2026-05-01")),
      ElementsAre("It counts for this person from 2026-05-01 on: until the day "
                  "before, the person belonged to no household, as declared."));
  // Whoever is in it from its first score on is told of nothing before.
  EXPECT_THAT(BeforeIn(CheckInDetail(head, "2026-01-01")), IsEmpty());
  // Whoever stays has what the household had.
  Declare("H", "2026-06-01", {head, parent, NewPerson()});
  EXPECT_THAT(
      BeforeIn(CheckInDetail(parent, "2026-06-01")),
      ElementsAre("Until 2026-05-31 the household's score was 8.6341600."));
}

// Another household declares the parent for some days, whose declaration then
// names the parent no more.
TEST_F(ScoreArrivalsTest, WhoCameBackIsToldSinceWhen) {
  const std::string head = NewPerson();
  const std::string parent = NewPerson();
  const std::string sister = NewPerson();
  Declare("H", "2026-01-01", {head, parent});
  Declare("S", "2026-02-01", {sister, parent});
  Declare("S", "2026-02-11", {sister});
  EXPECT_THAT(BeforeIn(CheckInDetail(parent, "2026-01-31")), IsEmpty());
  EXPECT_THAT(
      BeforeIn(CheckInDetail(parent, "2026-02-11")),
      ElementsAre("It counts for this person from 2026-02-11 on: until the day "
                  "before, the person belonged to another household, as "
                  "declared, whose score was 8.6341600."));
  EXPECT_THAT(BeforeIn(CheckInDetail(head, "2026-02-11")), IsEmpty());
}

// Before the correction, the parent belonged to nobody.
TEST_F(ScoreArrivalsTest, ACorrectionThatBroughtSomebodyDidNotReviseTheirs) {
  const std::string head = NewPerson();
  const std::string parent = NewPerson();
  Declare("H", "2026-01-01", {head});
  Declare("H", "2026-01-01", {head, parent});
  EXPECT_EQ(BeforeIn(CheckInDetail(head, "2026-01-01")).size(), 1u);
  EXPECT_THAT(BeforeIn(CheckInDetail(parent, "2026-01-01")), IsEmpty());
}

class ArrivalHistoriesTest : public ScoreArrivalsTest, public RandomHistory {
 protected:
  static constexpr int kWhole = 200;
  static constexpr int kHistories = HistoriesToPlay(kWhole);
  static constexpr int kDays = 16;

  ArrivalHistoriesTest() : RandomHistory(20260601) {}
};

// The first group of a pattern in the note with a code; empty: none.
std::string InNote(const v1::Eligibility& answer, const std::string& code,
                   const std::string& pattern) {
  for (const v1::Reason& note : answer.notes()) {
    if (note.code() != code) continue;
    const std::string found = FoundIn(note.sentence(), pattern);
    if (!found.empty()) return found;
  }
  return "";
}

// What is wrong with what is told on a day of the days before; `answers` are
// those of one person, day by day.
std::string WrongOf(const std::vector<v1::Eligibility>& answers, int day) {
  const auto at = [&answers](const std::string& date, int days_before) {
    const base::Date asked = base::Date::Parse(date).value();
    const base::Date first = base::Date::Parse(answers.front().as_of()).value();
    const int place = asked.day_number() - days_before - first.day_number();
    return place < 0 ? nullptr : &answers[static_cast<std::size_t>(place)];
  };
  const v1::Eligibility& answer = answers[static_cast<std::size_t>(day)];
  const std::string household = answer.standing().household();
  const std::string until =
      InNote(answer, "SCORE_BEFORE", R"(Until (\d{4}-\d\d-\d\d))");
  const v1::Eligibility* before = until.empty() ? nullptr : at(until, 0);
  if (before != nullptr &&
      (before->standing().household() != household ||
       before->standing().score() !=
           InNote(answer, "SCORE_BEFORE", R"(was (\d+\.\d+)\.$)"))) {
    return "it had another score on " + until;
  }
  const char code[] = "SCORE_SINCE_ARRIVAL";
  const std::string since =
      InNote(answer, code, R"(from (\d{4}-\d\d-\d\d) on)");
  before = since.empty() ? nullptr : at(since, 1);
  if (before == nullptr) return "";
  if (before->standing().household() == household) return "was there before";
  if (before->standing().score() !=
      InNote(answer, code, R"(was (\d+\.\d+)\.$)")) {
    return "had another score before " + since;
  }
  return at(since, 0)->standing().household() == household ? "" : "came later";
}

TEST_F(ArrivalHistoriesTest, WhatIsToldOfBeforeIsWhatTheAnswersSay) {
  int arrivals = 0;
  int befores = 0;
  for (int history = 0; history < kHistories; ++history) {
    const std::string heads[] = {NewPerson(), NewPerson()};
    const std::vector<std::string> others = {NewPerson(), NewPerson()};
    for (int i = 0; i < 6; ++i) {
      const int which = i % 2;
      std::vector<std::string> people = {heads[which]};
      for (const std::string& other : others) {
        if (Below(2) == 0) people.push_back(other);
      }
      TryToDeclare(
          (which == 0 ? "A" : "B") + std::to_string(history),
          i < 2 ? "2026-01-0" + std::to_string(i + 1) : DayAt(Below(kDays)),
          people);
    }
    for (const std::string& person : {heads[0], others[0], others[1]}) {
      std::vector<v1::Eligibility> answers;
      for (int day = 0; day < kDays; ++day) {
        answers.push_back(CheckInDetail(person, DayAt(day)));
      }
      for (int day = 0; day < kDays; ++day) {
        EXPECT_EQ(WrongOf(answers, day), "")
            << "history " << history << " on " << DayAt(day);
        const v1::Eligibility& answer = answers[static_cast<std::size_t>(day)];
        if (!InNote(answer, "SCORE_BEFORE", "(Until)").empty()) ++befores;
        if (!InNote(answer, "SCORE_SINCE_ARRIVAL", "(counts)").empty()) {
          ++arrivals;
        }
      }
    }
  }
  EXPECT_GT(arrivals, 50 * kHistories / kWhole);
  EXPECT_GT(befores, 50 * kHistories / kWhole);
}

}  // namespace
}  // namespace rpc_test
