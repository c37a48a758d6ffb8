#include "scoring/classification/reason.h"

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr Language kLanguages[] = {Language::kEnglish, Language::kFrench,
                                   Language::kArabic};

// Whether a letter of the Arabic block (U+0600 to U+06FF) is in the text.
bool HasArabic(absl::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xD8 && byte <= 0xDB) return true;
  }
  return false;
}

// A number that occurs in no sentence.
std::string Argument(std::size_t i) { return absl::StrCat("77", i, "77"); }

TEST(ReasonTextsTest, EveryCodeHasAllThreeSentencesWithTheSamePlaces) {
  ASSERT_FALSE(ReasonTexts().empty());
  std::set<absl::string_view> codes;
  std::set<std::string> sentences;
  for (const ReasonText& text : ReasonTexts()) {
    EXPECT_TRUE(codes.insert(text.code).second) << text.code << " twice";
    EXPECT_THAT(std::string(text.code), testing::MatchesRegex("[A-Z_]+"));
    Reason reason = {text.code, {}};
    for (std::size_t i = 0; i < text.arguments; ++i) {
      reason.arguments.push_back(Argument(i));
    }
    for (const Language language : kLanguages) {
      const std::string sentence = Sentence(reason, language);
      EXPECT_TRUE(sentences.insert(sentence).second) << sentence;
      EXPECT_EQ(sentence.back(), '.') << sentence;
      EXPECT_EQ(HasArabic(sentence), language == Language::kArabic) << sentence;
      EXPECT_THAT(sentence, Not(HasSubstr("$")));
      for (const std::string& argument : reason.arguments) {
        EXPECT_THAT(sentence, HasSubstr(argument));
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
            "La cotisation à l'AMO Achamil pour le score 9.5000000 est de 144 "
            "MAD par mois.");
  EXPECT_EQ(Sentence(reason, Language::kArabic),
            "واجب الاشتراك في أمو الشامل عن التنقيط 9.5000000 هو 144 درهم "
            "شهريا.");
}

TEST(ReasonTextsTest, AReasonThatIsNotInTheTableStopsTheProcess) {
  EXPECT_DEATH(Sentence({"NO_SUCH_REASON", {}}, Language::kEnglish), "");
  EXPECT_DEATH(Sentence({"NO_SCORE", {"1"}}, Language::kEnglish), "");
}

TEST(ParseLanguageTest, KnowsThreeCodes) {
  EXPECT_EQ(ParseLanguage("en"), Language::kEnglish);
  EXPECT_EQ(ParseLanguage("fr"), Language::kFrench);
  EXPECT_EQ(ParseLanguage("ar"), Language::kArabic);
  for (const char* other : {"", "EN", "fr-MA", "de"}) {
    EXPECT_EQ(ParseLanguage(other), std::nullopt) << other;
  }
}

}  // namespace
}  // namespace scoring
