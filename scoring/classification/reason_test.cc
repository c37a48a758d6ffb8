#include "scoring/classification/reason.h"

#include <cstddef>
#include <set>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/words/message_checks.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

using ::testing::HasSubstr;

// Abbreviations that Arabic texts keep, and codes that patterns choose by.
constexpr absl::string_view kLatin[] = {"STUDENT",
                                        "TNS",
                                        "FAR",
                                        "CNOPS",
                                        "CNSS",
                                        "HEAD",
                                        "SPOUSE",
                                        "CHILD",
                                        "PARENT",
                                        "SIBLING",
                                        "GRANDCHILD",
                                        "OTHER_RELATIVE",
                                        "YEAR",
                                        "UNDER",
                                        "RESCORING",
                                        "CORRECTION",
                                        "TAKEN_BACK",
                                        "KAFALA",
                                        "GUARDIANSHIP",
                                        "TITLES_COUNT",
                                        "RAISER_IN_NO_HOUSEHOLD",
                                        "DECLARED_ELSEWHERE",
                                        "OPEN",
                                        "UNKNOWN",
                                        "HOUSEHOLD",
                                        "DIED",
                                        "MOVED",
                                        "ABROAD",
                                        "COVERED",
                                        "EMPLOYED",
                                        "COUNTS_THERE",
                                        "NOBODY_LEFT",
                                        "REPORTED",
                                        "AGE_LIMIT",
                                        "IN_OTHER_HOUSEHOLD",
                                        "IN_NO_HOUSEHOLD",
                                        "OTHER",
                                        "FOLLOWED",
                                        "IN_FORCE",
                                        "STUDIES_ENDED",
                                        "MARRIED",
                                        "DISABILITY_ENDED",
                                        "DECLARED",
                                        "SEVERE_DISABILITY",
                                        "FATHERLESS",
                                        "STUDENT",
                                        "LIVES_ABROAD",
                                        "PUBLIC_EMPLOYEE",
                                        "PENSION"};

// Whether an argument only chooses words.
bool OnlyChooses(absl::string_view code, std::size_t argument) {
  if (absl::StartsWith(code, "AID_EXCLUDED_BY_")) return argument == 1;
  if (code == "AID_EXCLUSION_ENDS") return argument >= 1;
  if (code == "AID_EXCLUSION_FOLLOWS" || code == "COVER_SINCE") {
    return argument >= 3;
  }
  if (code == "SCORE_ENDS_FOR_PERSON") return argument == 1;
  if (code == "SCORE_SINCE_ARRIVAL") return argument >= 1;
  if (code == "DEPENDANT_UNTIL" || code == "AID_STATUS_ENDS") {
    return argument == 1;
  }
  if (code == "DEPENDANT_AGE_LIMIT_PASSED") return argument >= 3;
  if (absl::StartsWith(code, "HEAD_OR_SPOUSE_")) return argument == 1;
  if (code == "DECEASED") return argument == 1;
  if (code == "AID_CHILD_NOT_DECLARED") return argument == 3;
  if (absl::StartsWith(code, "SCORE_ABOVE_")) return argument == 0;
  if (absl::StartsWith(code, "NO_") && absl::StrContains(code, "PRINCIPAL")) {
    return true;
  }
  if (absl::StartsWith(code, "SCORE_CROSSED")) return argument == 3;
  if (code == "SCORE_NEXT" || code == "AID_NOT_RAISED_HERE") {
    return argument == 2 || (argument == 1 && code != "SCORE_NEXT");
  }
  if (absl::EndsWith(code, "_NOT_DECLARED") &&
      absl::StartsWith(code, "RAISE")) {
    return argument == 0 || argument == 3;
  }
  if (code == "SCORE_REVISED") return argument == 4;
  return absl::EndsWith(code, "BIRTH_DATE_PARTLY_KNOWN") && argument == 2;
}

TEST(ReasonTextsTest, EveryRowIsWholeInThreeLanguages) {
  base::words::ExpectWholeMessages(ReasonTexts(), kLatin);
}

TEST(ReasonTextsTest, EverySentenceHoldsItsArgumentsAndEndsWithAPoint) {
  std::set<std::string> sentences;
  for (const ReasonText& text : ReasonTexts()) {
    Reason reason = {text.code, {}};
    for (std::size_t i = 0; i < text.arguments; ++i) {
      reason.arguments.push_back(absl::StrCat(13 + i));
    }
    for (const Language language : base::kLanguages) {
      const std::string sentence = Sentence(reason, language);
      EXPECT_TRUE(sentences.insert(sentence).second) << sentence;
      EXPECT_EQ(sentence.back(), '.') << sentence;
      EXPECT_EQ(sentence.find_first_of("{}#$"), std::string::npos) << sentence;
      for (std::size_t i = 0; i < reason.arguments.size(); ++i) {
        if (OnlyChooses(text.code, i)) continue;
        EXPECT_THAT(sentence, HasSubstr(reason.arguments[i]));
      }
    }
  }
}

TEST(ReasonTextsTest, FiguresStandInTheirPlaces) {
  const Reason reason = {"CONTRIBUTION_BRACKET", {"9.5000000", "144"}};
  EXPECT_EQ(Sentence(reason, Language::kEnglish),
            "The contribution to AMO Chamil for the score 9.5000000 is 144 MAD "
            "a month.");
  EXPECT_EQ(Sentence(reason, Language::kFrench),
            "La cotisation à l'AMO Achamil pour le score 9,5000000 est de 144 "
            "MAD par mois.");
  EXPECT_EQ(Sentence(reason, Language::kArabic),
            "واجب الاشتراك في أمو الشامل عن التنقيط 9,5000000 هو 144 درهما "
            "شهريا.");
}

// The distance has no sign, and its direction is told in words.
TEST(ReasonTextsTest, ADistanceHasADirectionAndNoSign) {
  const Reason under = {"SCORE_AT_OR_UNDER_THRESHOLD",
                        {"8.9960035", "9.3264284", "0.3304249"}};
  EXPECT_EQ(Sentence(under, Language::kEnglish),
            "The household's score 8.9960035 is at or under the threshold "
            "9.3264284 of AMO Tadamon: 0.3304249 under the threshold.");
  EXPECT_EQ(Sentence(under, Language::kFrench),
            "Le score du ménage, 8,9960035, est inférieur ou égal au seuil "
            "9,3264284 de l'AMO Tadamon\u202F: 0,3304249 sous le seuil.");
  EXPECT_EQ(
      Sentence(under, Language::kArabic),
      "تنقيط الأسرة 8,9960035 أقل من عتبة أمو تضامن 9,3264284 أو يساويها: "
      "0,3304249 تحت العتبة.");
  const Reason at = {"AID_SCORE_AT_OR_UNDER_THRESHOLD",
                     {"9.7430010", "9.7430010", "0"}};
  EXPECT_EQ(Sentence(at, Language::kEnglish),
            "The household's score 9.7430010 is at or under the threshold "
            "9.7430010 of direct social aid: exactly at the threshold.");
}

TEST(ReasonTextsTest, AnArabicAgeHasTheFormOfItsNumber) {
  const auto child = [](const char* age) {
    return Sentence({"CHILD_UP_TO_AGE", {age, "21"}}, Language::kArabic);
  };
  EXPECT_EQ(child("6"),
            "الطفل البالغ من العمر 6 سنوات من ذوي الحقوق، إلى غاية سن 21 سنة.");
  EXPECT_EQ(child("11"),
            "الطفل البالغ من العمر 11 سنة من ذوي الحقوق، إلى غاية سن 21 سنة.");
}

TEST(ReasonTextsTest, AReasonThatIsNotInTheTableStopsTheProcess) {
  EXPECT_DEATH(Sentence({"NO_SUCH_REASON", {}}, Language::kEnglish), "");
  EXPECT_DEATH(Sentence({"NO_SCORE", {"1"}}, Language::kEnglish), "");
}

}  // namespace
}  // namespace scoring
