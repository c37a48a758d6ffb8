#include "tools/population_generator/people.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/csv.h"
#include "base/date.h"
#include "registry/declaration/provinces.h"
#include "tools/population_generator/embedded_foreign_names.h"

namespace population {
namespace {

using registry::HouseholdFacts;
using registry::MemberFacts;
using registry::Relationship;
using registry::Sex;

constexpr int kAdult = 18;
constexpr char kMorocco[] = "MAR";

// More members than any household has, so that each person has a number.
constexpr std::int64_t kMostMembers = 50;

// How often a given name that a member of the household bears already is drawn
// again before it gets a second name.
constexpr int kTries = 8;

// Rows of `people`.
enum PeopleRow {
  kArabicNames,
  kTwoGivenNamesMale,
  kTwoGivenNamesFemale,
  kOtherSpelling,
  kBornElsewhere,
  kCardOfMinor,
  kBirthRecordOfMinor,
  kPhone,
  kForeign,
  kForeignBornAbroad,
};

// Columns of `family_name_form`.
enum FamilyForm { kListed, kPrefixed, kTwoNames };

// Two letters and eight digits, each number once: a bijection, so that the
// numbers of a household do not stand side by side. `person` is below 26 x 26 x
// 10^8, which kMostHouseholds sees to.
constexpr std::uint64_t kDocumentNumbers = 67'600'000'000;
constexpr std::uint64_t kDocumentStep = 98'765'431;
static_assert(kDocumentStep % 2 != 0 && kDocumentStep % 5 != 0 &&
              kDocumentStep % 13 != 0);
static_assert(kMostHouseholds * kMostMembers <
              static_cast<std::int64_t>(kDocumentNumbers));

std::string DocumentNumber(std::int64_t person) {
  // In two steps of five digits, since the product does not fit 64 bits.
  constexpr std::uint64_t kHalf = 100'000;
  const auto number = static_cast<std::uint64_t>(person);
  const std::uint64_t scattered =
      (number * (kDocumentStep / kHalf) % kDocumentNumbers * kHalf +
       number * (kDocumentStep % kHalf)) %
      kDocumentNumbers;
  std::string text(10, '0');
  std::uint64_t left = scattered;
  for (std::size_t i = 10; i-- > 0;) {
    const std::uint64_t base = i < 2 ? 26 : 10;
    text[i] = static_cast<char>((i < 2 ? 'A' : '0') + left % base);
    left /= base;
  }
  return text;
}

bool OfHeadsFamily(Relationship relationship) {
  return relationship == Relationship::kHead ||
         relationship == Relationship::kSibling ||
         relationship == Relationship::kOtherRelative;
}

}  // namespace

void PeopleMaker::WeightedNames::Add(matching_laboratory::ListedName name,
                                     std::uint64_t weight) {
  sums.push_back((sums.empty() ? 0 : sums.back()) + weight);
  names.push_back(std::move(name));
}

const matching_laboratory::ListedName& PeopleMaker::WeightedNames::Pick(
    Draw& draw) const {
  const auto at =
      static_cast<std::uint64_t>(draw.Below(static_cast<int>(sums.back())));
  const auto found = std::upper_bound(sums.begin(), sums.end(), at);
  return names[static_cast<std::size_t>(found - sums.begin())];
}

PeopleMaker::PeopleMaker(const Calibration& calibration)
    : calibration_(calibration) {
  constexpr auto kAll = matching_laboratory::NameChoice::kAll;
  for (matching_laboratory::ListedName& name :
       matching_laboratory::GivenNames(kAll)) {
    const std::uint64_t weight = name.weight;
    (name.sex == 'F' ? female_ : male_).Add(std::move(name), weight);
  }
  // The first of the list are the commonest, falling off as the inverse of the
  // rank.
  std::uint64_t rank = 0;
  for (matching_laboratory::ListedName& name :
       matching_laboratory::FamilyNames(kAll)) {
    family_.Add(std::move(name), 1'000'000 / (rank++ + 8));
  }
  const auto records = base::ReadEmbeddedCsv(kForeignNamesCsv);
  for (std::size_t i = 1; i < records.size(); ++i) {
    const std::vector<std::string>& fields = records[i];
    foreign_.push_back({fields[0], absl::StrSplit(fields[1], ';'),
                        absl::StrSplit(fields[2], ';'),
                        absl::StrSplit(fields[3], ';')});
  }
}

void PeopleMaker::AppendSpelling(const matching_laboratory::ListedName& name,
                                 Draw& draw, Name& to) const {
  const bool other = calibration_.people.Happens(kOtherSpelling, 0, draw);
  const auto spellings = static_cast<int>(name.spellings.size());
  absl::StrAppend(&to.latin, name.spellings[static_cast<std::size_t>(
                                 other ? draw.Below(spellings) : 0)]);
  absl::StrAppend(&to.arabic, name.arabic);
}

PeopleMaker::Name PeopleMaker::DrawFamily(Draw& draw) const {
  Name family;
  const int form = calibration_.family_name_form.Choose(0, draw);
  if (form == kPrefixed) {
    const int prefixes =
        static_cast<int>(matching_laboratory::kFamilyPrefixes.size());
    const matching_laboratory::FamilyPrefix& prefix =
        matching_laboratory::kFamilyPrefixes[static_cast<std::size_t>(
            draw.Between(1, prefixes - 1))];
    family.latin = prefix.latin[static_cast<std::size_t>(draw.Below(3))];
    family.arabic = prefix.arabic;
    AppendSpelling(male_.Pick(draw), draw, family);
    return family;
  }
  AppendSpelling(family_.Pick(draw), draw, family);
  if (form == kTwoNames) {
    family.latin += ' ';
    family.arabic += ' ';
    AppendSpelling(family_.Pick(draw), draw, family);
  }
  return family;
}

PeopleMaker::Name PeopleMaker::DrawGiven(Sex sex, Draw& draw) const {
  Name given;
  AppendSpelling(GivenOf(sex).Pick(draw), draw, given);
  const PeopleRow two =
      sex == Sex::kMale ? kTwoGivenNamesMale : kTwoGivenNamesFemale;
  if (calibration_.people.Happens(two, 0, draw)) {
    given.latin += ' ';
    given.arabic += ' ';
    AppendSpelling(GivenOf(sex).Pick(draw), draw, given);
  }
  return given;
}

PeopleMaker::Name PeopleMaker::DrawForeign(
    const std::vector<std::string>& names, Draw& draw) const {
  return {names[static_cast<std::size_t>(
              draw.Below(static_cast<int>(names.size())))],
          ""};
}

void PeopleMaker::NameMoroccans(const HouseholdFacts& facts, Draw& draw,
                                std::vector<DrawnPerson>& people) const {
  const bool arabic = calibration_.people.Happens(kArabicNames, 0, draw);
  const Sex head_sex = facts.members.front().sex;
  const Name of_head = DrawFamily(draw);
  // The name of the children's father: the head, or the head's husband.
  const Name of_children = head_sex == Sex::kMale ? of_head : DrawFamily(draw);
  // In Arabic, in which a name has one spelling: no brother of Youssef is
  // called Youcef.
  std::vector<std::string> taken;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const MemberFacts& member = facts.members[i];
    DrawnPerson& person = people[i];
    Name family;
    if (OfHeadsFamily(member.relationship) ||
        (member.relationship == Relationship::kParent &&
         member.sex == Sex::kMale)) {
      family = of_head;
    } else if (member.relationship == Relationship::kChild ||
               member.relationship == Relationship::kGrandchild ||
               (member.relationship == Relationship::kSpouse &&
                member.sex == Sex::kMale)) {
      family = of_children;
    } else {
      family = DrawFamily(draw);
    }
    Name given;
    int tries = 0;
    do {
      if (++tries <= kTries) {
        given = DrawGiven(member.sex, draw);
      } else {
        given.latin += ' ';
        given.arabic += ' ';
        AppendSpelling(GivenOf(member.sex).Pick(draw), draw, given);
      }
    } while (std::find(taken.begin(), taken.end(), given.arabic) !=
             taken.end());
    taken.push_back(given.arabic);
    person.family_name = family.latin;
    person.given_name = std::move(given.latin);
    if (!arabic) continue;
    person.family_name_ar = family.arabic;
    person.given_name_ar = std::move(given.arabic);
  }
}

void PeopleMaker::NameForeigners(const HouseholdFacts& facts, Draw& draw,
                                 std::vector<DrawnPerson>& people) const {
  const ForeignNames& names = foreign_[static_cast<std::size_t>(
      calibration_.nationality.Choose(0, draw))];
  const std::string family = DrawForeign(names.family, draw).latin;
  for (std::size_t i = 0; i < people.size(); ++i) {
    DrawnPerson& person = people[i];
    const MemberFacts& member = facts.members[i];
    person.nationality = names.nationality;
    person.family_name = member.relationship == Relationship::kNotRelated
                             ? DrawForeign(names.family, draw).latin
                             : family;
    const auto& given = member.sex == Sex::kFemale ? names.female : names.male;
    const auto is_taken = [&](const DrawnPerson& other) {
      return other.given_name == person.given_name;
    };
    do {
      if (!person.given_name.empty()) person.given_name += ' ';
      person.given_name += DrawForeign(given, draw).latin;
    } while (std::any_of(people.begin(),
                         people.begin() + static_cast<std::ptrdiff_t>(i),
                         is_taken));
  }
}

void PeopleMaker::AddPapers(const MemberFacts& member,
                            const HouseholdFacts& facts,
                            std::int64_t person_number, Draw& draw,
                            DrawnPerson& person) const {
  const Table& people = calibration_.people;
  const bool foreign = person.nationality != kMorocco;
  const int age = base::WholeYears(member.birth_date, facts.effective_date);
  if (foreign && people.Happens(kForeignBornAbroad, 0, draw)) {
    person.birth_place = person.nationality;
  } else if (people.Happens(kBornElsewhere, 0, draw)) {
    const auto provinces = registry::Provinces();
    const registry::Province& province = provinces[static_cast<std::size_t>(
        draw.Below(static_cast<int>(provinces.size())))];
    person.birth_place = registry::ProvinceCode(province.region, province.code);
  } else {
    person.birth_place = registry::ProvinceCode(facts.region, facts.province);
  }
  using registry::DocumentType;
  if (age >= kAdult || people.Happens(kCardOfMinor, 0, draw)) {
    person.documents.push_back(
        {foreign ? DocumentType::kResidencePermit : DocumentType::kCnie,
         DocumentNumber(person_number)});
  } else if (people.Happens(kBirthRecordOfMinor, 0, draw)) {
    person.documents.push_back(
        {DocumentType::kBirthRecord, DocumentNumber(person_number)});
  }
  if (age >= kAdult && people.Happens(kPhone, 0, draw)) {
    constexpr int kEightDigits = 100'000'000;
    person.phone =
        absl::StrCat("+212", draw.Between(6, 7),
                     absl::Dec(draw.Below(kEightDigits), absl::kZeroPad8));
  }
}

std::vector<DrawnPerson> PeopleMaker::MakePeople(
    const Population& population, std::int64_t number,
    const HouseholdFacts& facts) const {
  Draw draw(population.seed, static_cast<std::uint64_t>(number),
            Stream::kPeople);
  std::vector<DrawnPerson> people(facts.members.size());
  if (calibration_.people.Happens(kForeign, 0, draw)) {
    NameForeigners(facts, draw, people);
  } else {
    for (DrawnPerson& person : people) person.nationality = kMorocco;
    NameMoroccans(facts, draw, people);
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    AddPapers(facts.members[i], facts,
              (number - 1) * kMostMembers + static_cast<std::int64_t>(i), draw,
              people[i]);
  }
  return people;
}

}  // namespace population
