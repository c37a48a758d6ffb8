#ifndef TOOLS_SERVER_SERVICES_H_
#define TOOLS_SERVER_SERVICES_H_

#include <grpcpp/impl/codegen/service_type.h>

#include <vector>

#include "base/clock.h"
#include "base/policy/known_names.h"
#include "base/policy/policy_in_force.h"
#include "base/policy/service/authority_service.h"
#include "base/sql/database.h"
#include "idcs/issuing/number_issuer.h"
#include "idcs/service/identifier_service.h"
#include "registry/service/coverage_service.h"
#include "registry/service/household_service.h"
#include "registry/service/identity_check_service.h"
#include "registry/service/population_service.h"
#include "registry/service/status_service.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/rescoring/rescoring_jobs.h"
#include "scoring/service/beneficiary_service.h"
#include "scoring/service/eligibility_service.h"
#include "scoring/service/rescoring_service.h"
#include "scoring/service/score_service.h"
#include "scoring/service/simulation_service.h"
#include "tools/server/formula_scorer.h"

namespace server {

// Who may do what. Borrows both; the policy may be null.
struct AuthorityOf {
  const base::policy::PolicyInForce* policy;
  const base::policy::KnownNames* known;
};

// The services of a register on one database, and what they do between calls.
// Thread-safe.
class Services {
 public:
  // Borrows all of them.
  Services(base::sql::Database* database, idcs::NumberIssuer* issuer,
           const base::Clock* clock, const scoring::FormulaSet* formulas,
           const scoring::ProgrammeSet* programmes, const AuthorityOf& policy);

  std::vector<grpc::Service*> all();

 private:
  const FormulaScorer scorer_;
  base::policy::AuthorityService authority_;
  idcs::IdentifierService identifiers_;
  registry::PopulationService population_;
  registry::HouseholdService households_;
  registry::CoverageService coverage_;
  registry::StatusService statuses_;
  registry::IdentityCheckService identity_check_;
  scoring::ScoreService scores_;
  scoring::EligibilityService eligibility_;
  scoring::BeneficiaryService beneficiaries_;
  scoring::RescoringJobs rescoring_jobs_;
  scoring::RescoringService rescoring_;
  scoring::SimulationService simulation_;
};

}  // namespace server

#endif  // TOOLS_SERVER_SERVICES_H_
