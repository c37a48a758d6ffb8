#include "scoring/classification/notes.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/programme/parse_programme.h"
#include "scoring/programme/programme_set.h"

namespace scoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

DatedScore At(const char* from, const char* score) {
  return {Day(from), Score::Parse(score).value()};
}

std::vector<std::string> Codes(const std::vector<Reason>& reasons) {
  std::vector<std::string> codes;
  for (const Reason& reason : reasons) codes.emplace_back(reason.code);
  return codes;
}

TEST(NotesTest, AThresholdDividesUnlessARuleSoftensIt) {
  const ProgrammeSet programmes = ProgrammeSet::Load().value();
  EXPECT_EQ(
      Sentence(ThresholdRule(*programmes.ByName(kDirectSocialAidProgramme),
                             Day("2026-02-01")),
               Language::kEnglish),
      "No band, confirmation or grace period softens the threshold of direct "
      "social aid on 2026-02-01: it divides as it stands.");
  const Programme softened = ParseProgramme(R"(name: "asd" title: "Aid"
    periods { effective_from: "2024-01-01" source: "s" mark: "D" at_most: "9" }
    stability_rules { effective_from: "2026-02-01" source: "s" mark: "D"
                      band: "0.01" confirmations: 2 grace_days: 30 })")
                                 .value();
  EXPECT_EQ(std::string(ThresholdRule(softened, Day("2026-01-31")).code),
            "THRESHOLD_DIVIDES");
  EXPECT_THAT(ThresholdRule(softened, Day("2026-02-01")).arguments,
              ElementsAre("asd", "2026-02-01", "0.0100000", "2", "30"));
}

// 9.743001 is the threshold of direct aid, at which a score is under it.
TEST(NotesTest, TheDayOfACrossingIsThatOfTheLastScore) {
  const ProgrammeSet programmes = ProgrammeSet::Load().value();
  const base::Date day = Day("2026-03-01");
  const std::vector<DatedScore> up = {At("2026-01-01", "9.7430010"),
                                      At("2026-02-01", "9.7430011")};
  EXPECT_THAT(Codes(ScoreSince(up)),
              ElementsAre("SCORE_SINCE", "SCORE_BEFORE"));
  EXPECT_THAT(ScoreSince(up)[1].arguments,
              ElementsAre("9.7430010", "2026-01-31"));
  const std::vector<Reason> crossed = Crossings(programmes, day, up);
  ASSERT_EQ(crossed.size(), 1u);
  EXPECT_THAT(crossed[0].arguments,
              ElementsAre("asd", "2026-02-01", "9.7430010", "ABOVE"));
  EXPECT_THAT(
      Crossings(programmes, day,
                {At("2026-01-01", "9.5000000"), At("2026-02-01", "9.7430010")}),
      IsEmpty());
  EXPECT_THAT(Codes(ScoreSince({At("2026-01-01", "9.5000000")})),
              ElementsAre("SCORE_SINCE"));
  EXPECT_THAT(ScoreSince({}), IsEmpty());
}

TEST(NotesTest, ABirthKnownByItsYearIsSaidWhereItCounts) {
  Member member;
  member.birth_date = Day("1985-01-01");
  const base::Date day = Day("2026-01-01");
  EXPECT_FALSE(PartlyKnownBirth(nullptr, member, day).has_value());
  member.registered_precision = registry::DatePrecision::kYear;
  EXPECT_EQ(
      Sentence(*PartlyKnownBirth(nullptr, member, day), Language::kEnglish),
      "Only the year of birth is known; the age of 41 years is counted "
      "from 1985-01-01, the first day that it can be.");
  member.registered_precision = registry::DatePrecision::kMonth;
  EXPECT_THAT(PartlyKnownBirth(nullptr, member, day)->arguments,
              ElementsAre("1985-01-01", "41", "MONTH"));
  // The declared date counts, of which all is known.
  member.other_birth_date = Day("1984-01-01");
  EXPECT_FALSE(PartlyKnownBirth(nullptr, member, day).has_value());
  const BirthDateRule registered = {day, BirthDateSource::kRegistered};
  EXPECT_TRUE(PartlyKnownBirth(&registered, member, day).has_value());
}

TEST(NotesTest, AidWithoutAUsableScoreCannotBeSaidUnlessSomethingExcludes) {
  const ProgrammeSet programmes = ProgrammeSet::Load().value();
  const base::Date day = Day("2026-01-01");
  const Reason unusable = {"SCORE_OUTSIDE_USABLE_RANGE", {"15.2000000"}};
  Member head;
  head.relationship = registry::Relationship::kHead;
  head.birth_date = Day("1980-01-01");
  auto answer = AnswerDirectAidWithoutScore(programmes, day, unusable, {head});
  ASSERT_TRUE(answer.has_value());
  EXPECT_TRUE(answer->undetermined);
  EXPECT_FALSE(answer->eligible);
  EXPECT_THAT(Codes(answer->reasons),
              ElementsAre("AID_CANNOT_BE_SAID", "SCORE_OUTSIDE_USABLE_RANGE"));
  head.statuses.excluding.push_back({registry::PersonStatus::kPension, "CNSS",
                                     Day("2025-01-01"), std::nullopt});
  answer = AnswerDirectAidWithoutScore(programmes, day, unusable, {head});
  EXPECT_FALSE(answer->undetermined);
  EXPECT_THAT(Codes(answer->reasons), ElementsAre("AID_EXCLUDED_BY_PENSION"));
  answer = AnswerDirectAidWithoutScore(programmes, Day("2023-11-30"), unusable,
                                       {head});
  EXPECT_FALSE(answer->undetermined);
  EXPECT_THAT(Codes(answer->reasons), ElementsAre("PROGRAMME_NOT_IN_FORCE"));
}

// A way out of a reason that there is not would never be told.
TEST(NotesTest, EveryWayOutIsOfAReason) {
  const ProgrammeSet programmes = ProgrammeSet::Load().value();
  EXPECT_FALSE(programmes.common().ways_out.empty());
  for (const WayOut& way : programmes.common().ways_out) {
    for (const std::string& code : way.reasons) {
      EXPECT_TRUE(std::any_of(
          ReasonTexts().begin(), ReasonTexts().end(),
          [&code](const ReasonText& text) { return text.code == code; }))
          << code;
    }
  }
}

}  // namespace
}  // namespace scoring
