#ifndef TESTS_LOAD_RESCORED_REGISTER_H_
#define TESTS_LOAD_RESCORED_REGISTER_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/rescoring/rescoring_jobs.h"
#include "scoring/storage/rescoring_runs.h"
#include "tests/load/store.h"

namespace load {

// A register of made-up households that is scored again and again, by two
// formulas in turn, so that every score changes each time. Not thread-safe.
class RescoredRegister {
 public:
  // Fills a new store `name` in `folder`.
  static absl::StatusOr<std::unique_ptr<RescoredRegister>> Create(
      const std::string& folder, absl::string_view name, int households);

  // Seconds of one run.
  struct Took {
    double published;  // until its scores are those of the register, durable
    double reported;   // until what it did is stored too
  };

  // Carries out one run as the server does. Fails unless it gave every
  // household another score.
  absl::StatusOr<Took> Rescore();

  // Seconds of a simulation of the formula that comes next, with another
  // threshold beside it, as the server makes it. Fails unless it counted every
  // household with another score.
  absl::StatusOr<double> Simulate();

  // The sum of the scores that the last run stored, in ticks.
  absl::StatusOr<std::int64_t> StoredSum();

  int households() const { return households_; }

  // The formula of the run that comes next.
  const scoring::Formula& next() const;

 private:
  RescoredRegister(scoring::FormulaSet formulas,
                   scoring::ProgrammeSet programmes, int households);

  absl::Status Fill();

  absl::StatusOr<scoring::RescoringRun> Finished();

  const scoring::FormulaSet formulas_;
  const scoring::ProgrammeSet programmes_;
  const int households_;
  scoring::RescoringRun last_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<scoring::RescoringJobs> jobs_;
};

}  // namespace load

#endif  // TESTS_LOAD_RESCORED_REGISTER_H_
