// A household to which nobody belongs any more counts for nothing: in a
// simulation, its cost, a re-scoring run and a list, as in the answers about
// each person. The files of cases 01 and 07 are in tests/data/found.

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/rescoring_fixture.h"

namespace rpc_test {
namespace {

namespace scoring = ::rsu::scoring::v1;
namespace eligibility = ::rsu::eligibility::v1;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class EmptyHouseholdsTest : public RescoringTest {
 protected:
  scoring::Simulation Simulate(
      const std::string& day,
      const google::protobuf::Timestamp* known_at = nullptr) {
    scoring::SimulateRequest request;
    request.set_as_of(day);
    request.set_count_answers(true);
    if (known_at != nullptr) *request.mutable_known_at() = *known_at;
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.ok() ? answer.reply.back().simulation()
                       : scoring::Simulation();
  }

  // "households people": counted on the day, of which so many are answered, and
  // direct aid paid in MAD.
  std::string Counts(const std::string& day,
                     const google::protobuf::Timestamp* known_at = nullptr) {
    const scoring::Simulation simulation = Simulate(day, known_at);
    return absl::StrCat(simulation.households(), " ", simulation.people(), " ",
                        simulation.answers().people(), " ",
                        simulation.answers().before().aid_monthly_mad());
  }

  std::vector<std::string> ListOn(const std::string& day) {
    eligibility::ListBeneficiariesRequest request;
    request.set_programme("amo-tadamon");
    request.set_as_of(day);
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    std::vector<std::string> people;
    for (const auto& one : answer.reply.beneficiaries()) {
      people.push_back(one.idcs());
    }
    return people;
  }

  void Declare(const std::string& ref, const std::string& day,
               const std::vector<std::string>& members) {
    const auto declared = client.Call(SomeDeclaration(ref, day, members));
    ASSERT_TRUE(declared.ok()) << declared.status;
  }
};

// Case 07: one died, one moved in with another. Direct aid of 2026: 500 MAD for
// a household without a child.
TEST_F(EmptyHouseholdsTest, DeathsAndMovesLeaveNoHouseholdBehind) {
  const std::string a = NewPerson();
  const std::string b = NewPerson();
  const std::string c = NewPerson();
  Declare("HA", "2025-01-01", {a});
  Declare("HB", "2025-01-01", {b});
  Declare("HC", "2025-01-01", {c});
  EXPECT_EQ(Counts("2026-01-01"), "3 3 3 1500");
  const auto known_before = Simulate("2026-01-01").known_at();
  ASSERT_TRUE(client.Call(Death(a, "2026-02-01")).ok());
  Declare("HB", "2026-02-15", {b, c});
  EXPECT_EQ(Counts("2026-01-31"), "3 3 3 1500");
  EXPECT_EQ(Counts("2026-02-01"), "2 2 2 1000");
  EXPECT_EQ(Counts("2026-02-14"), "2 2 2 1000");
  EXPECT_EQ(Counts("2026-02-15"), "1 2 2 500");
  EXPECT_THAT(ListOn("2026-02-15"), UnorderedElementsAre(b, c));
  // As known before, it is as it was.
  EXPECT_EQ(Counts("2026-02-15", &known_before), "3 3 3 1500");
  // Who moves back has a household again.
  Declare("HC", "2026-03-01", {c});
  Declare("HB", "2026-03-01", {b});
  EXPECT_EQ(Counts("2026-03-01"), "2 2 2 1000");
  EXPECT_EQ(Counts("2026-02-15"), "1 2 2 500");
}

// A death that is known before a day of the past is declared, or declared anew.
TEST_F(EmptyHouseholdsTest, WhoIsDeclaredAfterTheirDeathLeavesNoHousehold) {
  const std::string a = NewPerson();
  const std::string b = NewPerson();
  Declare("HA", "2025-01-01", {a});
  ASSERT_TRUE(client.Call(Death(a, "2026-02-01")).ok());
  ASSERT_TRUE(client.Call(Death(b, "2026-02-01")).ok());
  auto corrected = SomeDeclaration("HA", "2025-01-01", {a});
  corrected.mutable_declaration()->mutable_assets()->set_cars(1);
  ASSERT_TRUE(client.Call(corrected).ok());
  Declare("HB", "2025-01-01", {b});
  EXPECT_EQ(Counts("2026-01-31").substr(0, 4), "2 2 ");
  EXPECT_EQ(Counts("2026-02-01"), "0 0 0 0");
  EXPECT_THAT(ListOn("2026-02-01"), IsEmpty());
}

TEST_F(EmptyHouseholdsTest, TheOrderOfRecordingChangesNoCount) {
  const std::string b = NewPerson();
  const std::string c = NewPerson();
  // The later day is declared first.
  Declare("HB", "2026-02-15", {b, c});
  Declare("HC", "2025-01-01", {c});
  Declare("HB", "2025-01-01", {b});
  EXPECT_EQ(Counts("2026-02-14"), "2 2 2 1000");
  EXPECT_EQ(Counts("2026-02-15"), "1 2 2 500");
  // Members of one household who all moved, to different ones.
  const std::string d = NewPerson();
  const std::string e = NewPerson();
  Declare("HD", "2025-01-01", {d, e});
  Declare("HE", "2025-03-01", {e});
  EXPECT_EQ(Counts("2026-02-15"), "3 5 4 1500");
  Declare("HF", "2025-04-01", {d});
  EXPECT_EQ(Counts("2026-02-15"), "3 4 4 1500");
}

TEST_F(EmptyHouseholdsTest, AHouseholdThatAMergeEmptiedIsNotCounted) {
  const std::string stays = NewPerson();
  const std::string father = NewPerson();
  const std::string twice = NewPerson();
  const auto own = client.Call(SomeDeclaration("OWN", "2026-01-01", {stays}));
  const auto other =
      client.Call(SomeDeclaration("OTHER", "2026-01-01", {father, twice}));
  EXPECT_EQ(Counts("2026-01-01"), "2 3 3 1000");
  auto merge = Merging(twice, stays);
  merge.add_keep_households("households/" + other.reply.household());
  ASSERT_TRUE(client.Call(merge).ok());
  EXPECT_EQ(Counts("2026-01-01"), "1 2 2 500");
  EXPECT_THAT(ListOn("2026-01-01"), UnorderedElementsAre(stays, father));
}

// The merge takes one out of a household whose other member moved before.
TEST_F(EmptyHouseholdsTest, AHouseholdOfWhichAMergeLeftNobodyIsNotCounted) {
  const std::string stays = NewPerson();
  const std::string moved = NewPerson();
  const std::string twice = NewPerson();
  const auto own = client.Call(SomeDeclaration("OWN", "2026-01-01", {stays}));
  Declare("OTHER", "2026-01-01", {moved, twice});
  Declare("NEW", "2026-03-01", {moved});
  EXPECT_EQ(Counts("2026-03-01"), "3 4 3 1500");
  auto merge = Merging(twice, stays);
  merge.add_keep_households("households/" + own.reply.household());
  ASSERT_TRUE(client.Call(merge).ok());
  EXPECT_EQ(Counts("2026-02-28"), "2 2 2 1000");
  EXPECT_EQ(Counts("2026-03-01"), "2 2 2 1000");
  EXPECT_THAT(ListOn("2026-03-01"), UnorderedElementsAre(stays, moved));
}

TEST_F(EmptyHouseholdsTest, ARunScoresThemAndCountsThemNot) {
  // Alive and dead, both at the threshold that "next" moves them over.
  RescoringTest::Declare("H1", 93'264'284);
  RescoringTest::Declare("H2", 93'264'284);
  ASSERT_TRUE(client.Call(Death(people_[0], "2026-06-01")).ok());
  const auto run = Run(To("next"));
  EXPECT_EQ(run.report().households(), 1);
  EXPECT_EQ(run.report().changed(), 1);
  EXPECT_EQ(Counts("2027-01-01").substr(0, 4), "1 1 ");
}

TEST_F(EmptyHouseholdsTest, NobodyIsListedWhoseHouseholdIsEmpty) {
  const std::string a = NewPerson();
  Declare("HA", "2025-01-01", {a});
  ASSERT_TRUE(client.Call(Death(a, "2026-02-01")).ok());
  EXPECT_THAT(ListOn("2026-01-31"), UnorderedElementsAre(a));
  EXPECT_THAT(ListOn("2026-02-01"), IsEmpty());
}

}  // namespace
}  // namespace rpc_test
