#ifndef TOOLS_POPULATION_GENERATOR_PEOPLE_H_
#define TOOLS_POPULATION_GENERATOR_PEOPLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "registry/declaration/household_facts.h"
#include "registry/population/person.h"
#include "tools/matching_laboratory/name_lists.h"
#include "tools/population_generator/calibration.h"
#include "tools/population_generator/draw.h"
#include "tools/population_generator/household.h"

namespace population {

// Who a member is: what a people file says besides the reference. No such
// person exists.
struct DrawnPerson {
  std::string family_name;
  std::string given_name;
  std::string family_name_ar;  // empty if not given
  std::string given_name_ar;   // empty if not given
  std::string birth_place;     // a province code or a country
  std::string nationality;     // ISO 3166-1 alpha-3
  std::string phone;           // empty if there is none
  std::vector<registry::Document> documents;
};

// Gives the members of households their names and papers. Children bear their
// father's family name, wives keep theirs; no two members have the same given
// name. Immutable; thread-safe.
class PeopleMaker {
 public:
  // `calibration` must outlive this.
  explicit PeopleMaker(const Calibration& calibration);

  // One for each member of `facts`, which is household `number` of
  // `population`. An identity document is that of no other person of any
  // household of any population of this program with the same seed.
  std::vector<DrawnPerson> MakePeople(
      const Population& population, std::int64_t number,
      const registry::HouseholdFacts& facts) const;

 private:
  struct Name {
    std::string latin;
    std::string arabic;
  };
  struct ForeignNames {
    std::string nationality;
    std::vector<std::string> family;
    std::vector<std::string> female;
    std::vector<std::string> male;
  };
  // A list with the sums of its weights, to draw from.
  struct WeightedNames {
    std::vector<matching_laboratory::ListedName> names;
    std::vector<std::uint64_t> sums;

    void Add(matching_laboratory::ListedName name, std::uint64_t weight);
    const matching_laboratory::ListedName& Pick(Draw& draw) const;
  };

  const WeightedNames& GivenOf(registry::Sex sex) const {
    return sex == registry::Sex::kFemale ? female_ : male_;
  }
  void AppendSpelling(const matching_laboratory::ListedName& name, Draw& draw,
                      Name& to) const;
  Name DrawFamily(Draw& draw) const;
  Name DrawGiven(registry::Sex sex, Draw& draw) const;
  Name DrawForeign(const std::vector<std::string>& names, Draw& draw) const;
  void NameMoroccans(const registry::HouseholdFacts& facts, Draw& draw,
                     std::vector<DrawnPerson>& people) const;
  void NameForeigners(const registry::HouseholdFacts& facts, Draw& draw,
                      std::vector<DrawnPerson>& people) const;
  void AddPapers(const registry::MemberFacts& member,
                 const registry::HouseholdFacts& facts,
                 std::int64_t person_number, Draw& draw,
                 DrawnPerson& person) const;

  const Calibration& calibration_;
  WeightedNames female_;
  WeightedNames male_;
  WeightedNames family_;
  std::vector<ForeignNames> foreign_;
};

}  // namespace population

#endif  // TOOLS_POPULATION_GENERATOR_PEOPLE_H_
