#ifndef SCORING_EXPLANATION_DECLARED_FACTS_H_
#define SCORING_EXPLANATION_DECLARED_FACTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "registry/declaration/household_facts.h"

namespace scoring {

// How the values of a fact stand to each other.
enum class FactKind : std::uint8_t {
  // Yes or no, or a value of an enumeration: none is nearer than another.
  kChoice,
  // A number whose effect on a score may change its direction on the way.
  kCount,
  // A number that goes into one variable as it is, or times a constant, and
  // into no other: a score under any formula rises with it, falls with it, or
  // does not move.
  kStraightNumber,
};

// What holds for one field of the declaration format (docs/formats.md), as far
// as a household can say it otherwise. Values are integers: 0 and 1 for no and
// yes, the number in the proto for an enumeration, itself for a number.
struct FactRule {
  absl::string_view field;  // below its part: "rooms"
  FactKind kind;
  std::int64_t lowest;
  std::int64_t highest;
  absl::Span<const absl::string_view> names;  // of a choice, from `lowest`
  std::int64_t (*get)(const registry::HouseholdFacts& facts, std::size_t index);
  void (*set)(registry::HouseholdFacts& facts, std::size_t index,
              std::int64_t value);
};

// One fact of one household: a rule, and the member or the bill that it is
// about. A plain value; the rules live as long as the program.
struct DeclaredFact {
  std::string path;  // in the declaration: "members[2].education"
  const FactRule* rule;
  std::size_t index;  // of the member or the bill; 0 for the household

  std::int64_t In(const registry::HouseholdFacts& facts) const {
    return rule->get(facts, index);
  }
  void Set(registry::HouseholdFacts& facts, std::int64_t value) const {
    rule->set(facts, index, value);
  }
};

// Every fact of a household that it can change by itself and that some formula
// may weigh, in the order of the format: the dwelling, the assets, the
// spending, and of each member education, diploma, can_read_and_write,
// schooling, activity, occupation, employment_status and health_cover.
std::vector<DeclaredFact> DeclaredFactsOf(
    const registry::HouseholdFacts& facts);

// The value as the format writes it: "true", "HIGHER", "3".
std::string TextOf(const FactRule& rule, std::int64_t value);

}  // namespace scoring

#endif  // SCORING_EXPLANATION_DECLARED_FACTS_H_
