#include "registry/matching/comparable_name.h"

#include <random>
#include <string>
#include <vector>

#include "base/error.h"
#include "gtest/gtest.h"
#include "registry/matching/compare_names.h"

namespace registry {
namespace {

TEST(ComparableNameTest, IsStoredAsAShortText) {
  const ComparableName name = ComparableName::Of(
      {"El Idrissi", "Fatima Ez-Zahra", "الإدريسي", "فاطمة الزهراء"});
  EXPECT_EQ(name.Serialize(), "1|IdrIsI|fAtImA-zAhrA|Adrysy|fATmp-zhrA");
  EXPECT_EQ(ComparableName::Of({"Tazi", "Ali", "", ""}).Serialize(),
            "1|tAzI|AlI||");
}

TEST(ComparableNameTest, ReadsBackWhatItStored) {
  const std::string stored = "1|IdrIsI|fAtImA-zAhrA|Adrysy|fATmp-zhrA";
  EXPECT_EQ(ComparableName::Parse(stored)->Serialize(), stored);
}

TEST(ComparableNameTest, RefusesWhatItDidNotStore) {
  for (const std::string& stored :
       {std::string(), std::string("1"), std::string("1|a|b|c"),
        std::string("1|a|b|c|d|e"), std::string("2|a|b||"),
        std::string("1|a b|b||"), std::string("1|\xc5|b||"),
        "1|" + std::string(kMaxStoredBytes, 'a') + "|b||"}) {
    const absl::Status status = ComparableName::Parse(stored).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << stored;
    EXPECT_EQ(base::DetailOf(status).reason, "COMPARABLE_NAME_NOT_READABLE");
  }
}

TEST(ComparableNameTest, LettersThatFoldToNoneAreStored) {
  const std::string stored =
      ComparableName::Of({"Ŋa", "Þꜷli", "ڃا", ""}).Serialize();
  EXPECT_EQ(stored, "1|ŋA|þꜷlI|ڃA|");
  EXPECT_EQ(ComparableName::Parse(stored)->Serialize(), stored);
}

TEST(ComparableNameTest, TheLongestNamesAreReadBack) {
  std::string ligatures;
  std::string letters;
  std::string kept;
  for (int i = 0; i < 100; ++i) {
    kept += "\U0001DF00";  // of four bytes
    ligatures += "ﷺ";      // 15 letters and three spaces
    letters += i % 3 == 2 ? " " : "x";
  }
  const ComparableName name =
      ComparableName::Of({letters, letters, ligatures, ligatures});
  EXPECT_LE(name.Serialize().size(), kMaxStoredBytes);
  const auto read = ComparableName::Parse(name.Serialize());
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(Compare(*read, name), NameAgreement::kSame);
  const ComparableName of_kept = ComparableName::Of({kept, kept, kept, kept});
  EXPECT_GT(of_kept.Serialize().size(), 2 * kept.size());
  EXPECT_TRUE(ComparableName::Parse(of_kept.Serialize()).ok());
}

// A name of up to 110 characters of all kinds, in valid UTF-8.
std::string RandomName(std::mt19937& random) {
  static const char* const kCharacters[] = {
      "a",      "e",          "i", "x",  "L", "B",  "d", "h",   " ",
      "-",      "'",          "é", "ç",  "ل", "ا",  "ة", "عبد", "محمد",
      "\u0301", "ﷺ",          "ß", "el", "б", "李", "ﷲ", "ـ",   "\u064b",
      "\u200f", "\U0001F600", "|", "ŋ",  "Ə", "ڃ"};
  std::string name;
  const auto size = random() % 111;
  for (unsigned i = 0; i < size; ++i) {
    name += kCharacters[random() % std::size(kCharacters)];
  }
  return name;
}

TEST(ComparableNameTest, RandomNamesAreReadBackAndComparedEitherWay) {
  constexpr unsigned kSeed = 20260101;
  std::mt19937 random(kSeed);
  std::vector<ComparableName> names;
  for (int i = 0; i < 300; ++i) {
    const ComparableName name =
        ComparableName::Of({RandomName(random), RandomName(random),
                            RandomName(random), RandomName(random)});
    const std::string stored = name.Serialize();
    const auto read = ComparableName::Parse(stored);
    ASSERT_TRUE(read.ok()) << "seed " << kSeed << ": " << stored;
    EXPECT_EQ(read->Serialize(), stored);
    names.push_back(name);
    for (const ComparableName& other : names) {
      EXPECT_EQ(Compare(*read, other), Compare(other, name))
          << "seed " << kSeed << ": " << stored << ", " << other.Serialize();
    }
  }
}

}  // namespace
}  // namespace registry
