#include "scoring/classification/way_out_text.h"

#include "gtest/gtest.h"

namespace scoring {
namespace {

using base::Language;

TEST(WayOutTextTest, TermsAreNamedAndSignsHaveTheirSpaceInEachLanguage) {
  WayOut way;
  way.english = "Look at: {terms}.";
  way.french = "Voir : {terms} ; puis déclarer.";
  way.arabic = "انظر: {terms}.";
  EXPECT_EQ(TextOf(way, {"cars", "one room"}, Language::kEnglish),
            "Look at: cars; one room.");
  EXPECT_EQ(TextOf(way, {"voitures", "pièces"}, Language::kFrench),
            "Voir\u202F: voitures\u202F; pièces\u202F; puis déclarer.");
  EXPECT_EQ(TextOf(way, {"سيارات", "غرف"}, Language::kArabic),
            "انظر: سيارات؛ غرف.");
}

}  // namespace
}  // namespace scoring
