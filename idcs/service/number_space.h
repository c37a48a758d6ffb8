#ifndef IDCS_SERVICE_NUMBER_SPACE_H_
#define IDCS_SERVICE_NUMBER_SPACE_H_

#include <cstdint>

#include "absl/status/status.h"
#include "base/sql/session.h"
#include "idcs/issuing/ledger.h"
#include "idcs/issuing/number_issuer.h"
#include "proto/rsu/idcs/v1/identifier_service.pb.h"

namespace idcs {

// What the ledger says of a number.
rsu::idcs::v1::IdentifierHistory HistoryOf(IdcsNumber number,
                                           const LedgerEntry& entry);

// HistoryOf() of a number as the store has it.
//
// Errors: NOT_FOUND, reason UNKNOWN_IDENTIFIER, and those of the session.
absl::Status FillHistory(base::sql::Session& session, IdcsNumber number,
                         rsu::idcs::v1::IdentifierHistory& history);

// How full the space of `issuer`'s rules is. `now_us` is in microseconds since
// 1970 UTC.
//
// Errors: those of the session.
absl::Status FillNumberSpace(base::sql::Session& session,
                             const NumberIssuer& issuer, std::int64_t now_us,
                             rsu::idcs::v1::NumberSpace& space);

}  // namespace idcs

#endif  // IDCS_SERVICE_NUMBER_SPACE_H_
