#include "registry/matching/folded_name.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace registry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FoldedNameTest, CaseAndAccentsAreLeftOut) {
  EXPECT_THAT(FoldName("Aït-HAMMOU").latin, ElementsAre("ait", "hammou"));
  EXPECT_THAT(FoldName("Éloïse Ça").latin, ElementsAre("eloise", "sa"));
  // With the marks as characters of their own.
  EXPECT_THAT(FoldName("Ai\u0308t").latin, ElementsAre("ait"));
  EXPECT_THAT(FoldName("Œuvre Løvæ").latin, ElementsAre("oeuvre", "lovae"));
}

TEST(FoldedNameTest, AnApostropheJoinsAndAllElsePartsWords) {
  EXPECT_THAT(FoldName("M'barek d’Anfa Saʿid").latin,
              ElementsAre("mbarek", "danfa", "said"));
  EXPECT_THAT(FoldName("A-B.C  D1E").latin,
              ElementsAre("a", "b", "c", "d", "e"));
}

TEST(FoldedNameTest, ArabicLetterVariantsAreOneLetter) {
  for (const char* alef : {"ا", "أ", "إ", "آ", "ٱ"}) {
    EXPECT_THAT(FoldName(alef).arabic, ElementsAre("A")) << alef;
  }
  EXPECT_THAT(FoldName("کریم").arabic, ElementsAre("krym"));
  EXPECT_THAT(FoldName("مُحَمَّد").arabic, ElementsAre("mHmd"));
  EXPECT_THAT(FoldName("محـــمد").arabic, ElementsAre("mHmd"));
  EXPECT_THAT(FoldName("أسماء").arabic, ElementsAre("AsmA"));
  EXPECT_THAT(FoldName("فؤاد عائشة").arabic, ElementsAre("fwAd", "EAycp"));
  // A ligature of the presentation forms.
  EXPECT_THAT(FoldName("ﷲ").arabic, ElementsAre("Allh"));
}

TEST(FoldedNameTest, LettersThatFoldToNoneStandAsThemselves) {
  EXPECT_THAT(FoldName("Ŋ Əli ÞƝa ꜷ").latin,
              ElementsAre("ŋ", "əli", "þɲa", "ꜷ"));
  EXPECT_THAT(FoldName("ڃا ڀ").arabic, ElementsAre("ڃA", "ڀ"));
}

// What a name may hold (registry/population/person.cc) is not lost.
TEST(FoldedNameTest, NoLetterOfTheTwoScriptsIsLost) {
  int letters = 0;
  for (UChar32 c = 0; c <= UCHAR_MAX_VALUE; ++c) {
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &error);
    const bool latin = script == USCRIPT_LATIN;
    if (!u_isalpha(c) || (!latin && script != USCRIPT_ARABIC)) continue;
    // Vowel signs that count as letters where they stand alone, the hamza on
    // the line, and raised colons.
    const bool left_out = (c >= 0xFC5E && c <= 0xFC63) ||
                          (c >= 0xFCF2 && c <= 0xFCF4) ||
                          (c >= 0xFE70 && c <= 0xFE80 && c != 0xFE73) ||
                          c == 0x0621 || c == 0x10781 || c == 0x10782;
    std::string text;
    icu::UnicodeString(c).toUTF8String(text);
    const FoldedName name = FoldName(text);
    ++letters;
    EXPECT_EQ((latin ? name.latin : name.arabic).empty(), left_out) << text;
  }
  EXPECT_GT(letters, 2500);
}

// Letters as https://en.wikipedia.org/wiki/Berber_Latin_alphabet has them.
TEST(FoldedNameTest, TheLatinAlphabetOfAmazighIsRead) {
  const struct {
    const char* name;
    const char* latin;
  } kCases[] = {
      {"Aɣbalu", "aghbalu"},
      {"AƔBALU", "aghbalu"},
      {"Sɛid", "s?id"},
      {"Sεid", "s?id"},
      {"Ɛli", "?li"},
      {"Ɛali", "ali"},
      {"Ɛebdellah", "abdellah"},
      {"Ɛbdellah", "abdellah"},
      {"Ɛisa", "isa"},
      {"Jameɛ", "jame?"},
      {"Aɣrib n Ixef", "aghrib"},
      {"Ičču", "itchtchu"},
      {"Ic\u030c", "itch"},
      {"Ǧamila", "djamila"},
      {"Ḥmed", "hmed"},
      {"Meḥmed", "mehmed"},
      {"Axeddaṛ", "akheddar"},
      {"Ticeṭṭ", "tichett"},
      {"Igiḍ", "i@id"},
      {"Akʷal", "akwal"},
      {"Ibaʕmranen", "iba?mranen"},
      // Without such a letter c, x and g are French.
      {"Cacxgi", "cacxgi"},
  };
  for (const auto& c : kCases) {
    const FoldedName name = FoldName(c.name);
    ASSERT_FALSE(name.latin.empty()) << c.name;
    EXPECT_EQ(name.latin.front(), c.latin) << c.name;
  }
}

// The letters of Unicode's chart U+2D30 by their names: YA, YAB, YAG...
TEST(FoldedNameTest, TifinaghIsReadAsTheLatinLettersThatSoundLikeIt) {
  const struct {
    const char* name;
    const char* latin;
  } kCases[] = {
      {"ⵎⵓⵃⵎⵎⴷ", "muhmmd"},  {"ⵙⵄⵉⴷ", "s?id"},
      {"ⴰⵖⴱⴰⵍⵓ", "aghbalu"}, {"ⴼⴰⵟⵉⵎⴰ", "fatima"},
      {"ⵄⵍⵉ", "?li"},        {"ⵄⴱⴷⵍⵍⴰⵀ", "abdllah"},
      {"ⵅⴰⴷⵉⵊⴰ", "khadija"}, {"ⵛⴰⵔⵉⴼ", "charif"},
      {"ⴳⵉⴳⴰ", "@i@a"},      {"ⵙⵀⵉⵎ", "s.him"},
      {"ⴰⵢⵜ", "ayt"},        {"ⵢⵓⵙⴼ", "yusf"},
      {"ⴰⵎⴰⵣⵉⵖ", "amazigh"}, {"ⵟⵓⴱⵇⴰⵍ", "tubqal"},
      {"ⴽⵯⴰⵍ", "kwal"},      {"ⵥⵕⵚⴹⵞⵠⵡⵒⵊ", "zrsdtchvwpj"},
  };
  for (const auto& c : kCases) {
    EXPECT_THAT(FoldName(c.name).latin, ElementsAre(c.latin)) << c.name;
    EXPECT_THAT(FoldName(c.name).arabic, IsEmpty());
  }
}

TEST(FoldedNameTest, ScriptsAreKeptApart) {
  const FoldedName name = FoldName("Ali علي Иван 李");
  EXPECT_THAT(name.latin, ElementsAre("ali"));
  EXPECT_THAT(name.arabic, ElementsAre("Ely"));
}

TEST(FoldedNameTest, ReadsSoManyCharactersAndNoMore) {
  const std::string most(kMaxFoldedCharacters, 'a');
  EXPECT_THAT(FoldName(most + "b").latin, ElementsAre(most));
  std::string arabic;
  for (int i = 0; i < kMaxFoldedCharacters + 1; ++i) arabic += "ب";
  EXPECT_THAT(FoldName(arabic).arabic,
              ElementsAre(std::string(kMaxFoldedCharacters, 'b')));
}

TEST(FoldedNameTest, AnyBytesAreFolded) {
  for (const std::string& name :
       {std::string(), std::string("\xff\xfe\xd8"), std::string("\0\0", 2),
        std::string("\u0301\u0652\u064b"), std::string("\U0001F600\u200d"),
        std::string("\u0327")}) {
    EXPECT_THAT(FoldName(name).latin, IsEmpty());
    EXPECT_THAT(FoldName(name).arabic, IsEmpty());
  }
}

}  // namespace
}  // namespace registry
