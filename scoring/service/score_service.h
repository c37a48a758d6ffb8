#ifndef SCORING_SERVICE_SCORE_SERVICE_H_
#define SCORING_SERVICE_SCORE_SERVICE_H_

#include "base/sql/database.h"
#include "proto/rsu/scoring/v1/score_service.grpc.pb.h"
#include "scoring/formula/formula_set.h"

namespace scoring {

// rsu.scoring.v1.ScoreService, which the proto specifies. Thread-safe.
class ScoreService : public rsu::scoring::v1::ScoreService::CallbackService {
 public:
  // Borrows both.
  ScoreService(base::sql::Database* database, const FormulaSet* formulas)
      : database_(*database), formulas_(*formulas) {}

  grpc::ServerUnaryReactor* GetScore(
      grpc::CallbackServerContext* context,
      const rsu::scoring::v1::GetScoreRequest* request,
      rsu::scoring::v1::Score* response) override;

  grpc::ServerUnaryReactor* ListScores(
      grpc::CallbackServerContext* context,
      const rsu::scoring::v1::ListScoresRequest* request,
      rsu::scoring::v1::ListScoresResponse* response) override;

 private:
  base::sql::Database& database_;
  const FormulaSet& formulas_;
};

}  // namespace scoring

#endif  // SCORING_SERVICE_SCORE_SERVICE_H_
