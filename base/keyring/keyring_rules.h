#ifndef BASE_KEYRING_KEYRING_RULES_H_
#define BASE_KEYRING_KEYRING_RULES_H_

#include <optional>
#include <string>
#include <vector>

#include "base/keyring/keyring.h"

namespace base::keyring {

// The first rule that these keys break.
std::optional<KeyViolation> BrokenKeyRule(const std::vector<Key>& keys);

// The rule that a keyring with more keys than it may have breaks.
std::string TooManyKeys();

// The first and the last day of a year.
KeyPeriod WholeYear(int year);

// The year of a day.
int YearOf(Date day);

}  // namespace base::keyring

#endif  // BASE_KEYRING_KEYRING_RULES_H_
