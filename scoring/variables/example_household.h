#ifndef SCORING_VARIABLES_EXAMPLE_HOUSEHOLD_H_
#define SCORING_VARIABLES_EXAMPLE_HOUSEHOLD_H_

#include "absl/strings/string_view.h"
#include "registry/declaration/household_facts.h"

namespace scoring {

// Households for tests, simple enough to compute by hand. On 2026-01-01.

base::Date TestDate(absl::string_view text);

// Someone born on `birth_date`, with no schooling, diploma, work or cover, who
// cannot read.
registry::MemberFacts PlainMember(registry::Relationship relationship,
                                  absl::string_view birth_date);

// A head aged exactly 40, alone in one room of a shack in region 05, with no
// possession and no spending.
registry::HouseholdFacts PlainHousehold(registry::Milieu milieu);

// Four people: head 45 (middle executive, employed, higher education, technical
// diploma, reads, CNSS), spouse 40 (no diploma, homemaker, reads), a girl of 10
// in public and a boy of 16 in private school (no diploma, read). Region 01,
// apartment of two rooms, bath, meter; 1 computer, 3 mobile phones, 1 car, 2
// motorcycles, 5 cows, satellite dish, irrigated land. Gas 50 MAD a month,
// bills of 100, 200 and 300 MAD, phone and internet 50 MAD a month.
registry::HouseholdFacts FamilyOfFour(registry::Milieu milieu);

}  // namespace scoring

#endif  // SCORING_VARIABLES_EXAMPLE_HOUSEHOLD_H_
