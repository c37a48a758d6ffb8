#include "scoring/explanation/lowest_score.h"

#include <algorithm>
#include <array>

#include "base/status_macros.h"
#include "scoring/explanation/term_value.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/counted_ages.h"
#include "scoring/variables/persons_per_room.h"

namespace scoring {
namespace {

// What one more of a variable adds to a score, by the index of the variable:
// ticks over 100 n. Within 64 bits, as Formula::Create() bounded it.
using Weights = std::array<std::int64_t, kVariableCount>;

Weights WeightsOf(const Annex& annex, std::int64_t members) {
  Weights weights = {};
  for (const FormulaTerm& term : annex.terms) {
    weights[IndexOf(term.variable)] =
        term.coefficient.ticks() *
        MultiplierOf(EntryOf(term.variable).kind, members);
  }
  return weights;
}

// Members whom variables count alike.
struct Alike {
  bool head = false;
  bool adult = false;
  bool of_school_age = false;
  std::int32_t number = 0;

  bool CountFor(Counted counted) const {
    switch (counted) {
      case Counted::kHead:
        return head;
      case Counted::kAdults:
        return adult;
      case Counted::kOfSchoolAge:
        return of_school_age;
      case Counted::kNobody:
        break;
    }
    return false;
  }
};

std::array<Alike, 3> AlikeIn(const Variables& declared,
                             const MembersByAge& members) {
  const int age = declared[Variable::kHeadAge];
  const Alike head = {true, IsAdult(age), IsOfSchoolAge(age), 1};
  const Alike adults = {false, true, false, members.adults - head.adult};
  const Alike pupils = {false, false, true,
                        members.of_school_age - head.of_school_age};
  return {head, adults, pupils};
}

// Lets some members declare the value of a field that weighs least, which may
// be one that nothing counts.
void DeclareLeast(const std::vector<const DeclaredVariable*>& field,
                  const Alike& members, const Weights& weights,
                  Variables& lowest) {
  constexpr int kNotCounted = -1;
  const auto counts = [&members](const DeclaredVariable& entry, int value) {
    return entry.value == value && members.CountFor(entry.counted);
  };
  std::int64_t least = 0;
  int least_value = kNotCounted;
  for (const DeclaredVariable* tried : field) {
    std::int64_t weight = 0;
    for (const DeclaredVariable* entry : field) {
      if (counts(*entry, tried->value)) {
        weight += weights[IndexOf(entry->variable)];
      }
    }
    if (weight < least) {
      least = weight;
      least_value = tried->value;
    }
  }
  for (const DeclaredVariable* entry : field) {
    if (counts(*entry, least_value)) lowest[entry->variable] += members.number;
  }
}

void DeclareLeastOfMembers(const Variables& declared,
                           const MembersByAge& members, const Weights& weights,
                           Variables& lowest) {
  const std::array<Alike, 3> alike = AlikeIn(declared, members);
  for (const DeclaredBy field :
       {DeclaredBy::kEducation, DeclaredBy::kDiploma, DeclaredBy::kReading,
        DeclaredBy::kSchooling, DeclaredBy::kActivity, DeclaredBy::kOccupation,
        DeclaredBy::kEmploymentStatus}) {
    std::vector<const DeclaredVariable*> entries;
    for (const DeclaredVariable& entry : DeclaredVariables()) {
      if (entry.by != field) continue;
      entries.push_back(&entry);
      lowest[entry.variable] = 0;
    }
    for (const Alike& those : alike) {
      DeclareLeast(entries, those, weights, lowest);
    }
  }
}

// A number that is weighed as such and as "at least one" weighs least at none,
// at one, or at the most that can be declared.
void DeclareLeastNumber(Variable number, Variable at_least_one,
                        const Weights& weights, Variables& lowest) {
  std::int64_t least = 0;
  lowest[number] = 0;
  lowest[at_least_one] = 0;
  for (const std::int32_t tried : {1, EntryOf(number).highest}) {
    const std::int64_t weight =
        weights[IndexOf(number)] * tried + weights[IndexOf(at_least_one)];
    if (weight >= least) continue;
    least = weight;
    lowest[number] = tried;
    lowest[at_least_one] = 1;
  }
}

void DeclareLeastRooms(const Weights& weights, Variables& lowest) {
  const auto weigh = [&weights](const Variables& variables) {
    std::int64_t weight = 0;
    for (const Variable variable :
         {Variable::kAtMostTwoPerRoom, Variable::kOverTwoToThreePerRoom}) {
      weight += weights[IndexOf(variable)] * variables[variable];
    }
    return weight;
  };
  const std::int32_t members = lowest.members();
  Variables tried = lowest;
  SetPersonsPerRoom(members, 1, lowest);
  for (std::int32_t rooms = 2; rooms <= members; ++rooms) {
    SetPersonsPerRoom(members, rooms, tried);
    if (weigh(tried) < weigh(lowest)) {
      SetPersonsPerRoom(members, rooms, lowest);
    }
  }
}

Variables LowestVariables(const Variables& declared,
                          const MembersByAge& members, const Weights& weights) {
  Variables lowest = declared;
  for (const DeclaredVariable& entry : DeclaredVariables()) {
    if (entry.by != DeclaredBy::kOneFact) continue;
    lowest[entry.variable] = weights[IndexOf(entry.variable)] < 0
                                 ? EntryOf(entry.variable).highest
                                 : 0;
  }
  DeclareLeastRooms(weights, lowest);
  DeclareLeastNumber(Variable::kCars, Variable::kAtLeastOneCar, weights,
                     lowest);
  DeclareLeastNumber(Variable::kMotorcycles, Variable::kAtLeastOneMotorcycle,
                     weights, lowest);
  DeclareLeastOfMembers(declared, members, weights, lowest);
  return lowest;
}

}  // namespace

absl::StatusOr<LowestScore> FindLowestScore(const Formula& formula,
                                            const Variables& declared,
                                            const MembersByAge& members) {
  const Annex& annex = formula.annex(declared.milieu);
  const Weights weights = WeightsOf(annex, declared.members());
  LowestScore found;
  found.variables = LowestVariables(declared, members, weights);
  RSU_ASSIGN_OR_RETURN(const ExactScore exact,
                       ComputeScore(formula, found.variables));
  found.score = exact.score;
  for (const FormulaTerm& term : annex.terms) {
    const std::int64_t falls =
        weights[IndexOf(term.variable)] *
        (declared[term.variable] - found.variables[term.variable]);
    if (falls > 0) found.falling.push_back({&term, falls});
  }
  std::stable_sort(found.falling.begin(), found.falling.end(),
                   [](const FallingTerm& a, const FallingTerm& b) {
                     return a.numerator > b.numerator;
                   });
  return found;
}

}  // namespace scoring
