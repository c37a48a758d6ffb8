// Random histories of cover, households, studies and deaths: what an answer
// says of the days of a cover is what the answers of those days say.

#include <map>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/fixtures/histories_to_play.h"
#include "tests/fixtures/random_history.h"
#include "tests/fixtures/reported_events.h"
#include "tests/fixtures/told.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
namespace registry = ::rsu::registry::v1;

constexpr int kWhole = 200;
constexpr int kHistories = HistoriesToPlay(kWhole);
constexpr int kFewest = 10 * kHistories / kWhole;  // of each kind
constexpr int kDays = 24;

// The limit of 21 years is passed on the twelfth day.
const char kBirthDate[] = "2004-06-12";

class CoverHistoriesTest : public ReportedEventsTest, public RandomHistory {
 protected:
  CoverHistoriesTest() : RandomHistory(20260601) {}

  // Before, as often as on one of the days.
  std::string SomeDay() { return RandomHistory::SomeDay(kDays, 2); }

  // In one of two households, as a child, a sibling or the head, or without the
  // person.
  void Declare(const std::string& person, const std::string& day) {
    const int as = Below(4);
    const std::string household = Below(2) == 0 ? "A" : "B";
    std::vector<std::string> members;
    if (as != 0) members.push_back(NewPerson());
    if (as != 3) members.push_back(person);
    auto request =
        SomeDeclaration(household + std::to_string(history_), day, members);
    if (as == 3) {
      client.Call(request);
      return;
    }
    registry::Member& member = *request.mutable_declaration()->mutable_members(
        request.declaration().members_size() - 1);
    member.set_birth_date(kBirthDate);
    if (as != 0) {
      member.set_relationship(as == 1 ? registry::Member::CHILD
                                      : registry::Member::SIBLING);
    }
    if (Below(4) == 0) member.set_schooling(registry::Schooling::PUBLIC);
    client.Call(request);  // one that would take away a head is refused
  }

  void Cover(const std::string& person) {
    constexpr registry::Regime::Value kRegimes[] = {
        registry::Regime::CNOPS, registry::Regime::CNSS, registry::Regime::FAR};
    auto request = CoverOpened(person,
                               Below(5) == 0 ? registry::InsuredRole::PRINCIPAL
                                             : registry::InsuredRole::DEPENDANT,
                               SomeDay());
    registry::CoverageEvent& event = *request.mutable_events(0);
    event.set_regime(kRegimes[Below(3)]);
    if (Below(2) == 0) event.set_event(registry::CoverageEvent::CLOSED);
    client.Call(request);
  }

  void Study(const std::string& person) {
    client.Call(StatusReported(person, registry::PersonStatus::STUDENT,
                               SomeDay(),
                               Below(2) == 0 ? registry::StatusEvent::BEGAN
                                             : registry::StatusEvent::ENDED));
  }

  std::vector<v1::Eligibility> Answers(const std::string& person) {
    std::vector<v1::Eligibility> answers;
    for (int day = 0; day < kDays; ++day) {
      v1::CheckEligibilityRequest request;
      request.set_idcs(person);
      request.set_as_of(DayAt(day));
      request.set_detailed(true);
      const auto answer = client.Call(request);
      EXPECT_TRUE(answer.ok()) << answer.status;
      answers.push_back(answer.reply);
    }
    return answers;
  }

  int history_ = 0;
};

// Which regime covers, and as what; empty: none.
std::string CoverIn(const v1::Eligibility& answer) {
  if (answer.outcome() != v1::Outcome::COVERED_ELSEWHERE) return "";
  return answer.regime() + " " + answer.reasons(0).code();
}

// What is wrong with what the answer of `day` says of its cover.
std::string WrongOf(const std::vector<v1::Eligibility>& answers, int day) {
  const v1::Eligibility& answer = answers[static_cast<std::size_t>(day)];
  const std::string cover = CoverIn(answer);
  const std::string told = NoteOf(answer, "COVER_SINCE");
  if (cover.empty()) return told.empty() ? "" : "none, but told: " + told;
  if (told.empty()) return "not told: " + cover;
  const std::string since = DayAfter(told, "open since");
  const std::string end = DayAfter(told, "from");
  const std::string next = DayAfter(NoteOf(answer, "COVER_FOLLOWS"), "On");
  for (int other = 0; other < kDays; ++other) {
    const std::string date = RandomHistory::DayAt(other);
    const std::string then = CoverIn(answers[static_cast<std::size_t>(other)]);
    const auto wrong = [&](const std::string& what) {
      return what + " on " + date + " (" + then + "): " + told + " " +
             NoteOf(answer, "COVER_FOLLOWS");
    };
    if (since <= date && other <= day && then.empty()) return wrong("a gap");
    if (other <= day) continue;
    // Another regime may come before this one.
    if ((end.empty() || date < end) && then.empty()) return wrong("an end");
    if (date == end && then == cover) return wrong("no end");
    if (end.empty() || date < end) continue;
    if (date == next && then.empty()) return wrong("nothing follows");
    if ((next.empty() || date < next) && !then.empty()) {
      return wrong("something follows");
    }
  }
  return "";
}

TEST_F(CoverHistoriesTest, WhatIsToldOfACoverIsWhatTheAnswersSay) {
  std::map<std::string, int> told;
  for (; history_ < kHistories; ++history_) {
    const std::string person = NewPerson(kBirthDate);
    Declare(person, "2025-06-01");
    for (int i = Below(4); i > 0; --i) Declare(person, SomeDay());
    for (int i = 1 + Below(4); i > 0; --i) Cover(person);
    for (int i = Below(3); i > 0; --i) Study(person);
    if (Below(8) == 0) client.Call(Death(person, DayAt(Below(kDays))));
    const std::vector<v1::Eligibility> answers = Answers(person);
    for (int day = 0; day < kDays; ++day) {
      const v1::Eligibility& answer = answers[static_cast<std::size_t>(day)];
      EXPECT_EQ(WrongOf(answers, day), "")
          << "history " << history_ << " on " << DayAt(day);
      for (const char* words :
           {"its end is reported", "age limit", "person's death"}) {
        if (NoteOf(answer, "COVER_SINCE").find(words) != std::string::npos) {
          ++told[words];
        }
      }
      if (!NoteOf(answer, "COVER_FOLLOWS").empty()) ++told["follows"];
    }
  }
  // Each of them is among the histories.
  EXPECT_GT(told["its end is reported"], kFewest);
  EXPECT_GT(told["age limit"], kFewest);
  EXPECT_GT(told["person's death"], kFewest);
  EXPECT_GT(told["follows"], kFewest);
}

}  // namespace
}  // namespace rpc_test
