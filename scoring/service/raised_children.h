#ifndef SCORING_SERVICE_RAISED_CHILDREN_H_
#define SCORING_SERVICE_RAISED_CHILDREN_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "scoring/classification/aid_details.h"
#include "scoring/entitlement/member.h"

namespace scoring {

// What is asked of who raises a child.
struct RaisingQuestion {
  base::Date day;
  std::int64_t known_at_us = 0;
  int child_under_age = 0;  // up to which a child counts for direct aid
};

// Errors of both functions: those of the session, and DATA_LOSS: what is stored
// is no declaration.

// Why the child does not count with who has or had the number `raiser`. Nothing
// if one declaration that counts names both, if one of them died, or if the
// child is past the age.
absl::StatusOr<std::optional<RaisedChildIs>> FindWithRaiser(
    base::sql::Session& session, const RaisingQuestion& question,
    idcs::IdcsNumber child, idcs::IdcsNumber raiser);

// A child whom somebody raises, and who does not count there.
struct RaisedChild {
  Raised raised;
  RaisedChildIs why{};
};

// Those of a person, 50 at most, by the first day of the report, then by its
// source, its title and why.
absl::StatusOr<std::vector<RaisedChild>> FindRaisedChildren(
    base::sql::Session& session, const RaisingQuestion& question,
    idcs::IdcsNumber raiser);

}  // namespace scoring

#endif  // SCORING_SERVICE_RAISED_CHILDREN_H_
