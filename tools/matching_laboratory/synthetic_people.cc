#include "tools/matching_laboratory/synthetic_people.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace matching_laboratory {
namespace {

// Capitals, as on an identity card, without accents, or the reverse.
std::string InOtherCase(const std::string& name) {
  std::string plain = absl::StrReplaceAll(
      name, {{"ï", "i"}, {"â", "a"}, {"é", "e"}, {"è", "e"}, {"-", " "}});
  if (plain != name) return plain;
  return absl::StrReplaceAll(absl::AsciiStrToUpper(name), {{"I", "Ï"}});
}

}  // namespace

absl::string_view NameOf(DoubleKind kind) {
  static constexpr absl::string_view kNames[kDoubleKinds] = {
      "exact",
      "case and accents",
      "other spelling",
      "other spelling, same Arabic",
      "Arabic missing",
      "other spelling, Arabic on one side",
      "exchanged names",
      "one typo",
      "a typo in each name",
      "other spelling and a typo",
      "second given name",
      "married name"};
  return kNames[static_cast<int>(kind)];
}

PeopleMaker::PeopleMaker(NameChoice choice, std::uint64_t seed)
    : random_(seed), given_(GivenNames(choice)), family_(FamilyNames(choice)) {
  for (const ListedName& name : given_) {
    (name.sex == 'F' ? given_weight_female_ : given_weight_male_) +=
        name.weight;
  }
  // Which family names are frequent is left to chance.
  for (std::size_t i = family_.size(); i > 1; --i) {
    std::swap(family_[i - 1], family_[Below(i)]);
  }
  for (std::size_t i = 0; i < family_.size(); ++i) {
    family_[i].weight = 1'000'000 / (i + 8);
    family_weight_ += family_[i].weight;
  }
}

int PeopleMaker::DrawGiven(char sex) {
  std::uint64_t left =
      Below(sex == 'F' ? given_weight_female_ : given_weight_male_);
  for (std::size_t i = 0;; ++i) {
    if (given_[i].sex != sex) continue;
    if (left < given_[i].weight) return static_cast<int>(i);
    left -= given_[i].weight;
  }
}

void PeopleMaker::DrawFamily(SyntheticPerson& person) {
  person.family_prefix = 0;
  if (Below(4) == 0) {
    person.family_prefix =
        static_cast<int>(1 + Below(kFamilyPrefixes.size() - 1));
    person.family = DrawGiven('M');  // "Ait Ahmed"
    return;
  }
  std::uint64_t left = Below(family_weight_);
  std::size_t i = 0;
  while (left >= family_[i].weight) left -= family_[i++].weight;
  person.family = static_cast<int>(i);
}

std::string PeopleMaker::Spell(const ListedName& name,
                               const std::string& other_than) {
  if (other_than.empty() && Below(10) < 6) return name.spellings[0];
  std::string spelling;
  do {
    spelling = name.spellings[Below(name.spellings.size())];
  } while (spelling == other_than);
  return spelling;
}

void PeopleMaker::WriteGiven(SyntheticPerson& person, bool otherwise) {
  std::vector<std::string> arabic;
  person.given_spellings.resize(person.given.size());
  for (std::size_t i = 0; i < person.given.size(); ++i) {
    const ListedName& name = given_[static_cast<std::size_t>(person.given[i])];
    std::string& spelling = person.given_spellings[i];
    spelling = Spell(name, otherwise ? spelling : "");
    arabic.push_back(name.arabic);
  }
  person.names.given_name = absl::StrJoin(person.given_spellings, " ");
  person.names.given_name_ar = absl::StrJoin(arabic, " ");
}

void PeopleMaker::WriteFamily(SyntheticPerson& person, bool otherwise) {
  const FamilyPrefix& prefix =
      kFamilyPrefixes[static_cast<std::size_t>(person.family_prefix)];
  const auto& list = person.family_prefix == 0 ? family_ : given_;
  const ListedName& name = list[static_cast<std::size_t>(person.family)];
  const std::string before = person.names.family_name;
  do {
    person.names.family_name =
        absl::StrCat(prefix.latin[Below(prefix.latin.size())], Spell(name, ""));
  } while (otherwise && person.names.family_name == before);
  person.names.family_name_ar = absl::StrCat(prefix.arabic, name.arabic);
}

SyntheticPerson PeopleMaker::MakePerson() {
  SyntheticPerson person;
  person.sex = Below(2) == 0 ? 'F' : 'M';
  person.birth_day = static_cast<int>(Below(kBirthDays));
  person.given = {DrawGiven(person.sex)};
  if (Below(person.sex == 'M' ? 8 : 20) == 0) {
    person.given.push_back(DrawGiven(person.sex));
  }
  DrawFamily(person);
  WriteGiven(person, false);
  WriteFamily(person, false);
  if (Below(10) < 3) {
    person.names.given_name_ar.clear();
    person.names.family_name_ar.clear();
  }
  return person;
}

SyntheticPerson PeopleMaker::MakeTwin(const SyntheticPerson& person) {
  SyntheticPerson twin = person;
  do {
    twin.given = {DrawGiven(person.sex)};
  } while (twin.given[0] == person.given[0]);
  WriteGiven(twin, false);
  if (twin.names.family_name_ar.empty()) twin.names.given_name_ar.clear();
  return twin;
}

std::string PeopleMaker::WithTypo(const std::string& name) {
  std::string typo = name;
  while (typo == name) {
    const std::size_t at = Below(name.size());
    const auto is_ascii = [&](std::size_t i) {
      return absl::ascii_isascii(static_cast<unsigned char>(name[i]));
    };
    // An accented letter is several bytes and stays whole.
    if (!is_ascii(at) || (at > 0 && !is_ascii(at - 1))) continue;
    const char letter = static_cast<char>('a' + Below(26));
    switch (Below(4)) {
      case 0:
        typo.insert(at, 1, letter);
        break;
      case 1:
        typo.erase(at, 1);
        break;
      case 2:
        typo[at] = letter;
        break;
      default:
        if (at > 0) std::swap(typo[at - 1], typo[at]);
    }
  }
  return typo;
}

SyntheticPerson PeopleMaker::MakeDouble(DoubleKind kind,
                                        SyntheticPerson& person) {
  const bool needs_arabic = kind == DoubleKind::kSameArabic ||
                            kind == DoubleKind::kArabicMissing ||
                            kind == DoubleKind::kArabicOnOneSide;
  if (kind == DoubleKind::kSecondName && person.given.size() == 1) {
    person.given.push_back(DrawGiven(person.sex));
  }
  if (needs_arabic || kind == DoubleKind::kSecondName) {
    WriteGiven(person, false);
    WriteFamily(person, false);
  }
  SyntheticPerson other = person;
  registry::PersonNames& names = other.names;
  const bool otherwise = kind == DoubleKind::kOtherSpelling ||
                         kind == DoubleKind::kSameArabic ||
                         kind == DoubleKind::kArabicOnOneSide ||
                         kind == DoubleKind::kOtherSpellingAndTypo;
  if (otherwise) {
    WriteGiven(other, true);
    WriteFamily(other, true);
  }
  switch (kind) {
    case DoubleKind::kExact:
    case DoubleKind::kSameArabic:
      return other;
    case DoubleKind::kCaseAndAccents:
      names.family_name = InOtherCase(names.family_name);
      names.given_name = InOtherCase(names.given_name);
      return other;
    case DoubleKind::kExchanged:
      std::swap(names.family_name, names.given_name);
      std::swap(names.family_name_ar, names.given_name_ar);
      return other;
    case DoubleKind::kSecondName: {
      other.given.erase(other.given.begin() + static_cast<int>(Below(2)));
      WriteGiven(other, false);
      if (Below(2) == 0) std::swap(other, person);
      return other;
    }
    case DoubleKind::kMarried:
      while (other.family == person.family) DrawFamily(other);
      WriteFamily(other, false);
      return other;
    default:
      break;
  }
  names.family_name_ar.clear();
  names.given_name_ar.clear();
  // Latin against Latin alone.
  if (!needs_arabic) {
    person.names.family_name_ar.clear();
    person.names.given_name_ar.clear();
  }
  AddTypos(kind, names);
  return other;
}

void PeopleMaker::AddTypos(DoubleKind kind, registry::PersonNames& names) {
  const bool in_family = Below(2) == 0;
  std::string& one = in_family ? names.family_name : names.given_name;
  std::string& two = in_family ? names.given_name : names.family_name;
  if (kind == DoubleKind::kOneTypo || kind == DoubleKind::kTwoTypos ||
      kind == DoubleKind::kOtherSpellingAndTypo) {
    one = WithTypo(one);
  }
  if (kind == DoubleKind::kTwoTypos) two = WithTypo(two);
}

}  // namespace matching_laboratory
