#include "registry/matching/folded_name.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace registry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FoldedNameTest, CaseAndAccentsAreLeftOut) {
  EXPECT_THAT(FoldName("Aït-HAMMOU").latin, ElementsAre("ait", "hammou"));
  EXPECT_THAT(FoldName("Éloïse Ça").latin, ElementsAre("eloise", "sa"));
  // The same with the marks as characters of their own.
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
