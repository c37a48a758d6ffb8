#include "tools/server/services.h"

#include <algorithm>
#include <memory>
#include <thread>

#include "registry/storage/households.h"
#include "tools/server/person_answers.h"

namespace server {
namespace {

// Every core: a run or a simulation takes seconds, and a read or a write goes
// between.
int Workers() {
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

Services::Services(base::sql::Database* database, idcs::NumberIssuer* issuer,
                   const base::Clock* clock,
                   const scoring::FormulaSet* formulas,
                   const scoring::ProgrammeSet* programmes,
                   const AuthorityOf& policy)
    : scorer_(formulas),
      authority_(policy.policy, policy.known),
      identifiers_(database, issuer, clock, registry::AskIfRegistered),
      population_(database, issuer, clock, &scorer_,
                  std::make_unique<ShortAnswers>(formulas, programmes)),
      households_(database, issuer, clock, &scorer_),
      coverage_(database),
      statuses_(database),
      identity_check_(database),
      scores_(database, formulas, programmes),
      eligibility_(database, &issuer->rules(), formulas, programmes),
      beneficiaries_(database, formulas, programmes),
      rescoring_jobs_(database, formulas, programmes, Workers()),
      rescoring_(database, formulas, &rescoring_jobs_),
      simulation_(database, formulas, programmes, Workers()) {}

std::vector<grpc::Service*> Services::all() {
  return {&identifiers_, &population_,     &households_, &coverage_,
          &statuses_,    &identity_check_, &scores_,     &eligibility_,
          &rescoring_,   &beneficiaries_,  &simulation_, &authority_};
}

}  // namespace server
