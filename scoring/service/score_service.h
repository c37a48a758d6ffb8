#ifndef SCORING_SERVICE_SCORE_SERVICE_H_
#define SCORING_SERVICE_SCORE_SERVICE_H_

#include "base/rpc/door.h"
#include "base/sql/database.h"
#include "proto/rsu/scoring/v1/score_service.grpc.pb.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// rsu.scoring.v1.ScoreService, which the proto specifies. Thread-safe.
class ScoreService : public base::rpc::Door<rsu::scoring::v1::ScoreService> {
 public:
  // Borrows all of them.
  ScoreService(base::sql::Database* database, const FormulaSet* formulas,
               const ProgrammeSet* programmes);

  grpc::ServerUnaryReactor* GetScore(
      grpc::CallbackServerContext* context,
      const rsu::scoring::v1::GetScoreRequest* request,
      rsu::scoring::v1::Score* response) override;

  grpc::ServerUnaryReactor* ListScores(
      grpc::CallbackServerContext* context,
      const rsu::scoring::v1::ListScoresRequest* request,
      rsu::scoring::v1::ListScoresResponse* response) override;

  grpc::ServerUnaryReactor* CompareScores(
      grpc::CallbackServerContext* context,
      const rsu::scoring::v1::CompareScoresRequest* request,
      rsu::scoring::v1::ScoreComparison* response) override;

  grpc::ServerUnaryReactor* ExplainThresholds(
      grpc::CallbackServerContext* context,
      const rsu::scoring::v1::ExplainThresholdsRequest* request,
      rsu::scoring::v1::ThresholdExplanation* response) override;

  grpc::ServerUnaryReactor* ListScoreHistory(
      grpc::CallbackServerContext* context,
      const rsu::scoring::v1::ListScoreHistoryRequest* request,
      rsu::scoring::v1::ListScoreHistoryResponse* response) override;

 private:
  base::sql::Database& database_;
  const FormulaSet& formulas_;
  const ProgrammeSet& programmes_;
};

}  // namespace scoring

#endif  // SCORING_SERVICE_SCORE_SERVICE_H_
