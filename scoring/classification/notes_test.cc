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

using registry::EndCause;
using registry::KnownEnd;
using registry::Member;
using registry::Regime;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

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

// 9.743001 is the threshold of direct aid.
TEST(NotesTest, HowFarDeclaredFactsCouldLowerAScoreIsNoPromise) {
  const ProgrammeSet programmes = ProgrammeSet::Load().value();
  const auto told = [&](const char* score, const char* lowest) {
    return FactsAboveThreshold(*programmes.ByName(kDirectSocialAidProgramme),
                               Day("2026-02-01"), Score::Parse(score).value(),
                               Score::Parse(lowest).value());
  };
  EXPECT_FALSE(told("9.7430010", "9").has_value());
  EXPECT_EQ(Sentence(*told("9.8430010", "9.7430010"), Language::kEnglish),
            "The score lies 0.1000000 above the threshold of direct social "
            "aid; with the same members, of the same ages, in the same place, "
            "other declared facts could lower it by 0.1000000 at most. Whether "
            "a fact that is corrected or declared anew brings it to the "
            "threshold or under it, only the new score says.");
  EXPECT_EQ(Sentence(*told("9.8430010", "9.7430011"), Language::kEnglish),
            "The score lies 0.1000000 above the threshold of direct social "
            "aid; with the same members, of the same ages, in the same place, "
            "other declared facts could lower it by 0.0999999 at most, which "
            "does not bring it to the threshold. Only who belongs to the "
            "household, their ages or the place where it lives could.");
  EXPECT_THAT(Sentence(*told("9.8430010", "9.8430010"), Language::kEnglish),
              HasSubstr("in the same place, no other declared fact could lower "
                        "it. Only who belongs"));
}

TEST(NotesTest, AKnownEndOfCoverIsSaid) {
  CoverDays days;
  days.since = Day("2026-10-01");
  const auto sentences = [&days](Language language) {
    std::vector<std::string> all;
    for (const Reason& note : CoverSince(Regime::kCnss, days)) {
      all.push_back(Sentence(note, language));
    }
    return all;
  };
  EXPECT_THAT(sentences(Language::kEnglish),
              ElementsAre("This cover by CNSS is open since 2026-10-01, until "
                          "that regime reports its end."));
  days.end = KnownEnd{Day("2027-02-01"), EndCause::kReported};
  EXPECT_THAT(sentences(Language::kEnglish),
              ElementsAre("This cover by CNSS is open since 2026-10-01, and "
                          "its end is reported: from 2027-02-01 on it counts "
                          "no more."));
  EXPECT_THAT(sentences(Language::kFrench),
              ElementsAre("Cette couverture par la CNSS est ouverte depuis le "
                          "1er octobre 2026\u202F; sa fin est "
                          "signalée\u202F: à compter du 1er février 2027, "
                          "elle ne compte plus."));
  EXPECT_THAT(sentences(Language::kArabic),
              ElementsAre(HasSubstr("ابتداء من 1 فبراير 2027 لا تحتسب.")));
  days.end = KnownEnd{Day("2027-02-01"), EndCause::kAgeLimit};
  days.age_limit = 21;
  days.next = CoverDays::Next{Regime::kTns, Day("2027-03-01")};
  EXPECT_THAT(sentences(Language::kEnglish),
              ElementsAre("This cover by CNSS is open since 2026-10-01, and "
                          "ends with the age limit of 21 years: from "
                          "2027-02-01 on it counts no more.",
                          "On 2027-03-01 the scheme of the self-employed "
                          "covers the person, by what is known already."));
  EXPECT_THAT(sentences(Language::kFrench),
              ElementsAre(HasSubstr("elle prend fin avec la limite d'âge de 21 "
                                    "ans"),
                          "Le 1er mars 2027, le régime des travailleurs non "
                          "salariés couvre la personne, d'après ce que l'on "
                          "sait déjà."));
  EXPECT_THAT(sentences(Language::kArabic),
              ElementsAre(HasSubstr("وتنتهي ببلوغ حد السن المحدد في 21 سنة"),
                          HasSubstr("بتاريخ 1 مارس 2027 يغطي الشخصَ")));
}

ScoreStory Story(const char* score, const char* from) {
  ScoreStory story;
  story.score = Score::Parse(score).value();
  story.from = Day(from);
  return story;
}

// 9.743001 is the threshold of direct aid, at which a score is under it.
TEST(NotesTest, TheDayOfACrossingIsThatOfTheScore) {
  const ProgrammeSet programmes = ProgrammeSet::Load().value();
  const base::Date day = Day("2026-03-01");
  ScoreStory up = Story("9.7430011", "2026-02-01");
  EXPECT_THAT(Codes(ScoreSince(up)),
              ElementsAre("SCORE_SINCE", "SCORE_UNTIL_CHANGED"));
  EXPECT_THAT(Crossings(programmes, day, up), IsEmpty());
  up.before = Score::Parse("9.7430010").value();
  EXPECT_THAT(
      Codes(ScoreSince(up)),
      ElementsAre("SCORE_SINCE", "SCORE_UNTIL_CHANGED", "SCORE_BEFORE"));
  EXPECT_THAT(ScoreSince(up)[2].arguments,
              ElementsAre("9.7430010", "2026-01-31"));
  const std::vector<Reason> crossed = Crossings(programmes, day, up);
  ASSERT_EQ(crossed.size(), 1u);
  EXPECT_THAT(crossed[0].arguments,
              ElementsAre("asd", "2026-02-01", "9.7430010", "ABOVE"));
  ScoreStory under = Story("9.7430010", "2026-02-01");
  under.before = Score::Parse("9.5000000").value();
  EXPECT_THAT(Crossings(programmes, day, under), IsEmpty());
}

// What the household had before is nothing to who came to it.
TEST(NotesTest, WhoCameHasTheScoreOfTheHouseholdTheyLeft) {
  const ProgrammeSet programmes = ProgrammeSet::Load().value();
  const base::Date day = Day("2026-03-01");
  ScoreStory story = Story("9.7430011", "2026-02-01");
  story.before = Score::Parse("9.7430010").value();
  Arrival arrival{Day("2026-02-01"), false, std::nullopt};
  EXPECT_EQ(
      ScoreSince(story, std::nullopt, arrival)[2].arguments,
      (std::vector<std::string>{"2026-02-01", "IN_NO_HOUSEHOLD", "UNKNOWN"}));
  EXPECT_THAT(Crossings(programmes, day, story, arrival), IsEmpty());
  arrival = {Day("2026-02-10"), true, Score::Parse("9.7430011").value()};
  EXPECT_THAT(
      Codes(ScoreSince(story, std::nullopt, arrival)),
      ElementsAre("SCORE_SINCE", "SCORE_UNTIL_CHANGED", "SCORE_SINCE_ARRIVAL"));
  EXPECT_THAT(Crossings(programmes, day, story, arrival), IsEmpty());
  arrival.score = Score::Parse("9.7430010").value();
  const std::vector<Reason> crossed =
      Crossings(programmes, day, story, arrival);
  ASSERT_THAT(Codes(crossed), ElementsAre("SCORE_CROSSED_BY_ARRIVAL"));
  EXPECT_EQ(
      crossed[0].arguments,
      (std::vector<std::string>{"asd", "2026-02-10", "9.7430010", "ABOVE"}));
}

TEST(NotesTest, ARunAndWhatIsKnownOfLaterAreTold) {
  ScoreStory story = Story("9.7000000", "2027-01-01");
  story.run = ScoreStory::Run{7, "next"};
  story.next = ScoreStory::Next{Score::Parse("9.6000000").value(),
                                Day("2027-03-01"), false};
  const std::vector<Reason> notes = ScoreSince(story);
  ASSERT_THAT(Codes(notes), ElementsAre("SCORE_SINCE_RESCORING", "SCORE_NEXT"));
  EXPECT_THAT(notes[0].arguments,
              ElementsAre("9.7000000", "2027-01-01", "7", "next"));
  EXPECT_THAT(notes[1].arguments,
              ElementsAre("9.6000000", "2027-03-01", "DECLARATION"));
}

TEST(NotesTest, ARevisionCrossesOnTheDayOnWhichItIsKnown) {
  const ProgrammeSet programmes = ProgrammeSet::Load().value();
  ScoreStory story = Story("9.7430011", "2026-02-01");
  story.revision =
      ScoreStory::Revision{ScoreRevisedBy::kCorrection, Day("2026-02-01"), 0,
                           Day("2026-04-03"), Score::Parse("9.743001").value()};
  const std::vector<Reason> notes = ScoreSince(story);
  ASSERT_EQ(notes.size(), 3u);
  EXPECT_EQ(Sentence(notes[2], Language::kEnglish),
            "The declaration was corrected on 2026-04-03: for the days from "
            "2026-02-01 on the score was 9.7430010 before, and is 9.7430011.");
  const std::vector<Reason> crossed =
      Crossings(programmes, Day("2026-03-01"), story);
  ASSERT_EQ(crossed.size(), 1u);
  EXPECT_EQ(Sentence(crossed[0], Language::kEnglish),
            "What was known on 2026-04-03 brought the score to the other side "
            "of the threshold 9.7430010 of direct social aid: above it now, "
            "and at or under it as known before.");
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
