#ifndef SCORING_SERVICE_ELIGIBILITY_SERVICE_H_
#define SCORING_SERVICE_ELIGIBILITY_SERVICE_H_

#include "base/rpc/arena_messages.h"
#include "base/rpc/door.h"
#include "base/sql/database.h"
#include "idcs/number/number_rules.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// rsu.eligibility.v1.EligibilityService, which the proto specifies.
// Thread-safe.
class EligibilityService
    : public base::rpc::Door<rsu::eligibility::v1::EligibilityService> {
 public:
  // The most people of a batch, and of one message of a stream.
  static constexpr int kMaxBatch = 1000;

  // Borrows all four.
  EligibilityService(base::sql::Database* database,
                     const idcs::NumberRules* rules, const FormulaSet* formulas,
                     const ProgrammeSet* programmes);

  grpc::ServerUnaryReactor* CheckEligibility(
      grpc::CallbackServerContext* context,
      const rsu::eligibility::v1::CheckEligibilityRequest* request,
      rsu::eligibility::v1::Eligibility* response) override;

  grpc::ServerUnaryReactor* BatchCheckEligibility(
      grpc::CallbackServerContext* context,
      const rsu::eligibility::v1::BatchCheckEligibilityRequest* request,
      rsu::eligibility::v1::BatchCheckEligibilityResponse* response) override;

  // Begins a call of StreamCheckEligibility.
  grpc::ServerBidiReactor<
      base::rpc::Unread<rsu::eligibility::v1::StreamCheckEligibilityRequest>,
      rsu::eligibility::v1::StreamCheckEligibilityResponse>*
  BeginStream(grpc::CallbackServerContext* context);

 private:
  base::sql::Database& database_;
  const idcs::NumberRules& rules_;
  const FormulaSet& formulas_;
  const ProgrammeSet& programmes_;
  base::rpc::ArenaMessages<rsu::eligibility::v1::CheckEligibilityRequest,
                           rsu::eligibility::v1::Eligibility>
      messages_;
  base::rpc::ArenaMessages<rsu::eligibility::v1::BatchCheckEligibilityRequest,
                           rsu::eligibility::v1::BatchCheckEligibilityResponse>
      batch_messages_;
};

}  // namespace scoring

#endif  // SCORING_SERVICE_ELIGIBILITY_SERVICE_H_
