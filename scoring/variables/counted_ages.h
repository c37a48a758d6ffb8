#ifndef SCORING_VARIABLES_COUNTED_AGES_H_
#define SCORING_VARIABLES_COUNTED_AGES_H_

namespace scoring {

// The ages by which variables count members, in whole years on the effective
// date (decree 2-21-582, annexes 1 and 2): the first that counts as "15+", and
// those of compulsory school.
inline constexpr int kAdultAge = 15;
inline constexpr int kFirstSchoolAge = 6;
inline constexpr int kLastSchoolAge = 14;

constexpr bool IsAdult(int age) { return age >= kAdultAge; }

constexpr bool IsOfSchoolAge(int age) {
  return age >= kFirstSchoolAge && age <= kLastSchoolAge;
}

}  // namespace scoring

#endif  // SCORING_VARIABLES_COUNTED_AGES_H_
