#include "registry/matching/known_names.h"

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "base/csv.h"
#include "gtest/gtest.h"
#include "registry/matching/compare_names.h"
#include "registry/matching/folded_name.h"
#include "registry/matching/given_names_csv.h"
#include "registry/matching/latin_sounds.h"

namespace registry {
namespace {

struct Listed {
  std::string sex;
  std::string arabic;
  std::vector<std::string> spellings;
};

std::vector<Listed> AllListed() {
  std::vector<Listed> all;
  for (const char* csv : {kGivenNamesCsv, kFurtherGivenNamesCsv}) {
    for (const auto& fields : base::ReadEmbeddedCsv(csv)) {
      if (fields[0] == "sex") continue;
      all.push_back({fields[0], fields[2], absl::StrSplit(fields[3], ';')});
    }
  }
  return all;
}

std::string SoundsOf(const std::string& name) {
  return LatinSounds(FoldName(name).latin);
}

// The kind, not the case: whatever the sounds, the lists decide.
TEST(KnownNamesTest, NoTwoNamesOfTheListsAreTheSame) {
  const std::vector<Listed> all = AllListed();
  int pairs = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (all[i].sex != all[k].sex) continue;
      for (const std::string& a : all[i].spellings) {
        for (const std::string& b : all[k].spellings) {
          const bool listed =
              KnownNameOf(Script::kLatin, SoundsOf(a)) != kNoKnownName &&
              KnownNameOf(Script::kLatin, SoundsOf(b)) != kNoKnownName;
          // A spelling of two names is no name's; حسن and الحسن are one.
          if (!listed || KnownNameOf(Script::kLatin, SoundsOf(a)) ==
                             KnownNameOf(Script::kLatin, SoundsOf(b))) {
            continue;
          }
          ++pairs;
          EXPECT_NE(Compare(ComparableName::Of({"Berrada", a, "", ""}),
                            ComparableName::Of({"Berrada", b, "", ""})),
                    NameAgreement::kSame)
              << a << " and " << b;
        }
      }
    }
  }
  EXPECT_GT(pairs, 50'000);
}

TEST(KnownNamesTest, SpellingsOfOneListedNameAreTheSame) {
  for (const Listed& name : AllListed()) {
    for (const std::string& spelling : name.spellings) {
      const std::int16_t known =
          KnownNameOf(Script::kLatin, SoundsOf(spelling));
      const std::int16_t first =
          KnownNameOf(Script::kLatin, SoundsOf(name.spellings[0]));
      if (known == kNoKnownName || first == kNoKnownName) continue;
      EXPECT_EQ(known, first) << spelling;
    }
  }
}

TEST(KnownNamesTest, UsualNamesAreToldFromTheOthers) {
  EXPECT_TRUE(IsUsualName(KnownNameOf(Script::kLatin, SoundsOf("Amina"))));
  EXPECT_FALSE(IsUsualName(KnownNameOf(Script::kLatin, SoundsOf("Yamina"))));
}

}  // namespace
}  // namespace registry
