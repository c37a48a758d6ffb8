#ifndef SCORING_SERVICE_BENEFICIARY_SERVICE_H_
#define SCORING_SERVICE_BENEFICIARY_SERVICE_H_

#include "base/rpc/door.h"
#include "base/sql/database.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.grpc.pb.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// rsu.eligibility.v1.BeneficiaryService, which the proto specifies.
// Thread-safe.
class BeneficiaryService
    : public base::rpc::Door<rsu::eligibility::v1::BeneficiaryService> {
 public:
  // Borrows all three.
  BeneficiaryService(base::sql::Database* database, const FormulaSet* formulas,
                     const ProgrammeSet* programmes);

  grpc::ServerUnaryReactor* ListBeneficiaries(
      grpc::CallbackServerContext* context,
      const rsu::eligibility::v1::ListBeneficiariesRequest* request,
      rsu::eligibility::v1::ListBeneficiariesResponse* response) override;

  grpc::ServerWriteReactor<rsu::eligibility::v1::ListBeneficiariesResponse>*
  StreamBeneficiaries(
      grpc::CallbackServerContext* context,
      const rsu::eligibility::v1::ListBeneficiariesRequest* request) override;

  grpc::ServerUnaryReactor* ListBeneficiaryChanges(
      grpc::CallbackServerContext* context,
      const rsu::eligibility::v1::ListBeneficiaryChangesRequest* request,
      rsu::eligibility::v1::ListBeneficiaryChangesResponse* response) override;

  grpc::ServerUnaryReactor* ListBeneficiaryHouseholds(
      grpc::CallbackServerContext* context,
      const rsu::eligibility::v1::ListBeneficiariesRequest* request,
      rsu::eligibility::v1::ListBeneficiaryHouseholdsResponse* response)
      override;

  grpc::ServerWriteReactor<
      rsu::eligibility::v1::ListBeneficiaryHouseholdsResponse>*
  StreamBeneficiaryHouseholds(
      grpc::CallbackServerContext* context,
      const rsu::eligibility::v1::ListBeneficiariesRequest* request) override;

  grpc::ServerUnaryReactor* ListBeneficiaryHouseholdChanges(
      grpc::CallbackServerContext* context,
      const rsu::eligibility::v1::ListBeneficiaryChangesRequest* request,
      rsu::eligibility::v1::ListBeneficiaryHouseholdChangesResponse* response)
      override;

 private:
  base::sql::Database& database_;
  const FormulaSet& formulas_;
  const ProgrammeSet& programmes_;
};

}  // namespace scoring

#endif  // SCORING_SERVICE_BENEFICIARY_SERVICE_H_
