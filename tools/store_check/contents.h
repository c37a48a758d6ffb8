#ifndef TOOLS_STORE_CHECK_CONTENTS_H_
#define TOOLS_STORE_CHECK_CONTENTS_H_

#include "absl/status/status.h"
#include "base/sql/session.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "tools/store_check/finding.h"

namespace store_check {

// That each stored message and block can be read. With `deep` also that
// columns, members and names beside a content are those of the content, that
// variables and scores are what it gives by the formula of the row, and that
// what runs gave is what the variables give by the run's.

absl::Status CheckPeople(base::sql::Session& session, bool deep,
                         const Report& report);

absl::Status CheckDeclarations(base::sql::Session& session, bool deep,
                               const scoring::FormulaSet& formulas,
                               const Report& report);

absl::Status CheckInputBlocks(base::sql::Session& session,
                              const Report& report);

absl::Status CheckRescoringBlocks(base::sql::Session& session, bool deep,
                                  const scoring::FormulaSet& formulas,
                                  const Report& report);

// That the report of each run is what its scores give. What a version reported
// that counted otherwise is left out.
absl::Status CheckReports(base::sql::Session& session,
                          const scoring::FormulaSet& formulas,
                          const scoring::ProgrammeSet& programmes,
                          const Report& report);

// That the digest of each formula that is known here is that of its figures.
absl::Status CheckFormulas(base::sql::Session& session,
                           const scoring::FormulaSet& formulas,
                           const Report& report);

}  // namespace store_check

#endif  // TOOLS_STORE_CHECK_CONTENTS_H_
