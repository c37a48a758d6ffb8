// On which days a merge changes answers: past and coming days, days of a run of
// re-scoring, days on which people are elsewhere.
//
// Amounts of direct aid since 2026: 300 MAD a child in school, 500 a household
// at least; a child counts until it is 21. Scores by annex 2, by hand, of a
// household of SomeDeclaration() (merges_test.cc): of one 8.8543900, of two
// 8.6341600; of an adult and two children 8.4649100, and one child 8.6004600.
// A couple has 0.130 (V1) more than two others: 8.7641600. The formula `next`
// gives 0.1 more.

#include "tests/service/merges/merge_changes.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "registry/service/changed_answers.h"
#include "registry/service/merge_reach.h"
#include "tests/fixtures/histories_to_play.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/rescoring_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsNull;

class MergeChangesTest : public RescoringTest {
 protected:
  // A head, and children who go to school. The household, ten digits.
  std::string DeclareFamily(const std::string& household_ref,
                            const std::string& day, const std::string& head,
                            const std::vector<std::string>& children) {
    std::vector<std::string> people = {head};
    people.insert(people.end(), children.begin(), children.end());
    auto request = SomeDeclaration(household_ref, day, people);
    for (int i = 1; i < request.declaration().members_size(); ++i) {
      v1::Member& child = *request.mutable_declaration()->mutable_members(i);
      child.set_relationship(v1::Member::CHILD);
      child.set_birth_date(births_.at(child.idcs()));
      child.set_schooling(v1::Schooling::PUBLIC);
      child.set_activity(v1::Activity::INACTIVE);
    }
    return Declared(request);
  }

  std::string Declared(const v1::CreateDeclarationRequest& request) {
    const auto declared = client.Call(request);
    EXPECT_TRUE(declared.ok()) << declared.status;
    return declared.reply.household();
  }

  std::string NewChild(const std::string& birth_date) {
    const std::string idcs = NewPerson(birth_date);
    births_[idcs] = birth_date;
    return idcs;
  }

  v1::MergeEffects Merge(const std::string& twice, const std::string& into) {
    return MergeAfterTrial(client, twice, into);
  }

  std::map<std::string, std::string> births_;
};

// Children of 2012, 2013 and 2014 bring 900 MAD; without the eldest 600, until
// the eldest would be 21.
TEST_F(MergeChangesTest, PastDaysOfAnotherHouseholdAreSaid) {
  const std::string head = NewPerson();
  const std::string other_head = NewPerson();
  std::vector<std::string> children, others;
  for (const char* birth : {"2012-05-01", "2013-05-01", "2014-05-01"}) {
    children.push_back(NewChild(birth));
    others.push_back(NewChild(birth));
  }
  const std::string own = DeclareFamily("OWN", "2026-01-01", head, children);
  DeclareFamily("OWN", "2026-09-01", head, children);
  const std::string other =
      DeclareFamily("OTHER", "2026-02-01", other_head, others);
  const v1::MergeEffects effects = Merge(others[0], children[0]);
  EXPECT_THAT(AidOf(effects, head),
              ElementsAre("2026-02-01..2026-08-31 900 -> 600"));
  EXPECT_THAT(AidOf(effects, children[1]),
              ElementsAre("2026-02-01..2026-08-31 900 -> 600"));
  EXPECT_THAT(AidOf(effects, other_head),
              ElementsAre("2026-09-01..2033-04-30 900 -> 600"));
  // The child is there meanwhile, and of whom the head of the other pays for.
  const v1::ChangedPeriod* const meanwhile =
      PeriodOn(effects, children[0], "2026-02-01");
  ASSERT_NE(meanwhile, nullptr);
  EXPECT_EQ(meanwhile->to_date(), "2026-08-31");
  EXPECT_EQ(meanwhile->before().household(), own);
  EXPECT_EQ(meanwhile->before().insured_through(), head);
  EXPECT_EQ(meanwhile->after().household(), other);
  EXPECT_EQ(meanwhile->after().insured_through(), other_head);
  EXPECT_THAT(PeriodOn(effects, children[0], "2026-01-31"), IsNull());
  EXPECT_THAT(PeriodOn(effects, children[0], "2026-09-01"), IsNull());
  EXPECT_EQ(ChangesOf(effects, others[0])->merged_into(),
            "people/" + children[0]);
}

TEST_F(MergeChangesTest, DaysToComeAreSaid) {
  const std::string head = NewPerson();
  const std::string other_head = NewPerson();
  const std::string child = NewChild("2012-05-01");
  const std::string second = NewChild("2013-05-01");
  const std::string twice = NewChild("2012-05-02");
  DeclareFamily("OWN", "2026-01-01", head, {child, second});
  DeclareFamily("LATER", "2027-03-01", other_head, {twice});
  const v1::MergeEffects effects = Merge(twice, child);
  EXPECT_THAT(AidOf(effects, head),
              ElementsAre("2027-03-01..2033-04-30 600 -> 500"));
  EXPECT_THAT(AidOf(effects, other_head), IsEmpty());
}

TEST_F(MergeChangesTest, ARunOfReScoringGivesTheCorrectedScoreFromItsDay) {
  const std::string head = NewPerson();
  const std::string child = NewChild("2015-03-01");
  const std::string twice = NewChild("2015-03-02");
  const std::string household =
      DeclareFamily("H", "2026-01-01", head, {child, twice});
  ASSERT_EQ(Run(To("next")).state(), rsu::jobs::v1::RescoringRun::SUCCEEDED);
  const v1::MergeEffects effects = Merge(twice, child);
  EXPECT_THAT(
      ScoresOf(effects, head),
      ElementsAre(absl::StrCat("2026-01-01..2026-12-31 ", household,
                               " 8.4649100 -> ", household, " 8.6004600"),
                  absl::StrCat("2027-01-01..2036-02-29 ", household,
                               " 8.5649100 -> ", household, " 8.7004600"),
                  absl::StrCat("2036-03-01.. ", household, " 8.5649100 -> ",
                               household, " 8.7004600")));
}

// Fatherless from the day after the death on: 400 MAD for the one child, but
// 500 at least; of two 600, 800 fatherless.
TEST_F(MergeChangesTest, TheDayAfterAFathersDeathIsSaid) {
  const std::string father = NewPerson();
  const std::string mother = NewPerson();
  const std::string child = NewChild("2012-05-01");
  const std::string second = NewChild("2013-05-01");
  const std::string twice = NewChild("2013-05-01");
  auto request = SomeDeclaration("H", "2026-01-01",
                                 {father, mother, child, second, twice});
  v1::Declaration& household = *request.mutable_declaration();
  household.mutable_members(0)->set_sex(v1::Sex::MALE);
  household.mutable_members(1)->set_relationship(v1::Member::SPOUSE);
  for (int i = 2; i < household.members_size(); ++i) {
    v1::Member& member = *household.mutable_members(i);
    member.set_relationship(v1::Member::CHILD);
    member.set_birth_date(births_.at(member.idcs()));
    member.set_schooling(v1::Schooling::PUBLIC);
    member.set_activity(v1::Activity::INACTIVE);
  }
  Declared(request);
  ASSERT_TRUE(client.Call(Death(father, "2026-02-03")).ok());
  const v1::MergeEffects effects = Merge(twice, second);
  const std::vector<std::string> aid = AidOf(effects, child);
  ASSERT_GE(aid.size(), 3u);
  EXPECT_EQ(aid[0], "2026-01-01..2026-02-02 900 -> 600");
  // Who is insured through the father is so through the mother.
  EXPECT_EQ(aid[1], "2026-02-03..2026-02-03 900 -> 600");
  EXPECT_EQ(aid[2], "2026-02-04..2033-04-30 1200 -> 800");
}

// The head is declared by the double's number in February, and is elsewhere
// from May on.
TEST_F(MergeChangesTest, AHeadWhoMovesIsSaidWithWhoIsPaidInstead) {
  const std::string head = NewPerson();
  const std::string twice = NewPerson();
  const std::string spouse = NewPerson();
  auto own = SomeDeclaration("OWN", "2026-01-01", {head, spouse});
  own.mutable_declaration()->mutable_members(1)->set_relationship(
      v1::Member::SPOUSE);
  const std::string first = Declared(own);
  const std::string second =
      Declared(SomeDeclaration("SECOND", "2026-02-01", {NewPerson(), twice}));
  const std::string third =
      Declared(SomeDeclaration("THIRD", "2026-05-01", {NewPerson(), head}));
  const v1::MergeEffects effects = Merge(twice, head);
  EXPECT_THAT(
      ScoresOf(effects, head),
      ElementsAre(absl::StrCat("2026-02-01..2026-04-30 ", first,
                               " 8.7641600 -> ", second, " 8.6341600")));
  const v1::ChangedPerson* const stays = ChangesOf(effects, spouse);
  ASSERT_NE(stays, nullptr);
  ASSERT_EQ(stays->periods_size(), 1);
  EXPECT_EQ(stays->periods(0).from_date(), "2026-02-01");
  EXPECT_EQ(stays->periods(0).to_date(), "2026-04-30");
  EXPECT_EQ(stays->periods(0).before().receives_mad(), 0);
  EXPECT_EQ(stays->periods(0).after().receives_mad(), 500);
  EXPECT_EQ(stays->periods(0).before().insured_through(), head);
  EXPECT_EQ(stays->periods(0).after().insured_through(), "");
}

TEST_F(MergeChangesTest, WhoIsNamedByAnEarlierDoubleIsAnsweredAbout) {
  const std::string head = NewPerson();
  const std::string other = NewPerson();
  const std::string third = NewPerson();
  Declared(SomeDeclaration("H", "2026-01-01", {head, other, third}));
  const std::string head_now = NewPerson();
  Merge(head, head_now);
  // Of three 8.5323100, of two 8.6341600.
  const v1::MergeEffects effects = Merge(third, other);
  ASSERT_NE(ChangesOf(effects, head_now), nullptr);
  EXPECT_EQ(PeriodOn(effects, head_now, "2026-01-01")->after().score(),
            "8.6341600");
  EXPECT_THAT(ChangesOf(effects, head), IsNull());
}

TEST_F(MergeChangesTest, PeriodsBeyondFiftyAreCounted) {
  for (const int days : {50, 51}) {
    const std::string twice = NewPerson();
    const std::string into = NewPerson();
    for (int day = 0; day < days; ++day) {
      auto request = SomeDeclaration(
          absl::StrCat("H", days),
          absl::StrCat("2026-0", 1 + day / 18, "-", 10 + day % 18), {twice});
      request.mutable_declaration()
          ->mutable_spending()
          ->set_gas_monthly_centimes(100 * (1 + day));
      Declared(request);
    }
    const v1::MergeEffects effects = Merge(twice, into);
    const v1::ChangedPerson* const person = ChangesOf(effects, into);
    ASSERT_NE(person, nullptr);
    EXPECT_EQ(person->periods_size(), 50);
    EXPECT_EQ(person->more_periods(), days - 50);
    EXPECT_EQ(person->periods(49).to_date(), days == 50 ? "" : "2026-03-23");
  }
}

// Rules that begin on so many days.
class DaysOfManyRules : public registry::PersonAnswers {
 public:
  explicit DaysOfManyRules(std::int32_t days) : days_(days) {}

  absl::StatusOr<std::vector<registry::PersonAnswer>> Tell(
      base::sql::Session&, const std::vector<idcs::IdcsNumber>&,
      base::Date) const override {
    return absl::UnimplementedError("nobody asks");
  }
  std::vector<base::Date> DaysOfRules() const override {
    std::vector<base::Date> days;
    const base::Date first = base::Date::Parse("2026-01-02").value();
    for (std::int32_t i = 0; i < days_; ++i) {
      days.push_back(base::Date::FromDayNumber(first.day_number() + i));
    }
    return days;
  }
  std::vector<base::Date> DaysOfBirth(base::Date) const override { return {}; }
  std::vector<base::Date> DaysOfDeclaration(base::Date) const override {
    return {};
  }
  absl::StatusOr<std::vector<base::Date>> DaysOfRescoring(
      base::sql::Session&) const override {
    return std::vector<base::Date>();
  }

 private:
  const std::int32_t days_;
};

// Two people and the day of the declaration: 9,999 days more make 20,000
// answers.
TEST_F(MergeChangesTest, TooManyDaysEndWithAWord) {
  const std::string twice = NewPerson();
  const std::string into = NewPerson();
  Declared(SomeDeclaration("H", "2026-01-01", {twice}));
  for (const std::int32_t days : {9'999, 10'000}) {
    registry::MergeReach reach;
    const absl::Status read = register_.database().ReadAndWait(
        [&](base::sql::Session& session) -> absl::Status {
          auto found =
              registry::FindMergeReach(session, DaysOfManyRules(days),
                                       idcs::IdcsNumber::Parse(twice).value(),
                                       idcs::IdcsNumber::Parse(into).value());
          if (found.ok()) reach = *std::move(found);
          return found.status();
        });
    ASSERT_TRUE(read.ok()) << read;
    EXPECT_EQ(reach.days.size(), 10'000u);
    EXPECT_EQ(reach.not_told_from.has_value(), days == 10'000);
    // The last period ends with what is told.
    const registry::PersonAnswer none;
    registry::PersonAnswer covered;
    covered.regime = "CNSS";
    const registry::AnswersByDay before(10'000, {none, none});
    const registry::AnswersByDay after(10'000, {none, covered});
    v1::MergeEffects effects;
    registry::FillChangedAnswers(reach, before, after, effects);
    ASSERT_EQ(effects.changes_size(), 1);
    EXPECT_EQ(effects.changes(0).periods(0).from_date(), "2026-01-01");
    // 10,000 days from 2026-01-01 are the last on 2053-05-18.
    EXPECT_EQ(effects.changes(0).periods(0).to_date(),
              days == 10'000 ? "2053-05-18" : "");
    EXPECT_EQ(effects.not_told_from(), days == 10'000 ? "2053-05-19" : "");
  }
}

// What is said of families with fresh numbers, one half declared before a run
// of re-scoring and one half after it, is the same.
TEST_F(MergeChangesTest, DrawnNumbersChangeNothingOfWhatIsSaid) {
  constexpr int kDraws = HistoriesToPlay(200);
  struct Drawn {
    std::string twice, into;
    std::vector<std::pair<std::string, std::string>> names;
  };
  std::vector<Drawn> drawn;
  const auto declare = [&](int draw) {
    Drawn one;
    const std::string head = NewPerson();
    const std::string other = NewPerson();
    one.into = NewChild("2012-05-01");
    one.twice = NewChild("2012-05-01");
    const std::string again = NewChild("2013-06-01");
    const std::string ref = absl::StrCat("D", draw);
    const std::string own = DeclareFamily(ref + "-OWN", "2026-01-01", head,
                                          {one.into, again, one.twice});
    const std::string later =
        DeclareFamily(ref + "-LATER", "2027-03-01", other, {one.twice});
    one.names = {{head, "HEAD"},       {other, "OTHER"}, {one.into, "INTO"},
                 {one.twice, "TWICE"}, {again, "AGAIN"}, {own, "OWN"},
                 {later, "LATER"},     {ref + "-", "D-"}};
    drawn.push_back(std::move(one));
  };
  for (int draw = 0; draw < kDraws / 2; ++draw) declare(draw);
  ASSERT_EQ(Run(To("next")).state(), rsu::jobs::v1::RescoringRun::SUCCEEDED);
  for (int draw = kDraws / 2; draw < kDraws; ++draw) declare(draw);
  std::string first;
  for (const Drawn& one : drawn) {
    v1::MergeEffects effects =
        client.Call(Merging(one.twice, one.into)).reply.merge();
    // Midnight may come between two.
    effects.clear_as_of();
    const std::string said =
        absl::StrReplaceAll(effects.DebugString(), one.names);
    if (first.empty()) first = said;
    ASSERT_EQ(said, first);
  }
  EXPECT_THAT(first, testing::HasSubstr("from_date: \"2027-01-01\""));
  EXPECT_THAT(first, testing::HasSubstr("from_date: \"2027-03-01\""));
}

}  // namespace
}  // namespace rpc_test
