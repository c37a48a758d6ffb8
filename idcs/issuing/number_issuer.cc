#include "idcs/issuing/number_issuer.h"

#include "base/sql/planned_write.h"
#include "base/status_macros.h"
#include "idcs/issuing/draw_number.h"
#include "idcs/issuing/number_draw.h"

namespace idcs {

absl::StatusOr<IdcsNumber> NumberIssuer::Issue(base::sql::WriteSession& session,
                                               HolderKind kind,
                                               absl::string_view caller) {
  RSU_ASSIGN_OR_RETURN(const std::vector<IdcsNumber> numbers,
                       IssueMany(session, kind, 1, caller));
  return numbers.front();
}

absl::StatusOr<std::vector<IdcsNumber>> NumberIssuer::IssueMany(
    base::sql::WriteSession& session, HolderKind kind, int count,
    absl::string_view caller) {
  NumberDraw draw(this, kind, count, caller);
  RSU_RETURN_IF_ERROR(base::sql::CarryOut(draw, session));
  return draw.numbers();
}

absl::StatusOr<IdcsNumber> NumberIssuer::Draw() {
  return DrawNumber(*entropy_, rules_);
}

}  // namespace idcs
