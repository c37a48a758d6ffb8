#ifndef REGISTRY_MATCHING_COMPARE_NAMES_H_
#define REGISTRY_MATCHING_COMPARE_NAMES_H_

#include "absl/strings/string_view.h"
#include "registry/matching/comparable_name.h"

namespace registry {

// How far two names agree. None of them says that two people are one: people
// with one name were born on one day, and twins have almost one name. It says
// whom an operator should look at.
enum class NameAgreement {
  kDifferent,
  kClose,  // a slip away in either name, or one has words that the other lacks
  kSame,   // spellings of the same names
};

// Both names of two people, also with family and given name exchanged, and
// across scripts where one of the two has no Arabic names. Where both have
// names in both scripts and only one script agrees, they are at most kClose.
// Symmetric; thread-safe. Takes some 100 ns, at most some 100 us for names of
// a hundred letters.
NameAgreement Compare(const ComparableName& a, const ComparableName& b);

// One stated name, in either script, against what a register holds in one or
// both:
//   kSame: the same letters but for case, accents, vowel signs, letter variants
//   and word division; or, across scripts, a plain transliteration
//   kClose: a usual variant of the spelling, or a slip away
// Thread-safe.
NameAgreement CompareNameField(absl::string_view stated,
                               absl::string_view registered_latin,
                               absl::string_view registered_arabic);

}  // namespace registry

#endif  // REGISTRY_MATCHING_COMPARE_NAMES_H_
