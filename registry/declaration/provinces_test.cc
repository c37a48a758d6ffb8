#include "registry/declaration/provinces.h"

#include "gtest/gtest.h"
#include "registry/codes/place.h"

namespace registry {
namespace {

TEST(ProvincesTest, EveryLineOfTheTableIsFoundByItsCode) {
  EXPECT_EQ(Provinces().size(), 75u);  // lines of provinces.csv
  for (const Province& province : Provinces()) {
    const std::string code = ProvinceCode(province.region, province.code);
    const std::optional<Province> found = FindProvince(code);
    ASSERT_TRUE(found.has_value()) << code;
    EXPECT_EQ(found->region, province.region);
    EXPECT_EQ(found->code, province.code);
    EXPECT_FALSE(found->french.empty()) << code;
    EXPECT_FALSE(found->arabic.empty()) << code;
  }
}

TEST(ProvincesTest, AProvinceHasItsNamesAndKind) {
  const Province tarfaya = FindProvince("11.537").value();
  EXPECT_EQ(tarfaya.region, 11);
  EXPECT_EQ(tarfaya.code, 537);
  EXPECT_EQ(tarfaya.french, "Tarfaya");
  EXPECT_EQ(tarfaya.arabic, "طرفاية");
  EXPECT_FALSE(tarfaya.is_prefecture);
  EXPECT_TRUE(FindProvince("09.001")->is_prefecture);
  EXPECT_EQ(FindProvince(9, 1)->french, "Agadir-Ida-Ou-Tanane");
  EXPECT_EQ(FindProvince("12.391")->french, "Oued Ed-Dahab");  // last line
}

TEST(ProvincesTest, AnythingElseIsNoProvince) {
  for (const char* code :
       {"", "11", "11.", "11.53", "11.5370", "11.538", "10.537", "13.537",
        "00.051", "1.537", "11,537", "11.5a7", " 11.537", "11.537 ", "11.-37",
        "+1.537", "١١.٥٣٧"}) {
    EXPECT_FALSE(FindProvince(code).has_value()) << code;
  }
  EXPECT_FALSE(FindProvince(0, 51).has_value());
  EXPECT_FALSE(FindProvince(12, 392).has_value());
}

TEST(ProvincesTest, RegionsAreTwoDigitsFromOneToTwelve) {
  for (int region = 1; region <= kRegions; ++region) {
    EXPECT_EQ(ParseRegion(RegionCode(region)), region);
  }
  for (const char* code :
       {"", "0", "00", "13", "99", "1", "001", "1a", "-1", " 1"}) {
    EXPECT_FALSE(ParseRegion(code).has_value()) << code;
  }
}

TEST(ProvincesTest, EveryRegionHasANameInEachLanguage) {
  for (int region = 1; region <= kRegions; ++region) {
    for (const base::Language language :
         {base::Language::kArabic, base::Language::kEnglish,
          base::Language::kFrench}) {
      EXPECT_FALSE(RegionName(region, language).empty()) << region;
    }
  }
  EXPECT_EQ(RegionName(3, base::Language::kFrench), "Fès-Meknès");
  EXPECT_EQ(RegionName(3, base::Language::kEnglish), "Fez-Meknes");
  EXPECT_EQ(RegionName(3, base::Language::kArabic), "فاس - مكناس");
  EXPECT_EQ(RegionName(0, base::Language::kFrench), "");
  EXPECT_EQ(RegionName(13, base::Language::kFrench), "");
}

}  // namespace
}  // namespace registry
