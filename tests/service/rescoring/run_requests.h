#ifndef TESTS_SERVICE_RESCORING_RUN_REQUESTS_H_
#define TESTS_SERVICE_RESCORING_RUN_REQUESTS_H_

#include <chrono>
#include <cstdint>
#include <string>

#include "proto/rsu/jobs/v1/rescoring_service.pb.h"
#include "scoring/score/score.h"

namespace rpc_test {

using scoring::Score;

inline constexpr std::chrono::milliseconds kUntilQueued{300};
inline constexpr std::int64_t kThresholdTicks = 93'264'284;  // of AMO Tadamon

inline std::string Text(std::int64_t ticks) {
  return Score::FromTicks(ticks).ToString();
}

// What takes back the run of that name.
inline rsu::jobs::v1::TakeBackRescoringRunRequest TakingBack(
    const std::string& name, bool dry_run = false) {
  rsu::jobs::v1::TakeBackRescoringRunRequest request;
  request.set_name(name);
  request.set_dry_run(dry_run);
  request.set_author("Analyst 3");
  request.set_reason("a wrong coefficient");
  return request;
}

}  // namespace rpc_test

#endif  // TESTS_SERVICE_RESCORING_RUN_REQUESTS_H_
