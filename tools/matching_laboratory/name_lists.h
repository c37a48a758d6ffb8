#ifndef TOOLS_MATCHING_LABORATORY_NAME_LISTS_H_
#define TOOLS_MATCHING_LABORATORY_NAME_LISTS_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace matching_laboratory {

// Usual names of Morocco, to make people of who do not exist.

// One name of the lists, with its usual spellings, the commonest first.
struct ListedName {
  char sex;              // 'F', 'M'; a family name's is ' '
  std::uint64_t weight;  // how often it comes; a family name's is 0
  std::string arabic;
  std::vector<std::string> spellings;
};

// Which names people are made of.
enum class NameChoice {
  kAll,
  kTuning,   // those that the matcher knows or was tuned with
  kHeldOut,  // the others: what it does with names it has never seen
};

// In the order of the files.
std::vector<ListedName> GivenNames(NameChoice choice);
std::vector<ListedName> FamilyNames(NameChoice choice);

// What makes a family name of a man's name, in its usual spellings.
struct FamilyPrefix {
  std::array<const char*, 3> latin;
  const char* arabic;
};

// "Ben Ahmed", "Ait Ahmed" and so on; the first is none.
inline constexpr std::array<FamilyPrefix, 5> kFamilyPrefixes = {{
    {{"", "", ""}, ""},
    {{"Ben ", "Ben", "Ben-"}, "بن "},
    {{"Ait ", "Aït ", "Ait"}, "أيت "},
    {{"Bou ", "Bou", "Abou "}, "بو"},
    {{"Ould ", "Oulad ", "Ould"}, "ولد "},
}};

}  // namespace matching_laboratory

#endif  // TOOLS_MATCHING_LABORATORY_NAME_LISTS_H_
