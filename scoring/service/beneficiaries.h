#ifndef SCORING_SERVICE_BENEFICIARIES_H_
#define SCORING_SERVICE_BENEFICIARIES_H_

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.pb.h"
#include "scoring/service/beneficiary_pages.h"

namespace scoring {

// Adds those who are in the programme to `response`. Where the next page
// begins; negative after the last.
//
// Errors: those of the session, of ApplyRescoring(), and WrongPageToken() if no
// page can have ended at `page.from`.
absl::StatusOr<ListPosition> ListBeneficiaries(
    base::sql::Session& session, const ListRules& rules,
    const RegisterPoint& point, const ListPage& page,
    rsu::eligibility::v1::ListBeneficiariesResponse& response);

// The page of people whose row in the list differs between the two points, and
// of those who wait only at the later. Returns and errors: as of
// ListBeneficiaries().
absl::StatusOr<ListPosition> ListChanges(
    base::sql::Session& session, const ListRules& rules,
    const RegisterPoint& since, const RegisterPoint& now, const ListPage& page,
    rsu::eligibility::v1::ListBeneficiaryChangesResponse& response);

}  // namespace scoring

#endif  // SCORING_SERVICE_BENEFICIARIES_H_
