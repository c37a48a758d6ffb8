#include "registry/matching/search_keys.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

namespace registry {
namespace {

std::vector<std::int64_t> KeysOf(const PersonNames& names) {
  return SearchKeys(ComparableName::Of(names));
}

bool ShareAKey(const PersonNames& a, const PersonNames& b) {
  const std::vector<std::int64_t> of_a = KeysOf(a);
  const std::vector<std::int64_t> of_b = KeysOf(b);
  return std::find_first_of(of_a.begin(), of_a.end(), of_b.begin(),
                            of_b.end()) != of_a.end();
}

TEST(SearchKeysTest, SpellingsOfANameShareAKey) {
  struct Case {
    PersonNames a;
    PersonNames b;
  };
  const Case cases[] = {
      {{"Alaoui", "Mohamed", "", ""}, {"El Alaoui", "Muhammad", "", ""}},
      {{"Alaoui", "Mohamed", "", ""}, {"Mohammed", "Alawi", "", ""}},
      {{"Benjelloun", "Youssef", "", ""}, {"Ben Jelloun", "Yusuf", "", ""}},
      {{"Tazi", "Fatima Zahra", "", ""}, {"Tazi", "Fatimazahra", "", ""}},
      {{"Tazi", "Fatima Zahra", "", ""}, {"Tazi", "Fatima", "", ""}},
      {{"Kadiri", "Khadija", "", ""}, {"Qadiri", "Hadija Khadija", "", ""}},
      {{"Alaoui", "Mohamed", "", ""}, {"", "", "العلوي", "محمد"}},
      {{"Ouazzani", "Dounia", "", ""}, {"", "", "الوزاني", "دنيا"}},
  };
  for (const Case& c : cases) {
    EXPECT_TRUE(ShareAKey(c.a, c.b))
        << c.a.family_name << " " << c.a.given_name << " and "
        << c.b.family_name << " " << c.b.given_name;
  }
}

TEST(SearchKeysTest, OtherNamesShareNone) {
  EXPECT_FALSE(
      ShareAKey({"Alaoui", "Mohamed", "", ""}, {"Alaoui", "Karim", "", ""}));
  EXPECT_FALSE(
      ShareAKey({"Alaoui", "Mohamed", "", ""}, {"Bennis", "Mohamed", "", ""}));
}

TEST(SearchKeysTest, ANameWithoutALetterHasNone) {
  EXPECT_TRUE(KeysOf({"", "", "", ""}).empty());
  EXPECT_TRUE(KeysOf({"Alaoui", "", "", ""}).empty());
}

TEST(SearchKeysTest, TheKeysOfANameAreFew) {
  const std::string long_name = "Ba Ca Da Fa Ga Ha La Ma Na Ra Ta Va Za";
  EXPECT_LE(
      KeysOf({long_name, long_name, "با دا را لا ما", "با دا را لا ما"}).size(),
      static_cast<std::size_t>(kMaxSearchKeys));
}

// Stored keys stay what they are: another value here needs a migration.
TEST(SearchKeysTest, KeysAreStable) {
  const std::vector<std::int64_t> keys = KeysOf({"Alaoui", "Amina", "", ""});
  ASSERT_EQ(keys.size(), 1U);
  // The first eight bytes of SHA-256 of "1|l|mn", by sha256sum.
  EXPECT_EQ(keys[0], INT64_C(5602568553145499484));
}

}  // namespace
}  // namespace registry
