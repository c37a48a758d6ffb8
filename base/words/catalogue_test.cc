#include "base/words/catalogue.h"

#include "gtest/gtest.h"

namespace base::words {
namespace {

constexpr Message kWhole = {"WHOLE", 1, "After {0, number, months}.",
                            "Après {0, number, months}.",
                            "بعد {0, number, months}."};

TEST(Catalogue, SaysARowInEachLanguage) {
  const Message messages[] = {kWhole, {"NONE", 0, "None.", "Rien.", "لا شيء."}};
  const Catalogue catalogue(messages);
  EXPECT_EQ(catalogue.Say("WHOLE", {"3"}, Language::kEnglish),
            "After 3 months.");
  EXPECT_EQ(catalogue.Say("WHOLE", {"3"}, Language::kFrench), "Après 3 mois.");
  EXPECT_EQ(catalogue.Say("WHOLE", {"3"}, Language::kArabic), "بعد 3 أشهر.");
  EXPECT_EQ(catalogue.Say(1, {}, Language::kArabic), "لا شيء.");
  EXPECT_DEATH(catalogue.Say("OTHER", {}, Language::kArabic), "");
  EXPECT_DEATH(catalogue.Say("WHOLE", {}, Language::kArabic), "");
  EXPECT_DEATH(catalogue.Say(2, {}, Language::kArabic), "");
}

TEST(BrokenMessageRule, FindsLanguagesThatDoNotAgree) {
  EXPECT_EQ(BrokenMessageRule(kWhole), "");
  Message broken = kWhole;
  broken.french = "Après.";
  EXPECT_NE(BrokenMessageRule(broken), "");
  broken = kWhole;
  broken.arabic = "بعد {0, number}.";
  EXPECT_NE(BrokenMessageRule(broken), "");
  broken = kWhole;
  broken.english = "After {1, number, months}.";
  EXPECT_NE(BrokenMessageRule(broken), "");
}

}  // namespace
}  // namespace base::words
