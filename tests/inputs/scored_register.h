#ifndef TESTS_INPUTS_SCORED_REGISTER_H_
#define TESTS_INPUTS_SCORED_REGISTER_H_

#include <cstdint>
#include <map>
#include <string>

#include "gtest/gtest.h"
#include "scoring/storage/rescoring_runs.h"
#include "tests/inputs/declared_register.h"

namespace inputs {

// Three blocks, the last one not full.
inline constexpr int kHouseholds = 9'000;

// A declared register, with what tests of runs ask of it.
class ScoredRegister : public DeclaredRegister {
 protected:
  void ExpectEveryScore(const char* formula) {
    for (const auto& [household, declarations] : declared_) {
      ASSERT_EQ(InRegister(household, "2027-01-01"),
                Expected(formula, household))
          << "household " << household << ", seed " << seed_;
    }
  }

  bool Usable(const char* formula, std::int64_t ticks) {
    return formulas_.ByName(formula)->usable_range().Holds(ticks);
  }

  // A run that takes another back.
  scoring::RescoringRun TakeBack(std::int64_t run) {
    scoring::RescoringRun taking;
    taking.takes_back = run;
    return Create(taking);
  }

  std::map<std::int64_t, std::string> Blocks(std::int64_t run) {
    std::map<std::int64_t, std::string> blocks;
    EXPECT_TRUE(
        database_
            ->ReadAndWait([&](base::sql::Session& session) -> absl::Status {
              const auto stored = scoring::StoredBlocks(session, run);
              for (const std::int64_t block : *stored) {
                const absl::Status read = scoring::ReadBlock(
                    session, run, block, [&](absl::string_view scores) {
                      blocks[block] = std::string(scores);
                    });
                if (!read.ok()) return read;
              }
              return absl::OkStatus();
            })
            .ok());
    return blocks;
  }
};

}  // namespace inputs

#endif  // TESTS_INPUTS_SCORED_REGISTER_H_
