#include "scoring/classification/aid_answer.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

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
  EXPECT_EQ(Answer("2023-11-30", "9", {}), std::nullopt);
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
          "The birth of the child of rank 2 gave a right to 1000 MAD, once; "
          "this is no part of the monthly amount.",
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

}  // namespace
}  // namespace scoring
