#include "scoring/explanation/words.h"

#include <set>
#include <string>

#include "gtest/gtest.h"
#include "registry/codes/place.h"
#include "registry/declaration/provinces.h"
#include "scoring/explanation/facts_of_variable.h"

namespace scoring {
namespace {

using absl::string_view;
using base::Language;

// A letter of the Arabic block, U+0620 to U+064A, in UTF-8: D8 A0 to D9 8A.
bool HasArabicLetter(string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if ((first == 0xD8 && second >= 0xA0) ||
        (first == 0xD9 && second >= 0x80 && second <= 0x8A)) {
      return true;
    }
  }
  return false;
}

bool HasLatinLetter(string_view text) {
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  }
  return false;
}

void ExpectInScript(string_view arabic, string_view english,
                    string_view french) {
  EXPECT_TRUE(HasArabicLetter(arabic));
  EXPECT_FALSE(HasLatinLetter(arabic)) << arabic;
  EXPECT_TRUE(HasLatinLetter(english));
  EXPECT_FALSE(HasArabicLetter(english)) << english;
  EXPECT_TRUE(HasLatinLetter(french));
  EXPECT_FALSE(HasArabicLetter(french)) << french;
}

TEST(Words, EveryVariableHasThreeTextsOfItsOwn) {
  std::set<string_view> texts;
  for (const CatalogueEntry& entry : Catalogue()) {
    SCOPED_TRACE(std::string(entry.name));
    const string_view arabic = WordsFor(entry.variable, Language::kArabic);
    const string_view english = WordsFor(entry.variable, Language::kEnglish);
    const string_view french = WordsFor(entry.variable, Language::kFrench);
    ExpectInScript(arabic, english, french);
    texts.insert({arabic, english, french});
  }
  EXPECT_EQ(texts.size(), 3 * kVariableCount);
}

TEST(Words, ConstantAndRegionHaveThreeTextsOfTheirOwn) {
  for (string_view (*const words)(Language) : {ConstantWords, RegionWords}) {
    const string_view english = words(Language::kEnglish);
    const string_view french = words(Language::kFrench);
    ExpectInScript(words(Language::kArabic), english, french);
    EXPECT_NE(english, french);
  }
}

// "Oriental" is the name of a region in English and in French.
TEST(Words, EveryRegionHasANameInThreeLanguages) {
  std::set<string_view> arabic;
  std::set<string_view> english;
  std::set<string_view> french;
  for (int region = 1; region <= registry::kRegions; ++region) {
    SCOPED_TRACE(region);
    ExpectInScript(registry::RegionName(region, Language::kArabic),
                   registry::RegionName(region, Language::kEnglish),
                   registry::RegionName(region, Language::kFrench));
    arabic.insert(registry::RegionName(region, Language::kArabic));
    english.insert(registry::RegionName(region, Language::kEnglish));
    french.insert(registry::RegionName(region, Language::kFrench));
  }
  EXPECT_EQ(arabic.size(), 12u);
  EXPECT_EQ(english.size(), 12u);
  EXPECT_EQ(french.size(), 12u);
}

TEST(Words, TheWordsAreThoseOfTheGlossary) {
  EXPECT_EQ(WordsFor(Variable::kMembers, Language::kFrench),
            "nombre de membres du ménage, chef compris");
  EXPECT_EQ(WordsFor(Variable::kHeadAge, Language::kArabic),
            "سن رب الأسرة، بالسنوات الكاملة");
  EXPECT_EQ(WordsFor(Variable::kCows, Language::kEnglish), "cows");
}

TEST(Words, EveryVariableNamesItsFacts) {
  for (const CatalogueEntry& entry : Catalogue()) {
    EXPECT_FALSE(FactsOf(entry.variable).empty()) << entry.name;
  }
  ASSERT_EQ(FactsOf(Variable::kCows).size(), 1u);
  EXPECT_EQ(FactsOf(Variable::kCows)[0], "assets.cows");
}

}  // namespace
}  // namespace scoring
