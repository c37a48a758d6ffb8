#include "tools/rsuctl/declared_members.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "tools/rsuctl/issued_file.h"

namespace rsuctl {

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
