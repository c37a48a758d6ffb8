// Conditions beside cover, activity and score: residence, the age of the score,
// the age limit of dependants of other regimes, the waiting period.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/classification/classify.h"
#include "scoring/programme/parse_programme.h"

namespace scoring {
namespace {

using registry::Activity;
using registry::CoverOnDay;
using registry::EndCause;
using registry::InsuredRole;
using registry::KnownEnd;
using registry::Member;
using registry::Regime;
using registry::Registration;
using registry::Relationship;
using ::testing::ElementsAre;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

ClassificationInput Person(const char* score) {
  ClassificationInput input;
  input.day = Day("2026-01-01");
  input.registration = Registration::kLiving;
  input.standing =
      HouseholdStanding{Score::Parse(score).value(), true, Day("2025-01-31")};
  input.activity = Activity::kInactive;
  return input;
}

std::vector<std::string> Codes(const std::vector<Reason>& reasons) {
  std::vector<std::string> codes;
  for (const Reason& reason : reasons) codes.emplace_back(reason.code);
  return codes;
}

class ConditionsTest : public testing::Test {
 protected:
  const ProgrammeSet released_ = ProgrammeSet::Load().value();

  // The released programmes with other common rules.
  ProgrammeSet With(const char* common) const {
    return ProgrammeSet::Create(released_.programmes(),
                                ParseCommonRules(common).value())
        .value();
  }
};

TEST_F(ConditionsTest, SomebodyAbroadIsInNeither) {
  ClassificationInput input = Person("9");
  input.lives_abroad = true;
  Classification answer = Classify(released_, input);
  EXPECT_EQ(answer.outcome, Outcome::kNotEligible);
  EXPECT_THAT(Codes(answer.reasons),
              ElementsAre("NOT_COVERED_ELSEWHERE", "LIVES_ABROAD"));
  EXPECT_EQ(answer.at_or_under_asd, true);
  // Cover elsewhere is tested before, the score after.
  input.open_regime = CoverOnDay{Regime::kFar, InsuredRole::kPrincipal};
  EXPECT_EQ(Classify(released_, input).outcome, Outcome::kCoveredElsewhere);
  input.open_regime.reset();
  input.standing.reset();
  EXPECT_EQ(Classify(released_, input).outcome, Outcome::kNotEligible);
  // Where no rule asks for residence, it is not asked for.
  input = Person("9");
  input.lives_abroad = true;
  EXPECT_EQ(Classify(With(""), input).outcome, Outcome::kAmoTadamon);
}

// Declared for 2025-01-31: six months later is 2025-07-31, one 2025-02-28.
TEST_F(ConditionsTest, AScoreIsUsedUntilTheDayOnWhichItsMonthsAreOver) {
  const auto with = [this](int months) {
    const std::string rule =
        "score_age_rules { effective_from: \"2020-01-01\" source: \"a test\" "
        "mark: \"D\" at_most_months: " +
        std::to_string(months) + " }";
    return With(rule.c_str());
  };
  const struct {
    int months;
    const char* day;
    bool used;
  } cases[] = {{6, "2025-07-31", true},
               {6, "2025-08-01", false},
               {1, "2025-02-28", true},
               {1, "2025-03-01", false}};
  for (const auto& c : cases) {
    ClassificationInput input = Person("9");
    input.day = Day(c.day);
    const Classification answer = Classify(with(c.months), input);
    EXPECT_EQ(answer.outcome,
              c.used ? Outcome::kAmoTadamon : Outcome::kNotScored)
        << c.day;
    EXPECT_EQ(answer.at_or_under_asd.has_value(), c.used) << c.day;
    if (c.used) continue;
    EXPECT_EQ(Sentence(answer.reasons.back(), Language::kEnglish),
              "The household's score is of the declaration for 2025-01-31, "
              "more than " +
                  std::to_string(c.months) +
                  (c.months == 1 ? " month" : " months") +
                  " ago; it is not used until the household declares "
                  "again.");
  }
  // Released, there is no limit.
  ClassificationInput input = Person("9");
  input.day = Day("2099-01-01");
  EXPECT_EQ(Classify(released_, input).outcome, Outcome::kAmoTadamon);
}

TEST_F(ConditionsTest, CoverAsADependantEndsWhenAChildPassesTheLimit) {
  ClassificationInput input = Person("9");
  input.open_regime =
      CoverOnDay{Regime::kCnss, InsuredRole::kDependant, Day("2025-02-01")};
  Member child;
  child.relationship = Relationship::kChild;
  child.birth_date = Day("2004-06-15");
  child.activity = Activity::kUnemployed;
  input.member = child;

  input.day = Day("2026-06-14");
  EXPECT_EQ(Classify(released_, input).outcome, Outcome::kCoveredElsewhere);
  input.day = Day("2026-06-15");
  const Classification passed = Classify(released_, input);
  EXPECT_EQ(passed.outcome, Outcome::kAmoTadamon);
  EXPECT_THAT(
      Codes(passed.reasons),
      ElementsAre("DEPENDANT_AGE_LIMIT_PASSED", "SCORE_AT_OR_UNDER_THRESHOLD"));
  EXPECT_EQ(passed.regime, std::nullopt);
  EXPECT_EQ(passed.reasons[0].arguments,
            (std::vector<std::string>{"CNSS", "21", "UNKNOWN", "AGE_LIMIT",
                                      "DECLARED"}));
  input.age_limit_passed =
      KnownEnd{Day("2026-06-15"), EndCause::kMarried, "ADOUL"};
  EXPECT_EQ(Classify(released_, input).reasons[0].arguments,
            (std::vector<std::string>{"CNSS", "21", "2026-06-15", "MARRIED",
                                      "ADOUL"}));

  const auto outcome = [&](auto change) {
    ClassificationInput changed = input;
    change(changed);
    return Classify(released_, changed).outcome;
  };
  // Studying, disabled, no child of the head, insured in their own name, opened
  // over the limit, or not known since when: covered as reported.
  EXPECT_EQ(outcome([](auto& i) { i.member->statuses.student = true; }),
            Outcome::kCoveredElsewhere);
  EXPECT_EQ(
      outcome([](auto& i) { i.member->statuses.severely_disabled = true; }),
      Outcome::kCoveredElsewhere);
  EXPECT_EQ(
      outcome([](auto& i) { i.member->relationship = Relationship::kSpouse; }),
      Outcome::kCoveredElsewhere);
  EXPECT_EQ(
      outcome([](auto& i) { i.open_regime->role = InsuredRole::kPrincipal; }),
      Outcome::kCoveredElsewhere);
  EXPECT_EQ(outcome([](auto& i) { i.open_regime->since = Day("2026-06-15"); }),
            Outcome::kCoveredElsewhere);
  EXPECT_EQ(outcome([](auto& i) { i.open_regime->since.reset(); }),
            Outcome::kCoveredElsewhere);
  EXPECT_EQ(outcome([](auto& i) { i.member.reset(); }),
            Outcome::kCoveredElsewhere);
}

// AMO Tadamon and direct aid with a band of 0.05.
TEST_F(ConditionsTest, ABandKeepsAHouseholdThatWasIn) {
  const auto programme = [](const char* name, const char* at_most) {
    return ParseProgramme(
               "name: \"" + std::string(name) + "\" title: \"" + name +
               "\" periods { effective_from: \"2024-01-01\" source: \"a test\" "
               "mark: \"D\" at_most: \"" +
               at_most +
               "\" } "
               "stability_rules { effective_from: \"2024-01-01\" source: \"a "
               "test\" mark: \"D\" band: \"0.05\" }")
        .value();
  };
  const ProgrammeSet set =
      ProgrammeSet::Create({programme(kAmoTadamonProgramme, "9.3"),
                            programme(kDirectSocialAidProgramme, "9.3")})
          .value();
  ClassificationInput input = Person("9.35");
  const Score before = Score::Parse("9.3").value();
  const Score now = input.standing->score;
  EXPECT_EQ(Classify(set, input).outcome, Outcome::kNotEligible);
  input.history = {{Day("2024-01-01"), before}, {Day("2025-01-31"), now}};
  const Classification kept = Classify(set, input);
  EXPECT_EQ(kept.outcome, Outcome::kAmoTadamon);
  EXPECT_THAT(Codes(kept.reasons),
              ElementsAre("NOT_COVERED_ELSEWHERE", "SCORE_ABOVE_THRESHOLD",
                          "KEPT_BY_BAND"));
  // The threshold itself stays where it is.
  EXPECT_EQ(kept.at_or_under_asd, false);
  EXPECT_FALSE(AnswerDirectAid(set, input.day, now, {})->eligible);
  const auto aid = AnswerDirectAid(set, input.day, now, {}, input.history);
  EXPECT_TRUE(aid->eligible);
  EXPECT_THAT(Codes(aid->reasons),
              ElementsAre("AID_SCORE_ABOVE_THRESHOLD", "KEPT_BY_BAND",
                          "AID_AMOUNTS_NOT_SET"));
  // The released programmes keep nobody.
  EXPECT_EQ(Classify(released_, input).outcome, Outcome::kAmoChamil);
}

TEST_F(ConditionsTest, TheWaitingPeriodIsToldAndDecidesNothing) {
  const Classification chamil = Classify(released_, Person("10"));
  EXPECT_EQ(chamil.outcome, Outcome::kAmoChamil);
  EXPECT_EQ(chamil.waiting_months, 3);
  EXPECT_THAT(Codes(chamil.notes), ElementsAre("WAITING_PERIOD"));
  const Classification tadamon = Classify(released_, Person("9"));
  EXPECT_EQ(tadamon.waiting_months, std::nullopt);
  EXPECT_TRUE(tadamon.notes.empty());
}

}  // namespace
}  // namespace scoring
