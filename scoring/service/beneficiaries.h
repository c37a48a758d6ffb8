#ifndef SCORING_SERVICE_BENEFICIARIES_H_
#define SCORING_SERVICE_BENEFICIARIES_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.pb.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// Who is in a programme, found by going through the declarations in force and
// asking what EligibilityService would answer about whoever has the number of
// each member at that moment, which is another person's after a merge.

// A day and a moment.
struct RegisterPoint {
  base::Date day;
  std::int64_t known_at_us = 0;
};

// How far a list has come: a declaration by its position among the inputs of
// scores, and one of the people whom it names, counted from zero.
struct ListPosition {
  std::int64_t input = 0;
  std::int64_t person = 0;
};

// One page, of at most so many people and so much work.
struct ListPage {
  int size = 0;
  ListPosition from;
};

// What the lists rest on. Borrows both.
struct ListRules {
  const FormulaSet* formulas;
  const ProgrammeSet* programmes;
  std::string programme;
};

// Adds those who are in the programme to `response`. Where the next page
// begins; negative after the last.
//
// Errors: those of the session, of ApplyRescoring(), and WrongPageToken() if no
// page can have ended at `page.from`.
absl::StatusOr<ListPosition> ListBeneficiaries(
    base::sql::Session& session, const ListRules& rules,
    const RegisterPoint& point, const ListPage& page,
    rsu::eligibility::v1::ListBeneficiariesResponse& response);

// The same for who is in it at one point and not at the other, or at another
// contribution.
absl::StatusOr<ListPosition> ListChanges(
    base::sql::Session& session, const ListRules& rules,
    const RegisterPoint& since, const RegisterPoint& now, const ListPage& page,
    rsu::eligibility::v1::ListBeneficiaryChangesResponse& response);

}  // namespace scoring

#endif  // SCORING_SERVICE_BENEFICIARIES_H_
