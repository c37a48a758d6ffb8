// Counts the numbers that presets admit, by going through all 10^9 prefixes:
//
//   bazel run //idcs/number:enumerate_capacity -- mosip-generator
//
// Without arguments it counts every preset. The count belongs into the field
// `capacity` of data/presets.textproto whenever a rule changes.

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "base/status_macros.h"
#include "idcs/number/check_digit.h"
#include "idcs/number/count_admissible.h"
#include "idcs/number/number_presets.h"

namespace {

absl::StatusOr<std::vector<idcs::NumberRules>> LoadChosen(int argc,
                                                          char** argv) {
  if (argc < 2) return idcs::LoadPresets();
  std::vector<idcs::NumberRules> chosen;
  for (int i = 1; i < argc; ++i) {
    RSU_ASSIGN_OR_RETURN(idcs::NumberRules rules, idcs::LoadPreset(argv[i]));
    chosen.push_back(std::move(rules));
  }
  return chosen;
}

}  // namespace

int main(int argc, char** argv) {
  const absl::StatusOr<std::vector<idcs::NumberRules>> chosen =
      LoadChosen(argc, argv);
  if (!chosen.ok()) {
    std::cerr << "enumerate_capacity: " << chosen.status().message() << "\n";
    return 1;
  }
  const int threads =
      std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  for (const idcs::NumberRules& rules : *chosen) {
    const absl::Time start = absl::Now();
    const std::int64_t count =
        idcs::CountAdmissible(rules, 0, idcs::kPrefixCount, threads);
    std::cout << rules.preset().name << ": " << count << " numbers, stored "
              << rules.preset().capacity << ", " << threads << " threads, "
              << absl::ToInt64Seconds(absl::Now() - start) << " s" << std::endl;
  }
  return 0;
}
