#ifndef TOOLS_POPULATION_GENERATOR_MEMBER_FACTS_H_
#define TOOLS_POPULATION_GENERATOR_MEMBER_FACTS_H_

#include "registry/declaration/household_facts.h"
#include "tools/population_generator/calibration.h"
#include "tools/population_generator/draw.h"

namespace population {

// Ages until which a child is insured with a parent.
inline constexpr int kDependantChildAge = 21;
inline constexpr int kDependantStudentAge = 26;

// Whether `member`, of `age` years, is insured with a head or spouse who is.
bool IsDependant(const registry::MemberFacts& member, int age);

// What the members have learned, do, and are insured by, from their ages, sexes
// and relationships, the milieu, and the rank of the household. `facts` has its
// place and members with birth dates.
void DrawMemberFacts(const Calibration& calibration, int rank, Draw& draw,
                     registry::HouseholdFacts& facts);

}  // namespace population

#endif  // TOOLS_POPULATION_GENERATOR_MEMBER_FACTS_H_
