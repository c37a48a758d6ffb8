#ifndef SCORING_SERVICE_SIMULATION_SERVICE_H_
#define SCORING_SERVICE_SIMULATION_SERVICE_H_

#include <memory>
#include <mutex>
#include <thread>

#include "base/rpc/door.h"
#include "base/sql/database.h"
#include "proto/rsu/scoring/v1/simulation_service.grpc.pb.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

class SimulationCall;

// rsu.scoring.v1.SimulationService, which the proto specifies. A simulation is
// made on a thread of its own with a few workers. Thread-safe.
class SimulationService
    : public base::rpc::Door<rsu::scoring::v1::SimulationService> {
 public:
  // Borrows all three. `workers` is at least 1.
  SimulationService(base::sql::Database* database, const FormulaSet* formulas,
                    const ProgrammeSet* programmes, int workers);

  // Breaks off the one that is being made.
  ~SimulationService() override;

  grpc::ServerWriteReactor<rsu::scoring::v1::SimulateResponse>* Simulate(
      grpc::CallbackServerContext* context,
      const rsu::scoring::v1::SimulateRequest* request) override;

 private:
  void Run(const std::shared_ptr<SimulationCall>& call,
           const rsu::scoring::v1::SimulateRequest& request);

  base::sql::Database& database_;
  const FormulaSet& formulas_;
  const ProgrammeSet& programmes_;
  const int workers_;

  std::mutex mutex_;
  std::shared_ptr<SimulationCall> running_;  // null: none
  std::thread thread_;  // of the last one; ends soon after running_ is null
};

}  // namespace scoring

#endif  // SCORING_SERVICE_SIMULATION_SERVICE_H_
