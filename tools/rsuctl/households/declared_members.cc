#include "tools/rsuctl/households/declared_members.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "base/error.h"
#include "tools/rsuctl/files/issued_file.h"
#include "tools/rsuctl/files/refused_lines.h"

namespace rsuctl {

namespace {

// The place of the member that a path "members[2].idcs" is about; nothing of
// another path.
std::optional<std::size_t> MemberOf(absl::string_view path) {
  std::size_t place = 0;
  if (!absl::ConsumePrefix(&path, "members[") ||
      !absl::ConsumeSuffix(&path, "].idcs") ||
      !absl::SimpleAtoi(path, &place)) {
    return std::nullopt;
  }
  return place;
}

bool IsByReference(absl::string_view path,
                   const std::vector<bool>& by_reference) {
  const auto member = MemberOf(path);
  return member.has_value() && *member < by_reference.size() &&
         by_reference[*member];
}

}  // namespace

std::vector<bool> NamedByReference(
    const rsu::registry::v1::Declaration& declaration) {
  std::vector<bool> by_reference;
  for (const rsu::registry::v1::Member& member : declaration.members()) {
    by_reference.push_back(!member.has_idcs());
  }
  return by_reference;
}

absl::Status InTermsOfTheFile(const absl::Status& status,
                              const std::vector<bool>& by_reference) {
  return InTermsOfTheFile(status, [&by_reference](absl::string_view path) {
    return IsByReference(path, by_reference);
  });
}

std::string PathInTheFile(const std::string& path,
                          const std::vector<bool>& by_reference) {
  if (!IsByReference(path, by_reference)) return path;
  return absl::StrCat(absl::StripSuffix(path, "idcs"), "person_ref");
}

bool IsOfAnotherHousehold(const absl::Status& status) {
  const std::vector<base::FieldViolation> violations =
      base::DetailOf(status).violations;
  return std::any_of(violations.begin(), violations.end(),
                     [](const base::FieldViolation& violation) {
                       return absl::StrContains(violation.rule,
                                                "of another household");
                     });
}

absl::Status AddIdentifiers(const IssuedIdentifiers& issued,
                            const std::string& issued_path,
                            rsu::registry::v1::Declaration& declaration) {
  std::vector<base::FieldViolation> violations;
  for (int i = 0; i < declaration.members_size(); ++i) {
    rsu::registry::v1::Member& member = *declaration.mutable_members(i);
    if (member.has_idcs()) continue;
    const auto found = issued.find(member.person_ref());
    if (found == issued.end()) {
      violations.push_back({absl::StrCat("members[", i, "].person_ref"),
                            std::string(NotIssuedRule(issued_path))});
      continue;
    }
    member.set_idcs(found->second);
  }
  if (violations.empty()) return absl::OkStatus();
  return base::InvalidFields("MALFORMED_DECLARATION", violations);
}

}  // namespace rsuctl
