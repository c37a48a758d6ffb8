// What an answer says of the end of what excludes a household from direct aid:
// the day from which nothing excludes it, or what does then.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

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

constexpr auto kBegan = registry::StatusEvent::BEGAN;
constexpr auto kEnded = registry::StatusEvent::ENDED;
constexpr auto kPension = registry::PersonStatus::PENSION;

class ExclusionEndsTest : public ReportedEventsTest {
 protected:
  v1::DirectAid Aid(const std::string& idcs, const std::string& day,
                    const std::string& language = "", bool detailed = true) {
    v1::CheckEligibilityRequest request;
    request.set_idcs(idcs);
    request.set_as_of(day);
    request.set_detailed(detailed);
    request.set_language(language);
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply.direct_aid();
  }

  // What is said of ends and of what follows them.
  static std::vector<std::string> EndsIn(const v1::DirectAid& aid) {
    std::vector<std::string> sentences;
    for (const v1::Reason& reason : aid.reasons()) {
      if (reason.code().rfind("AID_EXCLUSION_", 0) == 0) {
        sentences.push_back(reason.sentence());
      }
    }
    return sentences;
  }

  // The first the head, the others the head's parents; whether it is taken.
  bool TryToDeclare(const std::string& household_ref, const std::string& day,
                    const std::vector<std::string>& people) {
    return client.Call(HeadWithParents(household_ref, day, people)).ok();
  }

  void Declare(const std::string& household_ref, const std::string& day,
               const std::vector<std::string>& people) {
    ASSERT_TRUE(TryToDeclare(household_ref, day, people));
  }
};

const char kThenItsScore[] =
    "; then its score decides, as nothing is known that excludes it on that "
    "day.";
const char kThenAnother[] =
    "; but then another exclusion that is named here holds.";

TEST_F(ExclusionEndsTest, WhatIsReportedOfAnotherMemberIsToldWithTheEnd) {
  const std::string head = NewPerson();
  const std::string mother = NewPerson();
  const std::string father = NewPerson();
  Declare("A", "2026-01-01", {head, mother, father});
  ReportBy(mother, kPension, "CMR", "2020-01-01", kBegan);
  ReportBy(mother, kPension, "CMR", "2026-09-01", kEnded);
  const std::string ends =
      "From 2026-09-01 on this excludes the household no more";
  EXPECT_THAT(EndsIn(Aid(head, "2026-07-25")),
              ElementsAre(ends + kThenItsScore));
  constexpr auto kAllowance = registry::PersonStatus::OTHER_FAMILY_ALLOWANCE;
  ReportBy(father, kAllowance, "RCAR", "2026-08-01", kBegan);
  const std::string follows =
      "It is known already that member 3 of the declaration excludes the "
      "household from 2026-08-01 on: RCAR reports another family allowance.";
  for (const bool detailed : {false, true}) {
    EXPECT_THAT(EndsIn(Aid(head, "2026-07-31", "", detailed)),
                ElementsAre(ends + kThenAnother, follows));
    // From then on its own reason names it.
    EXPECT_THAT(EndsIn(Aid(head, "2026-08-01", "", detailed)),
                ElementsAre(ends + kThenAnother));
  }
  EXPECT_THAT(
      EndsIn(Aid(head, "2026-07-31", "fr")),
      ElementsAre("À compter du 1er septembre 2026, le ménage n'est plus exclu "
                  "pour cette raison\u202F; mais une autre exclusion nommée "
                  "ici vaut alors.",
                  "On sait déjà que le membre 3 de la déclaration exclut le "
                  "ménage à compter du 1er août 2026\u202F: RCAR signale "
                  "d'autres allocations familiales."));
  EXPECT_EQ(EndsIn(Aid(head, "2026-07-31", "ar")).front(),
            "ابتداء من 1 شتنبر 2026 لا يقصي ذلك الأسرة؛ غير أن إقصاء آخر "
            "مذكورا هنا يسري عندئذ.");
  // It is over on the day, or a day later.
  ReportBy(father, kAllowance, "RCAR", "2026-09-01", kEnded);
  EXPECT_THAT(EndsIn(Aid(head, "2026-07-31")),
              ElementsAre(ends + kThenItsScore));
  EXPECT_THAT(EndsIn(Aid(head, "2026-08-01")),
              ElementsAre(ends + kThenItsScore));
  ReportBy(father, kAllowance, "RCAR", "2026-09-01", kBegan);
  ReportBy(father, kAllowance, "RCAR", "2026-09-02", kEnded);
  EXPECT_THAT(EndsIn(Aid(head, "2026-08-01")),
              ElementsAre(ends + kThenAnother,
                          "From 2026-09-02 on this excludes the household no "
                          "more" +
                              std::string(kThenItsScore)));
}

TEST_F(ExclusionEndsTest, WhoComesBackAndWhoIsDeclaredLaterAreTold) {
  const std::string head = NewPerson();
  const std::string parent = NewPerson();
  Declare("A", "2026-01-01", {head, parent});
  ReportBy(parent, kPension, "CMR", "2020-01-01", kBegan);
  Declare("A", "2026-06-08", {head});
  Declare("B", "2026-06-08", {parent});
  const std::string leaves =
      "From 2026-06-08 on member 2 of the declaration belongs to another "
      "household, as declared, and excludes this one no more";
  EXPECT_THAT(EndsIn(Aid(head, "2026-06-07")),
              ElementsAre(leaves + kThenItsScore));
  // Another one, who draws a pension too, is declared afterwards.
  const std::string aunt = NewPerson();
  ReportBy(aunt, kPension, "RCAR", "2021-01-01", kBegan);
  Declare("A", "2026-06-17", {head, NewPerson(), aunt});
  EXPECT_THAT(
      EndsIn(Aid(head, "2026-06-07")),
      ElementsAre(leaves + kThenItsScore,
                  "It is known already that member 3 of the declaration for "
                  "2026-06-17 excludes the household from 2026-06-17 on: RCAR "
                  "reports a pension."));
  EXPECT_THAT(
      EndsIn(Aid(head, "2026-06-07", "fr")).back(),
      "On sait déjà que le membre 3 de la déclaration pour le 17 juin 2026 "
      "exclut le ménage à compter du 17 juin 2026\u202F: RCAR signale une "
      "pension.");
  Declare("A", "2026-06-12", {head, parent});
  EXPECT_THAT(
      EndsIn(Aid(head, "2026-06-07")),
      ElementsAre(leaves + kThenItsScore,
                  "It is known already that member 2 of the declaration for "
                  "2026-06-12 excludes the household from 2026-06-12 on, and "
                  "from 2026-06-17 on no more: CMR reports a pension."));
  Declare("A", "2026-06-08", {head, aunt});
  EXPECT_THAT(
      EndsIn(Aid(head, "2026-06-07")),
      ElementsAre(leaves + kThenAnother,
                  "It is known already that member 2 of the declaration for "
                  "2026-06-08 excludes the household from 2026-06-08 on, and "
                  "from 2026-06-12 on no more: RCAR reports a pension."));
  EXPECT_THAT(EndsIn(Aid(head, "2026-06-07", "fr")).back(),
              testing::HasSubstr("exclut le ménage à compter du 8 juin 2026, "
                                 "et ne l'exclut plus à compter du 12 juin "
                                 "2026\u202F: RCAR"));
}

TEST_F(ExclusionEndsTest, OneEndOfTwoExclusionsIsToldOnce) {
  const std::string head = NewPerson();
  const std::string parent = NewPerson();
  Declare("A", "2026-01-01", {head, parent});
  ReportBy(parent, kPension, "CMR", "2020-01-01", kBegan);
  ReportBy(parent, kPension, "RCAR", "2021-01-01", kBegan);
  Bury(parent, "2026-06-01");
  const v1::DirectAid aid = Aid(head, "2026-05-31");
  EXPECT_EQ(aid.exclusions_size(), 2);
  EXPECT_THAT(
      EndsIn(aid),
      ElementsAre(
          "The death of member 2 of the declaration on 2026-06-01 "
          "is recorded: from that day on this excludes the household no "
          "more" +
          std::string(kThenItsScore)));
  ReportBy(parent, kPension, "CMR", "2026-05-20", kEnded);
  EXPECT_THAT(EndsIn(Aid(head, "2026-05-19")).size(), 2u);
  ReportBy(parent, kPension, "RCAR", "2026-05-20", kEnded);
  EXPECT_THAT(EndsIn(Aid(head, "2026-05-19")),
              ElementsAre("From 2026-05-20 on this excludes the household no "
                          "more" +
                          std::string(kThenItsScore)));
}

// Random histories: what is told of a day is what the answers of the days say.
class ExclusionHistoriesTest : public ExclusionEndsTest, public RandomHistory {
 protected:
  static constexpr int kWhole = 200;
  static constexpr int kHistories = HistoriesToPlay(kWhole);
  static constexpr int kDays = 20;

  ExclusionHistoriesTest() : RandomHistory(20260608) {}

  std::string SomeDay() { return RandomHistory::SomeDay(kDays, 3); }

  // The head with some of the others.
  void DeclareSome(const std::string& ref, const std::string& head,
                   const std::vector<std::string>& others,
                   const std::string& day) {
    std::vector<std::string> people = {head};
    for (const std::string& other : others) {
      if (Below(2) == 0) people.push_back(other);
    }
    TryToDeclare(ref + std::to_string(history_), day, people);
  }

  void TellSome(const std::string& person) {
    constexpr registry::PersonStatus::Value kStatuses[] = {
        registry::PersonStatus::PUBLIC_EMPLOYEE, kPension,
        registry::PersonStatus::OTHER_FAMILY_ALLOWANCE};
    auto request = StatusReported(person, kStatuses[Below(3)], SomeDay(),
                                  Below(2) == 0 ? kBegan : kEnded);
    request.mutable_events(0)->set_source(Below(2) == 0 ? "CMR" : "RCAR");
    client.Call(request);
  }

  std::vector<v1::DirectAid> AidOfDays(const std::string& head) {
    std::vector<v1::DirectAid> days;
    for (int day = 0; day < kDays; ++day) days.push_back(Aid(head, DayAt(day)));
    return days;
  }

  int history_ = 0;
};

// What is wrong with what the answer of the first of the days says.
std::string WrongOf(const std::map<std::string, v1::DirectAid>& from) {
  const v1::DirectAid& aid = from.begin()->second;
  const auto excluded = [&from](const std::string& day) {
    const auto found = from.find(day);
    return found != from.end() && found->second.exclusions_size() > 0;
  };
  std::set<std::string> sentences;
  std::string last_end;
  for (const v1::Reason& reason : aid.reasons()) {
    const std::string& sentence = reason.sentence();
    if (!sentences.insert(sentence).second) return "twice: " + sentence;
    if (reason.code() == "AID_EXCLUSION_ENDS") {
      last_end = DayAfter(sentence, "(?:From|on)");
      const bool another = sentence.find(kThenAnother) != std::string::npos;
      if (from.count(last_end) > 0 && excluded(last_end) != another) {
        return "on that day it is otherwise: " + sentence;
      }
      if (another) continue;
      // Until what follows, if something does.
      const auto next =
          std::find_if(aid.reasons().begin(), aid.reasons().end(),
                       [](const v1::Reason& one) {
                         return one.code() == "AID_EXCLUSION_FOLLOWS";
                       });
      const std::string until = next == aid.reasons().end()
                                    ? "9999"
                                    : DayAfter(next->sentence(), "from");
      for (const auto& [day, then] : from) {
        if (last_end <= day && day < until && then.exclusions_size() > 0) {
          return "not told on " + day + ": " + sentence;
        }
      }
    }
    if (reason.code() == "AID_EXCLUSION_FOLLOWS") {
      const std::string day = DayAfter(sentence, "from");
      if (from.count(day) > 0 && !excluded(day)) return "not so: " + sentence;
    }
  }
  return "";
}

TEST_F(ExclusionHistoriesTest, WhatIsToldOfAnEndIsWhatTheAnswersSay) {
  std::map<std::string, int> told;
  for (; history_ < kHistories; ++history_) {
    const std::string heads[] = {NewPerson(), NewPerson()};
    const std::vector<std::string> others = {NewPerson(), NewPerson(),
                                             NewPerson()};
    DeclareSome("A", heads[0], others, "2025-06-01");
    DeclareSome("B", heads[1], others, "2025-06-02");
    for (int i = 1 + Below(3); i > 0; --i) {
      const int which = Below(2);
      DeclareSome(which == 0 ? "A" : "B", heads[which], others, SomeDay());
    }
    for (const std::string& other : others) {
      for (int i = Below(4); i > 0; --i) TellSome(other);
    }
    if (Below(3) == 0) client.Call(Death(others[0], DayAt(Below(kDays))));
    for (const std::string& head : heads) {
      const std::vector<v1::DirectAid> days = AidOfDays(head);
      for (int day = 0; day < kDays; ++day) {
        std::map<std::string, v1::DirectAid> from;
        for (int later = day; later < kDays; ++later) {
          from[DayAt(later)] = days[static_cast<std::size_t>(later)];
        }
        EXPECT_EQ(WrongOf(from), "")
            << "history " << history_ << " on " << DayAt(day);
        for (const std::string& sentence : EndsIn(from.begin()->second)) {
          for (const char* words :
               {"its score decides", "but then another", "for 2026-06-",
                "another household", "The death of"}) {
            if (sentence.find(words) != std::string::npos) ++told[words];
          }
        }
      }
    }
  }
  // Each of them is among the histories.
  for (const char* words :
       {"its score decides", "but then another", "for 2026-06-",
        "another household", "The death of"}) {
    EXPECT_GT(told[words], 10 * kHistories / kWhole) << words;
  }
}

}  // namespace
}  // namespace rpc_test
