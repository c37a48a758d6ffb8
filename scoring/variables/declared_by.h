#ifndef SCORING_VARIABLES_DECLARED_BY_H_
#define SCORING_VARIABLES_DECLARED_BY_H_

#include <array>
#include <cstdint>

#include "scoring/variables/catalogue.h"
#include "scoring/variables/variables.h"

namespace scoring {

// What a household can declare otherwise, and what variables become by it. Who
// belongs to it, their relationships and birth dates, and where it lives stay:
// a household does not choose them. Everything else may take any value of the
// declaration format (docs/formats.md), which has no rule that joins two of its
// fields, so that one field bounds no other.

// The part of a declaration that decides about a variable.
enum class DeclaredBy : std::uint8_t {
  // Who belongs to the household: nothing that it can declare otherwise.
  kMembers,
  // The rooms, for so many members.
  kRooms,
  // A fact that decides about no other variable: any number from 0 to the
  // greatest of the catalogue.
  kOneFact,
  // A number of possessions, counted as such and as "at least one".
  kCars,
  kMotorcycles,
  // A field of each member. A member has one value of it, and every field has
  // one that no variable counts.
  kEducation,
  kDiploma,
  kReading,
  kSchooling,
  kActivity,
  kOccupation,
  kEmploymentStatus,
};

// The members whom a variable counts by a field of theirs.
enum class Counted : std::uint8_t { kNobody, kHead, kAdults, kOfSchoolAge };

struct DeclaredVariable {
  Variable variable;
  DeclaredBy by;

  // By a field of members: whom, and for which value of the field, by its
  // number in the format. Of values that are counted alike, the first.
  Counted counted = Counted::kNobody;
  int value = 0;
};

// One entry for each variable, at the index of its value.
const std::array<DeclaredVariable, kVariableCount>& DeclaredVariables();

// How many members have the ages by which variables count them
// (counted_ages.h), on the effective date.
struct MembersByAge {
  std::int32_t adults = 0;
  std::int32_t of_school_age = 0;
};

// Least and greatest value that a variable has in the declarations that the
// household of `declared` could make; both can be declared.
//
// Pure: same arguments, same answer.
struct Reach {
  std::int32_t lowest = 0;
  std::int32_t highest = 0;

  bool IsFixed() const { return lowest == highest; }
};
Reach ReachOf(Variable variable, const Variables& declared,
              const MembersByAge& members);

}  // namespace scoring

#endif  // SCORING_VARIABLES_DECLARED_BY_H_
