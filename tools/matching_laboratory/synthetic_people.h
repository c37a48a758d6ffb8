#ifndef TOOLS_MATCHING_LABORATORY_SYNTHETIC_PEOPLE_H_
#define TOOLS_MATCHING_LABORATORY_SYNTHETIC_PEOPLE_H_

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "registry/matching/comparable_name.h"
#include "tools/matching_laboratory/name_lists.h"

namespace matching_laboratory {

// People who do not exist, of usual Moroccan names with usual frequencies:
// given names by the weights of the lists, family names falling off as the
// inverse of their rank, a quarter of them made with Ben, Ait, Bou or Ould. One
// man in eight and one woman in twenty has two given names. Births are spread
// over eighty years.
struct SyntheticPerson {
  registry::PersonNames names;
  std::vector<int> given;  // in the list of given names
  std::vector<std::string> given_spellings;
  int family;         // in the list of family names
  int family_prefix;  // 0: none
  char sex;
  int birth_day;  // 0 to kBirthDays - 1
};

inline constexpr int kBirthDays = 80 * 365;

// How the second record of a person differs from the first.
enum class DoubleKind {
  kExact,
  kCaseAndAccents,
  kOtherSpelling,         // both names; Latin on both sides
  kSameArabic,            // both names spelled otherwise, Arabic as before
  kArabicMissing,         // Latin as before
  kArabicOnOneSide,       // both names spelled otherwise, Arabic before only
  kExchanged,             // family name for given name
  kOneTypo,               // in one name; no Arabic now
  kTwoTypos,              // one in each name; no Arabic now
  kOtherSpellingAndTypo,  // both names spelled otherwise, a typo in one
  kSecondName,            // a second given name left out, or added
  kMarried,               // another family name
};
inline constexpr int kDoubleKinds = 12;
absl::string_view NameOf(DoubleKind kind);

// Makes people by chance, the same for the same seed. Spellings come from the
// lists and slips are of letters; nothing here knows how names are compared.
class PeopleMaker {
 public:
  PeopleMaker(NameChoice choice, std::uint64_t seed);

  SyntheticPerson MakePerson();

  // Born on the same day, of the same sex and family, another given name.
  SyntheticPerson MakeTwin(const SyntheticPerson& person);

  // A second record of `person`, who may be changed first so that there can be
  // one of that kind.
  SyntheticPerson MakeDouble(DoubleKind kind, SyntheticPerson& person);

  std::uint64_t Below(std::uint64_t bound) { return random_() % bound; }

 private:
  int DrawGiven(char sex);
  void DrawFamily(SyntheticPerson& person);
  std::string Spell(const ListedName& name, const std::string& other_than);
  void WriteGiven(SyntheticPerson& person, bool otherwise);
  void WriteFamily(SyntheticPerson& person, bool otherwise);
  void AddTypos(DoubleKind kind, registry::PersonNames& names);
  std::string WithTypo(const std::string& name);

  std::mt19937_64 random_;
  std::vector<ListedName> given_;
  std::vector<ListedName> family_;
  std::uint64_t given_weight_female_ = 0;
  std::uint64_t given_weight_male_ = 0;
  std::uint64_t family_weight_ = 0;
};

}  // namespace matching_laboratory

#endif  // TOOLS_MATCHING_LABORATORY_SYNTHETIC_PEOPLE_H_
