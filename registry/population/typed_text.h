#ifndef REGISTRY_POPULATION_TYPED_TEXT_H_
#define REGISTRY_POPULATION_TYPED_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace registry {

// What people and programs type for one sign, as the one: hyphens and dashes
// (U+2010 to U+2015, U+2212, and small and wide ones) as `-`, apostrophes and
// the quotes that stand for one (U+2018, U+201B, U+02B9, U+02BB, U+02BC,
// U+0060, U+00B4, U+FF07) as `'`, spaces of all widths as a space. `text` is
// UTF-8. Pure; thread-safe.
std::string PlainPunctuation(absl::string_view text);

// `name` with such signs as the one, in Unicode normalisation form C, and with
// the Greek letters that are typed for ɣ and ɛ (γ, ε; Γ and Ε, Σ in capitals)
// as these. Pure; thread-safe.
std::string PlainName(absl::string_view name);

}  // namespace registry

#endif  // REGISTRY_POPULATION_TYPED_TEXT_H_
