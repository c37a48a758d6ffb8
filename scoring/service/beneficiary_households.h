#ifndef SCORING_SERVICE_BENEFICIARY_HOUSEHOLDS_H_
#define SCORING_SERVICE_BENEFICIARY_HOUSEHOLDS_H_

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.pb.h"
#include "scoring/service/beneficiary_pages.h"

namespace scoring {

// As ListBeneficiaries(), one row for each household with somebody in the
// programme.
absl::StatusOr<ListPosition> ListHouseholds(
    base::sql::Session& session, const ListRules& rules,
    const RegisterPoint& point, const ListPage& page,
    rsu::eligibility::v1::ListBeneficiaryHouseholdsResponse& response);

// As ListChanges(), by household.
absl::StatusOr<ListPosition> ListHouseholdChanges(
    base::sql::Session& session, const ListRules& rules,
    const RegisterPoint& since, const RegisterPoint& now, const ListPage& page,
    rsu::eligibility::v1::ListBeneficiaryHouseholdChangesResponse& response);

}  // namespace scoring

#endif  // SCORING_SERVICE_BENEFICIARY_HOUSEHOLDS_H_
