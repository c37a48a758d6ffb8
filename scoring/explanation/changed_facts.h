#ifndef SCORING_EXPLANATION_CHANGED_FACTS_H_
#define SCORING_EXPLANATION_CHANGED_FACTS_H_

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "registry/declaration/changed_fields.h"

namespace scoring {

// Whether `fact`, called as FactsOf() in facts_of_variable.h calls it, is among
// what one declaration says otherwise than another: the field itself, an
// element of it, and
//   members             somebody came or left
//   members[*].field    that field of any member, or somebody came or left
//   members[HEAD].field that field of the head, or somebody else is the head
bool IsAmong(absl::string_view fact,
             absl::Span<const registry::ChangedField> changes);

}  // namespace scoring

#endif  // SCORING_EXPLANATION_CHANGED_FACTS_H_
