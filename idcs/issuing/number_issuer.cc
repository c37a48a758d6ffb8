#include "idcs/issuing/number_issuer.h"

#include "base/status_macros.h"
#include "idcs/issuing/draw_number.h"
#include "idcs/issuing/errors.h"

namespace idcs {
namespace {

using base::sql::Value;

constexpr char kTake[] =
    "INSERT INTO number (number, kind, issued_at_us) VALUES ($1, $2, $3) "
    "ON CONFLICT DO NOTHING";

}  // namespace

absl::StatusOr<IdcsNumber> NumberIssuer::Issue(base::sql::WriteSession& session,
                                               HolderKind kind) {
  for (int attempt = 0; attempt < max_attempts_; ++attempt) {
    RSU_ASSIGN_OR_RETURN(const IdcsNumber number,
                         DrawNumber(*entropy_, rules_));
    RSU_ASSIGN_OR_RETURN(
        const std::int64_t taken,
        session.Execute(kTake, {Value::Integer(number.value()),
                                Value::Integer(static_cast<int>(kind)),
                                Value::Integer(session.known_at_us())}));
    if (taken == 1) return number;
    ++collision_count_;
  }
  return NumberSpaceFull();
}

}  // namespace idcs
