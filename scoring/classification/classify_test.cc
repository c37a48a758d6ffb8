#include "scoring/classification/classify.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/programme/parse_programme.h"

namespace scoring {
namespace {

using registry::Activity;
using registry::CoverOnDay;
using registry::InsuredRole;
using registry::NameOf;
using registry::Regime;
using registry::Registration;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }
Score Parsed(const char* text) { return Score::Parse(text).value(); }

// Somebody registered and not covered, in a household of that usable score.
ClassificationInput Person(const char* score,
                           std::optional<Activity> activity) {
  ClassificationInput input;
  input.day = Day("2026-01-01");
  input.registration = Registration::kLiving;
  input.standing = HouseholdStanding{Parsed(score), true};
  input.activity = activity;
  return input;
}

std::vector<std::string> Codes(const Classification& answer) {
  std::vector<std::string> codes;
  for (const Reason& reason : answer.reasons) codes.emplace_back(reason.code);
  return codes;
}

class ClassifyTest : public testing::Test {
 protected:
  Classification Answer(const ClassificationInput& input) const {
    return Classify(programmes_, input);
  }

  const ProgrammeSet programmes_ = ProgrammeSet::Load().value();
};

struct ScoreCase {
  const char* score;
  Activity activity;
  Outcome outcome;
  std::optional<std::int64_t> contribution_mad;
  bool at_or_under_asd;
};

// Thresholds and brackets as published.
TEST_F(ClassifyTest, OutcomeByScoreAndActivity) {
  const std::optional<std::int64_t> none;
  const ScoreCase cases[] = {
      // clang-format off
      {"9.3264284", Activity::kInactive,   Outcome::kAmoTadamon,  none, true},
      {"9.3264284", Activity::kEmployed,   Outcome::kAmoTadamon,  none, true},
      {"9.3264285", Activity::kInactive,   Outcome::kAmoChamil,   144,  true},
      {"9.3264285", Activity::kEmployed,   Outcome::kNotEligible, none, true},
      {"9.5124369", Activity::kUnemployed, Outcome::kAmoChamil,   144,  true},
      {"9.5124370", Activity::kStudent,    Outcome::kAmoChamil,   176,  true},
      {"9.7430010", Activity::kHomemaker,  Outcome::kAmoChamil,   176,  true},
      {"9.7430011", Activity::kRetired,    Outcome::kAmoChamil,   224,  false},
      {"9.7430011", Activity::kEmployed,   Outcome::kNotEligible, none, false},
      {"15",        Activity::kRentier,    Outcome::kAmoChamil,   1164, false},
      // clang-format on
  };
  for (const ScoreCase& c : cases) {
    const Classification answer = Answer(Person(c.score, c.activity));
    EXPECT_EQ(answer.outcome, c.outcome) << c.score;
    EXPECT_EQ(answer.contribution_mad, c.contribution_mad) << c.score;
    EXPECT_EQ(answer.at_or_under_asd, c.at_or_under_asd) << c.score;
    EXPECT_EQ(answer.regime, std::nullopt) << c.score;
  }
}

TEST_F(ClassifyTest, NotRegisteredComesBeforeEverything) {
  ClassificationInput input = Person("9", Activity::kInactive);
  input.open_regime = CoverOnDay{Regime::kCnss, InsuredRole::kPrincipal};
  const struct {
    Registration registration;
    const char* code;
  } kCases[] = {{Registration::kNone, "NOT_REGISTERED"},
                {Registration::kDeceased, "DECEASED"},
                {Registration::kRetired, "IDENTIFIER_RETIRED"}};
  for (const auto& c : kCases) {
    input.registration = c.registration;
    const Classification answer = Answer(input);
    EXPECT_EQ(answer.outcome, Outcome::kNotRegistered);
    EXPECT_THAT(Codes(answer), ElementsAre(c.code));
    EXPECT_EQ(answer.at_or_under_asd, std::nullopt);
    EXPECT_TRUE(answer.distances.empty());
  }
}

TEST_F(ClassifyTest, OfTheDeadItIsSaidWhenAndWhoseTheScoreIs) {
  ClassificationInput input;
  input.day = Day("2026-04-01");
  input.registration = Registration::kDeceased;
  EXPECT_EQ(Sentence(Answer(input).reasons[0], Language::kEnglish),
            "The person who had this identifier has died.");
  input.died = Day("2026-03-01");
  EXPECT_EQ(Sentence(Answer(input).reasons[0], Language::kFrench),
            "La personne qui portait cet identifiant est décédée le 1er mars "
            "2026.");
  input.standing = HouseholdStanding{Score::Parse("9").value(), true};
  EXPECT_EQ(Sentence(Answer(input).reasons[0], Language::kEnglish),
            "The person who had this identifier died on 2026-03-01; the score "
            "that is named is that of the household which declared the person, "
            "and counts for its other members alone.");
}

TEST_F(ClassifyTest, OtherRegimeComesBeforeTheScore) {
  ClassificationInput input = Person("9", Activity::kInactive);
  input.open_regime = CoverOnDay{Regime::kCnops, InsuredRole::kPrincipal};
  Classification answer = Answer(input);
  EXPECT_EQ(answer.outcome, Outcome::kCoveredElsewhere);
  EXPECT_EQ(answer.regime, Regime::kCnops);
  EXPECT_THAT(Codes(answer), ElementsAre("COVERED_AS_PRINCIPAL"));
  // What the household may get in direct aid is told all the same.
  EXPECT_EQ(answer.at_or_under_asd, true);
  EXPECT_EQ(answer.distances.size(), 2u);

  input.open_regime->role = InsuredRole::kDependant;
  input.standing.reset();
  answer = Answer(input);
  EXPECT_EQ(answer.outcome, Outcome::kCoveredElsewhere);
  EXPECT_THAT(Codes(answer), ElementsAre("COVERED_AS_DEPENDANT"));
  EXPECT_EQ(answer.at_or_under_asd, std::nullopt);
}

TEST_F(ClassifyTest, WithoutAUsableScoreNobodyIsClassified) {
  ClassificationInput input = Person("4.9999999", Activity::kInactive);
  input.standing->usable = false;
  Classification answer = Answer(input);
  EXPECT_EQ(answer.outcome, Outcome::kNotScored);
  EXPECT_THAT(Codes(answer), ElementsAre("NOT_COVERED_ELSEWHERE",
                                         "SCORE_OUTSIDE_USABLE_RANGE"));
  EXPECT_EQ(answer.at_or_under_asd, std::nullopt);
  EXPECT_TRUE(answer.distances.empty());

  input.standing.reset();
  input.activity.reset();
  answer = Answer(input);
  EXPECT_EQ(answer.outcome, Outcome::kNotScored);
  EXPECT_THAT(Codes(answer), ElementsAre("NOT_COVERED_ELSEWHERE", "NO_SCORE"));
}

struct ReasonCase {
  const char* day;
  const char* score;
  std::optional<Activity> activity;
  Outcome outcome;
  std::vector<std::string> codes;
};

// First days: AMO Tadamon 2022-12-01, AMO Chamil 2024-01-01.
TEST_F(ClassifyTest, ReasonsFollowTheOrderOfTheTests) {
  const ReasonCase cases[] = {
      {"2026-01-01",
       "9",
       Activity::kEmployed,
       Outcome::kAmoTadamon,
       {"SCORE_AT_OR_UNDER_THRESHOLD"}},
      {"2026-01-01",
       "10",
       Activity::kInactive,
       Outcome::kAmoChamil,
       {"SCORE_ABOVE_THRESHOLD", "NOT_EMPLOYED", "CONTRIBUTION_BRACKET"}},
      {"2026-01-01",
       "10",
       Activity::kEmployed,
       Outcome::kNotEligible,
       {"SCORE_ABOVE_THRESHOLD", "EMPLOYED"}},
      {"2026-01-01",
       "10",
       std::nullopt,
       Outcome::kNotEligible,
       {"SCORE_ABOVE_THRESHOLD", "ACTIVITY_UNKNOWN"}},
      {"2023-12-31",
       "10",
       Activity::kInactive,
       Outcome::kNotEligible,
       {"SCORE_ABOVE_THRESHOLD", "NOT_EMPLOYED", "PROGRAMME_NOT_IN_FORCE"}},
      {"2022-12-01",
       "9",
       Activity::kInactive,
       Outcome::kAmoTadamon,
       {"SCORE_AT_OR_UNDER_THRESHOLD"}},
      {"2022-11-30",
       "9",
       Activity::kInactive,
       Outcome::kNotEligible,
       {"PROGRAMME_NOT_IN_FORCE", "NOT_EMPLOYED", "PROGRAMME_NOT_IN_FORCE"}},
      {"2022-11-30",
       "9",
       Activity::kEmployed,
       Outcome::kNotEligible,
       {"PROGRAMME_NOT_IN_FORCE", "EMPLOYED"}},
  };
  for (const ReasonCase& c : cases) {
    ClassificationInput input = Person(c.score, c.activity);
    input.day = Day(c.day);
    const Classification answer = Answer(input);
    EXPECT_EQ(answer.outcome, c.outcome) << c.day << " " << c.score;
    std::vector<std::string> codes = {"NOT_COVERED_ELSEWHERE"};
    codes.insert(codes.end(), c.codes.begin(), c.codes.end());
    EXPECT_EQ(Codes(answer), codes) << c.day << " " << c.score;
  }
}

TEST_F(ClassifyTest, DirectAidIsNotToldBeforeItExists) {
  ClassificationInput input = Person("9", Activity::kInactive);
  input.day = Day("2023-11-30");
  EXPECT_EQ(Answer(input).at_or_under_asd, std::nullopt);
  EXPECT_EQ(Answer(input).distances.size(), 1u);
  input.day = Day("2023-12-01");
  EXPECT_EQ(Answer(input).at_or_under_asd, true);
  EXPECT_EQ(Answer(input).distances.size(), 2u);
}

TEST_F(ClassifyTest, DistancesToBothThresholds) {
  const Classification answer = Answer(Person("9.5", Activity::kInactive));
  ASSERT_EQ(answer.distances.size(), 2u);
  EXPECT_EQ(answer.distances[0].programme, "amo-tadamon");
  EXPECT_EQ(answer.distances[0].threshold, Parsed("9.3264284"));
  EXPECT_EQ(answer.distances[0].distance.ToString(), "0.1735716");
  EXPECT_EQ(answer.distances[1].programme, "asd");
  EXPECT_EQ(answer.distances[1].distance.ToString(), "-0.2430010");
}

TEST_F(ClassifyTest, SentencesNameScoreThresholdAndDistance) {
  const Classification answer = Answer(Person("9.5", Activity::kInactive));
  ASSERT_EQ(answer.reasons.size(), 4u);
  const std::string sentence = Sentence(answer.reasons[1], Language::kEnglish);
  EXPECT_THAT(sentence, HasSubstr("9.5000000"));
  EXPECT_THAT(sentence, HasSubstr("9.3264284"));
  EXPECT_THAT(sentence, HasSubstr("0.1735716"));
  EXPECT_THAT(Sentence(answer.reasons[3], Language::kEnglish),
              HasSubstr("144 MAD a month"));
}

// Programmes whose thresholds do not meet, and one without contributions.
TEST(Classify, FollowsTheProgrammesAndNotConstants) {
  std::vector<Programme> programmes;
  programmes.push_back(ParseProgramme(R"(
    name: "amo-tadamon" title: "AMO Tadamon"
    periods { effective_from: "2024-01-01" source: "a test" mark: "D"
              at_most: "9" })")
                           .value());
  programmes.push_back(ParseProgramme(R"(
    name: "amo-chamil" title: "AMO Chamil"
    periods { effective_from: "2024-01-01" source: "a test" mark: "D"
              above: "10" })")
                           .value());
  const ProgrammeSet set = ProgrammeSet::Create(programmes).value();

  Classification answer = Classify(set, Person("9.5", Activity::kInactive));
  EXPECT_EQ(answer.outcome, Outcome::kNotEligible);
  EXPECT_EQ(answer.reasons.back().code, "SCORE_NOT_ABOVE_CHAMIL_THRESHOLD");
  answer = Classify(set, Person("10.5", Activity::kInactive));
  EXPECT_EQ(answer.outcome, Outcome::kAmoChamil);
  EXPECT_EQ(answer.contribution_mad, std::nullopt);
  EXPECT_EQ(answer.reasons.back().code, "CONTRIBUTION_NOT_SET");
}

TEST(NameOf, IsTheCodeOfTheInterchangeFormat) {
  EXPECT_EQ(NameOf(Regime::kCnops), "CNOPS");
  EXPECT_EQ(NameOf(Regime::kCnss), "CNSS");
  EXPECT_EQ(NameOf(Regime::kTns), "TNS");
  EXPECT_EQ(NameOf(Regime::kFar), "FAR");
  EXPECT_EQ(NameOf(Regime::kStudent), "STUDENT");
}

}  // namespace
}  // namespace scoring
