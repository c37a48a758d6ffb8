// What a merge says of whom nothing but the outcome or the score of their
// household is answered about: the dead, who is in no household, and the number
// that is retired.
//
// Scores by annex 2, by hand, of a household of SomeDeclaration(): of one
// 8.8543900, of two 8.6341600, of three 8.5323100.

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/register_fixture.h"
#include "tests/service/merges/merge_changes.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;
using ::testing::IsNull;

class MergeOutcomesTest : public RegisterTest {
 protected:
  std::string Declared(const v1::CreateDeclarationRequest& request) {
    const auto declared = client.Call(request);
    EXPECT_TRUE(declared.ok()) << declared.status;
    return declared.reply.household();
  }

  // That the person lives abroad from `day` on, or no longer does.
  void Abroad(const std::string& person, const std::string& day,
              v1::StatusEvent::Event event = v1::StatusEvent::BEGAN) {
    const auto recorded = client.Call(
        StatusReported(person, v1::PersonStatus::LIVES_ABROAD, day, event));
    EXPECT_TRUE(recorded.ok()) << recorded.status;
  }

  v1::MergeEffects Merge(const std::string& twice, const std::string& into) {
    return MergeAfterTrial(client, twice, into);
  }

  // Expects of the person one period, "FROM..TO BEFORE -> AFTER" by outcomes.
  static void ExpectOutcomes(const v1::MergeEffects& effects,
                             const std::string& person,
                             const std::string& period) {
    const v1::ChangedPerson* const changes = ChangesOf(effects, person);
    ASSERT_NE(changes, nullptr);
    ASSERT_EQ(changes->periods_size(), 1);
    const auto& only = changes->periods(0);
    EXPECT_EQ(
        absl::StrCat(only.from_date(), "..", only.to_date(), " ",
                     only.before().outcome(), " -> ", only.after().outcome()),
        period);
  }
};

// The answer about somebody dead has the score of their household, too.
TEST_F(MergeOutcomesTest, TheScoreThatSomebodyDeadIsAnsweredWithIsSaid) {
  const std::string head = NewPerson();
  const std::string dead = NewPerson();
  const std::string twice = NewPerson();
  const std::string household =
      Declared(SomeDeclaration("H", "2026-01-01", {head, dead, twice}));
  ASSERT_TRUE(client.Call(Death(dead, "2026-02-10")).ok());
  const v1::MergeEffects effects = Merge(twice, head);
  const std::string change =
      absl::StrCat(household, " 8.5323100 -> ", household, " 8.6341600");
  EXPECT_THAT(ScoresOf(effects, dead),
              ElementsAre(absl::StrCat("2026-01-01..2026-02-09 ", change),
                          absl::StrCat("2026-02-10.. ", change)));
  EXPECT_EQ(PeriodOn(effects, dead, "2026-02-09")->after().outcome(),
            "AMO_TADAMON");
  EXPECT_EQ(
      InShort(PeriodOn(effects, dead, "2026-02-10")->after()),
      absl::StrCat("NOT_REGISTERED ", household, " 8.6341600 - - - - - - - -"));
}

// Who lives abroad is not eligible; who is in no household is not scored.
TEST_F(MergeOutcomesTest, AnotherOutcomeOfSomebodyInNoHouseholdIsSaid) {
  const std::string twice = NewPerson();
  const std::string into = NewPerson();
  Abroad(twice, "2026-03-01");
  Abroad(twice, "2026-06-01", v1::StatusEvent::ENDED);
  const v1::MergeEffects effects = Merge(twice, into);
  ExpectOutcomes(effects, into,
                 "2026-03-01..2026-05-31 NOT_SCORED -> NOT_ELIGIBLE");
  // The number that is retired had nothing but outcomes.
  EXPECT_THAT(ChangesOf(effects, twice), IsNull());
  ASSERT_EQ(effects.answers(0).idcs(), twice);
  EXPECT_EQ(effects.answers(0).before().outcome(), "NOT_SCORED");
  EXPECT_EQ(effects.answers(0).after().ByteSizeLong(), 0u);
}

// No score may be used, until the double's pension excludes the household.
TEST_F(MergeOutcomesTest, AnExclusionWhereNothingCouldBeSaidIsSaid) {
  const std::string twice = NewPerson();
  const std::string into = NewPerson();
  auto request = SomeDeclaration("H", "2026-01-01", {into});
  SpendUpToScore(152'000'000, *request.mutable_declaration());
  const std::string household = Declared(request);
  ASSERT_TRUE(
      client
          .Call(StatusReported(twice, v1::PersonStatus::PENSION, "2026-03-01"))
          .ok());
  const v1::MergeEffects effects = Merge(twice, into);
  const v1::ChangedPerson* const person = ChangesOf(effects, into);
  ASSERT_NE(person, nullptr);
  ASSERT_EQ(person->periods_size(), 1);
  EXPECT_EQ(person->periods(0).from_date(), "2026-03-01");
  const std::string in_short =
      absl::StrCat("NOT_SCORED ", household, " 15.2000000 - - - - - - - ");
  EXPECT_EQ(InShort(person->periods(0).before()),
            absl::StrCat(in_short, "UNDETERMINED"));
  EXPECT_EQ(InShort(person->periods(0).after()),
            absl::StrCat(in_short, "EXCLUDED"));
}

TEST_F(MergeOutcomesTest, AnOutcomeThatEndsWithTheMergeIsSaid) {
  const std::string twice = NewPerson();
  const std::string into = NewPerson();
  Abroad(into, "2026-03-01");
  Abroad(twice, "2026-06-01", v1::StatusEvent::ENDED);
  ExpectOutcomes(Merge(twice, into), into,
                 "2026-06-01.. NOT_ELIGIBLE -> NOT_SCORED");
}

// Two in no household of whom nothing is known change nothing; a household
// ends with the number that had it, its other days are not told.
TEST_F(MergeOutcomesTest, TheRetiredNumberIsSaidForTheDaysOfItsHousehold) {
  EXPECT_EQ(Merge(NewPerson(), NewPerson()).changes_size(), 0);
  const std::string twice = NewPerson();
  const std::string into = NewPerson();
  const std::string household =
      Declared(SomeDeclaration("H", "2026-03-01", {twice}));
  Abroad(into, "2026-01-01");
  Abroad(into, "2026-02-01", v1::StatusEvent::ENDED);
  const v1::MergeEffects effects = Merge(twice, into);
  EXPECT_THAT(ScoresOf(effects, twice),
              ElementsAre(absl::StrCat("2026-03-01.. ", household,
                                       " 8.8543900 -> - -")));
  EXPECT_THAT(ScoresOf(effects, into),
              ElementsAre(absl::StrCat("2026-03-01.. - - -> ", household,
                                       " 8.8543900")));
}

}  // namespace
}  // namespace rpc_test
