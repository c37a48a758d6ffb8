#include "scoring/explanation/changed_facts.h"

#include "absl/strings/strip.h"

namespace scoring {
namespace {

using absl::string_view;
using registry::ChangedField;

constexpr string_view kAnyMember = "members[*].";
constexpr string_view kHead = "members[HEAD].";

// The field of a member that `path` leads to, "education"; empty for a member
// as a whole. False for a path that leads elsewhere.
bool ReadMemberPath(string_view path, string_view& field) {
  if (!absl::ConsumePrefix(&path, "members[")) return false;
  path.remove_prefix(path.find(']') + 1);
  absl::ConsumePrefix(&path, ".");
  field = path;
  return true;
}

bool Is(string_view fact, const ChangedField& change) {
  const string_view path = change.after.empty() ? change.before : change.after;
  string_view field;
  if (!ReadMemberPath(path, field)) {
    return fact == path.substr(0, path.find('['));
  }
  const bool whole = field.empty();
  if (fact == "members") return whole;
  if (absl::ConsumePrefix(&fact, kAnyMember)) return whole || field == fact;
  if (!absl::ConsumePrefix(&fact, kHead) || !change.of_head) return false;
  return whole || field == fact || field == "relationship";
}

}  // namespace

bool IsAmong(string_view fact, absl::Span<const ChangedField> changes) {
  for (const ChangedField& change : changes) {
    if (Is(fact, change)) return true;
  }
  return false;
}

}  // namespace scoring
