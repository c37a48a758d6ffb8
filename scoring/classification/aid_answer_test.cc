#include "scoring/classification/aid_answer.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

using registry::Member;
using ::testing::ElementsAre;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }
Score Parsed(const char* text) { return Score::Parse(text).value(); }

Member Child(const char* birth_date, registry::Schooling schooling) {
  Member member;
  member.relationship = registry::Relationship::kChild;
  member.birth_date = Day(birth_date);
  member.schooling = schooling;
  member.activity = registry::Activity::kInactive;
  return member;
}

class AidAnswerTest : public testing::Test {
 protected:
  std::optional<AidAnswer> Answer(const char* day, const char* score,
                                  const std::vector<Member>& members) const {
    return AnswerDirectAid(programmes_, Day(day), Parsed(score), members);
  }

  const ProgrammeSet programmes_ = ProgrammeSet::Load().value();
};

std::vector<std::string> Sentences(const AidAnswer& answer) {
  std::vector<std::string> sentences;
  for (const Reason& reason : answer.reasons) {
    sentences.push_back(Sentence(reason, Language::kEnglish));
    EXPECT_FALSE(Sentence(reason, Language::kFrench).empty());
  }
  return sentences;
}

TEST_F(AidAnswerTest, TheThresholdDividesToTheTick) {
  const auto early = Answer("2023-11-30", "9", {});
  EXPECT_FALSE(early->eligible);
  EXPECT_THAT(Sentences(*early),
              ElementsAre("On 2023-11-30 direct social aid is not in force."));
  EXPECT_TRUE(Answer("2023-12-01", "9.7430010", {})->eligible);
  const auto above = Answer("2023-12-01", "9.7430011", {});
  EXPECT_FALSE(above->eligible);
  EXPECT_EQ(above->aid, std::nullopt);
  EXPECT_THAT(Sentences(*above),
              ElementsAre("The household's score 9.7430011 is above the "
                          "threshold 9.7430010 of direct social aid: "
                          "0.0000001 above the threshold."));
}

// 300 + 100 for the first, 200 for the second, 1,000 for the second birth.
TEST_F(AidAnswerTest, ReasonsGoChildByChildToTheTotal) {
  Member disabled = Child("2012-01-01", registry::Schooling::kPublic);
  disabled.statuses.severely_disabled = true;
  Member young = Child("2025-06-01", registry::Schooling::kNotEnrolled);
  young.statuses.fatherless = true;
  const auto answer = Answer("2026-01-01", "9", {disabled, young});
  EXPECT_EQ(answer->aid->monthly_mad, 800);
  EXPECT_THAT(
      Sentences(*answer),
      ElementsAre(
          "The household's score 9.0000000 is at or under the threshold "
          "9.7430010 of direct social aid: 0.7430010 under the threshold.",
          "Child of rank 1, aged 14, in school: 300 MAD a month.",
          "Supplement for the severe disability of the child of rank 1: 100 "
          "MAD a month.",
          "Fatherless child of rank 2, aged 0: 400 MAD a month.",
          "For the child of rank 2 (by age, among those who count): the second "
          "birth of the household's children, which gave a right to 1000 MAD, "
          "once; this is no part of the monthly amount.",
          "The amounts of the children add up to 800 MAD a month."));
}

TEST_F(AidAnswerTest, TheFloorAndAHouseholdWithoutChildrenAreNamed) {
  const auto one =
      Answer("2026-01-01", "9",
             {Child("2012-01-01", registry::Schooling::kNotEnrolled)});
  EXPECT_EQ(Sentences(*one).back(),
            "The amounts of the children add up to 200 MAD a month; a "
            "household gets no less than 500 MAD.");
  const auto none = Answer("2026-01-01", "9", {});
  EXPECT_EQ(Sentences(*none).back(),
            "A household without a child that counts gets 500 MAD a month.");
}

TEST_F(AidAnswerTest, WithoutAmountsTheAnswerSaysSo) {
  std::vector<Programme> programmes;
  Period period;
  period.threshold = Parsed("9");
  programmes.push_back(
      Programme::Create(kDirectSocialAidProgramme, "Aid", {period}).value());
  const ProgrammeSet set = ProgrammeSet::Create(programmes).value();
  const auto answer = AnswerDirectAid(set, Day("2026-01-01"), Parsed("9"), {});
  EXPECT_TRUE(answer->eligible);
  EXPECT_EQ(answer->aid, std::nullopt);
  EXPECT_EQ(std::string(answer->reasons.back().code), "AID_AMOUNTS_NOT_SET");
}

// A grandfather's small pension: the household is far under the threshold.
TEST_F(AidAnswerTest, AnExclusionComesBeforeTheScoreAndIsNamed) {
  Member head;
  head.relationship = registry::Relationship::kHead;
  Member grandfather;
  grandfather.relationship = registry::Relationship::kParent;
  grandfather.statuses.excluding.push_back({registry::PersonStatus::kPension,
                                            "RCAR", Day("2019-05-01"),
                                            Day("2026-07-01")});
  const auto answer = Answer("2026-01-01", "5", {head, grandfather});
  EXPECT_FALSE(answer->eligible);
  EXPECT_EQ(answer->aid, std::nullopt);
  ASSERT_EQ(answer->exclusions.size(), 1u);
  EXPECT_EQ(answer->exclusions[0].member, 1u);
  EXPECT_THAT(
      Sentences(*answer),
      ElementsAre(
          "Member 2 of the declaration, the head's parent, draws a pension, as "
          "RCAR reports from 2019-05-01 on; this excludes the household from "
          "direct social aid whatever its score, until the end that RCAR "
          "reports, 2026-07-01.",
          "From 2026-07-01 on this excludes the household no more; then its "
          "score decides, as nothing is known that excludes it on that day."));
  EXPECT_EQ(Sentence(answer->reasons[0], Language::kFrench),
            "Le membre 2 de la déclaration, le père ou la mère du chef de "
            "ménage, perçoit une pension, selon RCAR, à compter du 1er mai "
            "2019\u202F; le ménage est exclu de l'aide sociale directe quel "
            "que soit son "
            "score, jusqu'à la fin signalée par RCAR, le 1er juillet 2026.");
  EXPECT_NE(
      Sentence(answer->reasons[0], Language::kArabic).find("والد(ة) رب الأسرة"),
      std::string::npos);
  EXPECT_NE(Sentence(answer->reasons[0], Language::kArabic)
                .find("إلى حين انتهائه بتاريخ 1 يوليوز 2026"),
            std::string::npos);
  EXPECT_THAT(UnsettledCodes(answer->reasons),
              ElementsAre("AID_EXCLUSION_ENDS"));
}

// Of two pensions the end of one is known: what can be done about the other is
// told, and when the one ends.
TEST_F(AidAnswerTest, AnExclusionWithoutAKnownEndLastsUntilItIsReported) {
  Member head;
  head.relationship = registry::Relationship::kHead;
  for (const auto& ends : {std::optional<base::Date>(),
                           std::optional<base::Date>(Day("2026-07-01"))}) {
    head.statuses.excluding.push_back({registry::PersonStatus::kPension,
                                       ends.has_value() ? "RCAR" : "CMR",
                                       Day("2019-05-01"), ends});
  }
  const auto answer = Answer("2026-01-01", "5", {head});
  EXPECT_EQ(Sentences(*answer).at(0),
            "Member 1 of the declaration, the head, draws a pension, as CMR "
            "reports from 2019-05-01 on; this excludes the household from "
            "direct social aid whatever its score, until CMR reports an end.");
  EXPECT_THAT(UnsettledCodes(answer->reasons),
              ElementsAre("AID_EXCLUDED_BY_PENSION", "AID_EXCLUSION_ENDS"));
}

TEST_F(AidAnswerTest, FatherlessByADeathSaysWhoKnows) {
  Member child = Child("2015-01-01", registry::Schooling::kPublic);
  child.father_died = Day("2025-12-01");
  const auto sentence = [this](const Member& member) {
    const auto answer = Answer("2026-01-01", "9", {member});
    EXPECT_EQ(answer->aid->children[0].monthly_mad, 400);
    return Sentences(*answer).at(2);
  };
  EXPECT_EQ(sentence(child),
            "The population register records the death on 2025-12-01 of the "
            "father of the child of rank 1; who he is follows from the "
            "household's declarations.");
  child.statuses.fatherless = true;
  child.statuses.fatherless_spell = registry::StatusSpell{
      registry::PersonStatus::kFatherless, "COURT", Day("2025-12-02"), {}};
  EXPECT_EQ(sentence(child),
            "That the child of rank 1 is fatherless is reported by COURT, from "
            "2025-12-02 on.");
}

TEST_F(AidAnswerTest, BothBirthDatesAreSaidWhereTheyDiffer) {
  Member child = Child("2007-01-01", registry::Schooling::kPublic);
  child.other_birth_date = Day("2004-01-01");
  const auto answer = Answer("2026-01-02", "9", {child});
  EXPECT_EQ(answer->aid->children[0].age, 19);
  EXPECT_EQ(Sentences(*answer).at(2),
            "The age of the child of rank 1 is by the birth date 2007-01-01 "
            "that the household declared, which counts until it declares "
            "again; the population register has 2004-01-01, which would be 22 "
            "years.");
}

}  // namespace
}  // namespace scoring
