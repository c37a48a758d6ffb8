#ifndef SCORING_SERVICE_RESCORING_SERVICE_H_
#define SCORING_SERVICE_RESCORING_SERVICE_H_

#include "base/rpc/door.h"
#include "base/sql/database.h"
#include "proto/rsu/jobs/v1/rescoring_service.grpc.pb.h"
#include "scoring/formula/formula_set.h"
#include "scoring/rescoring/rescoring_jobs.h"

namespace scoring {

// rsu.jobs.v1.RescoringService, which the proto specifies. Thread-safe.
class RescoringService
    : public base::rpc::Door<rsu::jobs::v1::RescoringService> {
 public:
  // Borrows all three.
  RescoringService(base::sql::Database* database, const FormulaSet* formulas,
                   RescoringJobs* jobs);

  grpc::ServerUnaryReactor* CreateRescoringRun(
      grpc::CallbackServerContext* context,
      const rsu::jobs::v1::CreateRescoringRunRequest* request,
      rsu::jobs::v1::RescoringRun* response) override;

  grpc::ServerUnaryReactor* GetRescoringRun(
      grpc::CallbackServerContext* context,
      const rsu::jobs::v1::GetRescoringRunRequest* request,
      rsu::jobs::v1::RescoringRun* response) override;

  grpc::ServerUnaryReactor* ListRescoringRuns(
      grpc::CallbackServerContext* context,
      const rsu::jobs::v1::ListRescoringRunsRequest* request,
      rsu::jobs::v1::ListRescoringRunsResponse* response) override;

  grpc::ServerUnaryReactor* CancelRescoringRun(
      grpc::CallbackServerContext* context,
      const rsu::jobs::v1::CancelRescoringRunRequest* request,
      rsu::jobs::v1::RescoringRun* response) override;

  grpc::ServerUnaryReactor* ResumeRescoringRun(
      grpc::CallbackServerContext* context,
      const rsu::jobs::v1::ResumeRescoringRunRequest* request,
      rsu::jobs::v1::RescoringRun* response) override;

  grpc::ServerUnaryReactor* TakeBackRescoringRun(
      grpc::CallbackServerContext* context,
      const rsu::jobs::v1::TakeBackRescoringRunRequest* request,
      rsu::jobs::v1::RescoringRun* response) override;

 private:
  // Puts a run that has not succeeded into `state`, confirmed or not, and wakes
  // the jobs.
  grpc::ServerUnaryReactor* ChangeState(grpc::CallbackServerContext* context,
                                        const std::string& name, RunState state,
                                        bool confirm,
                                        rsu::jobs::v1::RescoringRun* response);

  base::sql::Database& database_;
  const FormulaSet& formulas_;
  RescoringJobs& jobs_;
};

}  // namespace scoring

#endif  // SCORING_SERVICE_RESCORING_SERVICE_H_
