// ScoreService.CompareScores over the wire, against the promises of its proto
// file.

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/rescoring_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::scoring::v1;
using rsu::registry::v1::Education;
using rsu::registry::v1::Milieu;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Part = v1::ScoreComparison::Part;

constexpr std::int64_t kTicksPerPoint = 10'000'000;

std::int64_t Number(const std::string& text) {
  std::int64_t number = 0;
  EXPECT_TRUE(absl::SimpleAtoi(text, &number)) << text;
  return number;
}

std::int64_t Exact(const Part& part) { return Number(part.numerator()); }

// "-0.0516000" as ticks of 1e-7.
std::int64_t Ticks(std::string text) {
  EXPECT_EQ(text.size() - text.find('.'), 8U) << text;
  text.erase(text.find('.'), 1);
  return Number(text);
}

// That every part sums to what it is a part of, and the whole to the scores.
void ExpectExact(const v1::ScoreComparison& comparison) {
  std::int64_t facts = 0;
  std::int64_t milieu = 0;
  std::int64_t formula = 0;
  for (const auto& line : comparison.lines()) {
    EXPECT_EQ(Exact(line.by_facts()) + Exact(line.by_milieu()) +
                  Exact(line.by_formula()),
              Exact(line.total()))
        << line.variable();
    facts += Exact(line.by_facts());
    milieu += Exact(line.by_milieu());
    formula += Exact(line.by_formula());
  }
  EXPECT_EQ(facts, Exact(comparison.by_facts()));
  EXPECT_EQ(milieu, Exact(comparison.by_milieu()));
  EXPECT_EQ(formula, Exact(comparison.by_formula()));
  EXPECT_EQ(facts + milieu + formula, Exact(comparison.total()));
  const std::int64_t per_tick =
      Number(comparison.denominator()) / kTicksPerPoint;
  EXPECT_EQ(per_tick * kTicksPerPoint, Number(comparison.denominator()));
  const std::int64_t difference = Ticks(comparison.difference());
  EXPECT_EQ(difference, Ticks(comparison.after().score()) -
                            Ticks(comparison.before().score()));
  EXPECT_EQ(Exact(comparison.total()) + Exact(comparison.by_rounding()),
            difference * per_tick);
  EXPECT_LT(Exact(comparison.by_rounding()), per_tick);
  EXPECT_GT(Exact(comparison.by_rounding()), -per_tick);
}

// "milieu milieu" for a field of that name in both.
std::vector<std::string> ChangedIn(const v1::ScoreComparison& comparison) {
  std::vector<std::string> changed;
  for (const auto& field : comparison.changed_fields()) {
    changed.push_back(absl::StrCat(field.before(), " ", field.after()));
  }
  return changed;
}

std::vector<std::string> VariablesOf(const v1::ScoreComparison& comparison) {
  std::vector<std::string> variables;
  for (const auto& line : comparison.lines()) {
    variables.push_back(line.variable());
  }
  return variables;
}

class ScoreComparisonTest : public RescoringTest {
 protected:
  v1::CompareScoresRequest Request(const std::string& household,
                                   const std::string& before,
                                   const std::string& after) {
    v1::CompareScoresRequest request;
    request.set_name("households/" + household);
    request.mutable_before()->set_as_of(before);
    request.mutable_after()->set_as_of(after);
    return request;
  }

  v1::ScoreComparison Compare(const v1::CompareScoresRequest& request) {
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    ExpectExact(answer.reply);
    return answer.reply;
  }
};

TEST_F(ScoreComparisonTest, ACorrectionIsToldFactByFact) {
  auto declare = SomeDeclaration("H-1", "2026-01-01",
                                 {NewPerson(), NewPerson(), NewPerson()});
  auto& declaration = *declare.mutable_declaration();
  declaration.mutable_spending()->set_gas_monthly_centimes(4'999);
  const auto first = client.Call(declare).reply;
  declaration.mutable_assets()->set_cows(4);
  declaration.mutable_members(2)->set_can_read_and_write(true);
  declaration.mutable_spending()->set_gas_monthly_centimes(5'010);
  ASSERT_TRUE(client.Call(declare).ok());
  auto request = Request(first.household(), "2026-01-01", "2026-01-01");
  *request.mutable_before()->mutable_known_at() = first.create_time();
  const v1::ScoreComparison comparison = Compare(request);
  EXPECT_EQ(comparison.before().revision(), 1);
  EXPECT_EQ(comparison.before().score(), first.score());
  EXPECT_EQ(comparison.after().revision(), 2);
  EXPECT_EQ(comparison.after().household_ref(), "H-1");
  EXPECT_FALSE(comparison.after().has_explanation());
  EXPECT_THAT(ChangedIn(comparison),
              ElementsAre("assets.cows assets.cows",
                          "spending.gas_monthly_centimes "
                          "spending.gas_monthly_centimes",
                          "members[2].can_read_and_write "
                          "members[2].can_read_and_write"));
  // By annex 2: 4 x 0.0257, a third of 0.128, 0.000755 x 12 x 0.11 MAD / 3.
  ASSERT_THAT(VariablesOf(comparison), ElementsAre("share_literate", "cows",
                                                   "butane_yearly_per_person"));
  EXPECT_EQ(comparison.lines(0).number_before(), "V22");
  EXPECT_EQ(comparison.lines(0).value_before(), "0");
  EXPECT_EQ(comparison.lines(0).value_after(), "1/3");
  EXPECT_EQ(comparison.lines(0).total().rounded(), "0.0426667");
  EXPECT_THAT(comparison.lines(0).facts(),
              ElementsAre("effective_date", "members", "members[*].birth_date",
                          "members[*].can_read_and_write"));
  EXPECT_THAT(comparison.lines(0).changed_facts(),
              ElementsAre("members[*].can_read_and_write"));
  EXPECT_EQ(comparison.lines(1).total().rounded(), "0.1028000");
  EXPECT_EQ(comparison.lines(1).coefficient_after(), "0.0257");
  EXPECT_EQ(comparison.lines(2).total().rounded(), "0.0003322");
  EXPECT_EQ(comparison.by_facts().rounded(), "0.1457989");
  EXPECT_EQ(Exact(comparison.by_milieu()), 0);
  EXPECT_EQ(Exact(comparison.by_formula()), 0);
}

TEST_F(ScoreComparisonTest, WhoMovesToTownGetsAnotherAnnex) {
  auto declare = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  const std::string household = client.Call(declare).reply.household();
  auto& declaration = *declare.mutable_declaration();
  declaration.set_effective_date("2026-06-01");
  declaration.set_milieu(Milieu::URBAN);
  declaration.mutable_assets()->set_cars(1);
  ASSERT_TRUE(client.Call(declare).ok());
  const v1::ScoreComparison comparison =
      Compare(Request(household, "2026-05-31", "2026-06-01"));
  EXPECT_THAT(ChangedIn(comparison),
              ElementsAre("effective_date effective_date", "milieu milieu",
                          "assets.cars assets.cars"));
  // A car counts 0.187 in the countryside, once; in town 0.226 for each.
  EXPECT_EQ(comparison.lines(0).variable(), "constant");
  EXPECT_EQ(comparison.lines(0).by_milieu().rounded(), "1.1300000");
  EXPECT_EQ(comparison.by_facts().rounded(), "0.1870000");
  EXPECT_EQ(Exact(comparison.by_formula()), 0);
  EXPECT_NE(Exact(comparison.by_milieu()), 0);
  for (const auto& line : comparison.lines()) {
    if (line.variable() != "at_least_one_car") continue;
    EXPECT_EQ(line.number_before(), "V11");
    EXPECT_EQ(line.number_after(), "");
    EXPECT_EQ(line.by_facts().rounded(), "0.1870000");
    EXPECT_EQ(line.by_milieu().rounded(), "-0.1870000");
  }
}

TEST_F(ScoreComparisonTest, ARunOfRescoringIsTheFormulasPart) {
  const std::string household = Declare("H1", 90'000'000);
  const v1::ScoreComparison before =
      Compare(Request(household, "2026-12-31", "2027-06-01"));
  EXPECT_THAT(before.lines(), IsEmpty());
  EXPECT_EQ(before.difference(), "0.0000000");
  Run(To("next"));
  const v1::ScoreComparison after =
      Compare(Request(household, "2026-12-31", "2027-06-01"));
  EXPECT_EQ(after.before().formula(), "decree-2-21-582");
  EXPECT_EQ(after.after().formula(), "next");
  EXPECT_EQ(after.difference(), "0.1000000");
  EXPECT_EQ(after.by_formula().rounded(), "0.1000000");
  EXPECT_EQ(Exact(after.by_facts()), 0);
  EXPECT_EQ(Exact(after.by_milieu()), 0);
  EXPECT_THAT(after.changed_fields(), IsEmpty());
  ASSERT_THAT(VariablesOf(after), ElementsAre("constant"));
  EXPECT_EQ(after.lines(0).coefficient_before(), "8.695");
  EXPECT_EQ(after.lines(0).coefficient_after(), "8.795");
  EXPECT_THAT(after.lines(0).changed_facts(), IsEmpty());
  // One day at two moments: what the run did.
  auto request = Request(household, "2027-06-01", "2027-06-01");
  *request.mutable_before()->mutable_known_at() = before.after().known_at();
  EXPECT_EQ(Compare(request).difference(), "0.1000000");
}

TEST_F(ScoreComparisonTest, AnEarlierMomentGetsTheSameBytes) {
  const std::string household = Declare("H1", 90'000'000);
  DeclareFor(people_.front(), "H1", 92'000'000, "2026-05-01");
  auto request = Request(household, "2026-01-01", "2027-06-01");
  const v1::ScoreComparison before = Compare(request);
  Run(To("next"));
  DeclareFor(people_.front(), "H1", 90'500'000, "2026-01-01");
  EXPECT_NE(Compare(request).difference(), before.difference());
  *request.mutable_before()->mutable_known_at() = before.before().known_at();
  *request.mutable_after()->mutable_known_at() = before.after().known_at();
  EXPECT_EQ(Compare(request).SerializeAsString(), before.SerializeAsString());
}

TEST_F(ScoreComparisonTest, TheWayBackHasTheOppositeTotal) {
  auto declare = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  const std::string household = client.Call(declare).reply.household();
  auto& declaration = *declare.mutable_declaration();
  declaration.set_effective_date("2026-06-01");
  declaration.mutable_members(0)->set_education(Education::FUNDAMENTAL);
  declare.mutable_declaration()->add_members()->CopyFrom(
      SomeDeclaration("x", "2026-06-01", {NewPerson()})
          .declaration()
          .members(0));
  declaration.mutable_members(1)->set_relationship(
      rsu::registry::v1::Member::CHILD);
  ASSERT_TRUE(client.Call(declare).ok());
  const v1::ScoreComparison there =
      Compare(Request(household, "2026-01-01", "2026-06-01"));
  const v1::ScoreComparison back =
      Compare(Request(household, "2026-06-01", "2026-01-01"));
  EXPECT_EQ(Exact(there.total()), -Exact(back.total()));
  EXPECT_EQ(Exact(there.by_rounding()), -Exact(back.by_rounding()));
  EXPECT_THAT(
      ChangedIn(there),
      ElementsAre("effective_date effective_date",
                  "members[0].education members[0].education", " members[1]"));
  EXPECT_THAT(
      ChangedIn(back),
      ElementsAre("effective_date effective_date",
                  "members[0].education members[0].education", "members[1] "));
}

TEST_F(ScoreComparisonTest, WordsComeInTheLanguageAskedFor) {
  const std::string household = Declare("H1", 90'000'000);
  Run(To("next"));
  auto request = Request(household, "2026-12-31", "2027-06-01");
  request.set_language("fr");
  EXPECT_EQ(Compare(request).lines(0).description(), "constante de l'annexe");
  request.set_language("ar");
  EXPECT_EQ(Compare(request).lines(0).description(), "ثابت الملحق");
  request.set_language("de");
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("language"));
}

TEST_F(ScoreComparisonTest, AMalformedRequestNamesItsField) {
  const std::string household = Declare("H1", 90'000'000);
  auto request = Request(household, "2026-01-01", "2026-02-30");
  EXPECT_THAT(FieldsOf(client.Call(request).status),
              ElementsAre("after.as_of"));
  request = Request(household, "x", "");
  EXPECT_THAT(FieldsOf(client.Call(request).status),
              ElementsAre("before.as_of"));
  request = Request(household, "", "");
  request.mutable_before()->mutable_known_at()->set_nanos(-1);
  EXPECT_THAT(FieldsOf(client.Call(request).status),
              ElementsAre("before.known_at"));
  request = Request(household, "", "");
  request.mutable_after()->mutable_known_at()->set_nanos(-1);
  EXPECT_THAT(FieldsOf(client.Call(request).status),
              ElementsAre("after.known_at"));
  request.set_name(household);
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("name"));
  EXPECT_EQ(ReasonOf(client.Call(Request(household, "2025-12-31", "")).status),
            "UNKNOWN_HOUSEHOLD");
  EXPECT_EQ(ReasonOf(client.Call(Request(household, "", "2025-12-31")).status),
            "UNKNOWN_HOUSEHOLD");
  // Without moments: the latest day, as known now, with itself.
  v1::CompareScoresRequest bare;
  bare.set_name("households/" + household);
  EXPECT_EQ(Compare(bare).difference(), "0.0000000");
}

}  // namespace
}  // namespace rpc_test
