#include "tests/load/rescore_growth.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "tests/load/household_cost.h"
#include "tests/load/rescored_register.h"

namespace load {
namespace {

constexpr double kKibInGib = 1024.0 * 1024.0;

// What a household costs of a run, in nanoseconds.
HouseholdCost CostOf(const Settings& settings, const char* name, int households,
                     int runs) {
  constexpr double kNanoseconds = 1e9;
  return HouseholdCost(settings.folder, name, households, runs, kNanoseconds,
                       [](RescoredRegister& made) -> absl::StatusOr<double> {
                         RSU_ASSIGN_OR_RETURN(const RescoredRegister::Took took,
                                              made.Rescore());
                         return took.reported;
                       });
}

// The line "VmHWM:  123 kB" of /proc/self/status.
absl::StatusOr<double> PeakKib() {
  std::FILE* file = std::fopen("/proc/self/status", "r");
  if (file == nullptr) return absl::UnavailableError("no /proc/self/status");
  char line[256];
  long kib = -1;
  while (kib < 0 && std::fgets(line, sizeof(line), file) != nullptr) {
    if (std::sscanf(line, "VmHWM: %ld kB", &kib) != 1) kib = -1;
  }
  std::fclose(file);
  if (kib < 0) return absl::UnavailableError("no VmHWM in /proc/self/status");
  return static_cast<double>(kib);
}

// PeakOfRescoring() in a process of its own: this program again.
absl::StatusOr<double> PeakOfAnother(const std::string& folder,
                                     int households) {
  const std::string command =
      absl::StrCat("/proc/", getpid(), "/exe --folder '", folder,
                   "' --households ", households, " --peak-of-rescoring");
  std::FILE* output = popen(command.c_str(), "re");
  if (output == nullptr) return absl::UnavailableError("cannot start bench");
  char text[64] = {};
  const bool read = std::fgets(text, sizeof(text), output) != nullptr;
  double gib = 0;
  if (pclose(output) != 0 || !read || !absl::SimpleAtod(text, &gib)) {
    return absl::InternalError("the process whose memory is taken failed");
  }
  return gib;
}

}  // namespace

absl::StatusOr<double> PeakOfRescoring(const std::string& folder,
                                       int households) {
  RSU_ASSIGN_OR_RETURN(const std::unique_ptr<RescoredRegister> made,
                       RescoredRegister::Create(folder, "peak", households));
  RSU_RETURN_IF_ERROR(made->Rescore().status());
  RSU_ASSIGN_OR_RETURN(const double kib, PeakKib());
  return kib / kKibInGib;
}

Benchmark RescoreGrowth(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "rescore_growth";
  benchmark.unit = "ns/hh";
  benchmark.goal = Goal::kRatioAtMost;
  benchmark.target = 1.2;
  benchmark.ours_is =
      absl::StrCat("a run over ", settings.many_households, " households");
  benchmark.peer_is = absl::StrCat("the same over ", kFewHouseholds, ", ",
                                   kTimesOfTheFew, " runs a round");
  benchmark.left_out = "a register that is larger than memory";
  benchmark.size = "from the creation of a run to its report";
  benchmark.ours = CostOf(settings, "many", settings.many_households, 1);
  benchmark.peer = CostOf(settings, "few", kFewHouseholds, kTimesOfTheFew);
  return benchmark;
}

Benchmark RescoreMemory(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "rescore_memory_gib";
  benchmark.unit = "GiB";
  benchmark.goal = Goal::kOursAtMost;
  benchmark.target = 0.5;
  benchmark.rounds = 1;
  const int many = settings.many_households;
  const int fewer = many / 5;
  benchmark.ours_is =
      absl::StrCat("peak memory (VmHWM) of a process that fills a register of ",
                   many, " households and scores it again");
  benchmark.peer_is = absl::StrCat("the same with ", fewer);
  benchmark.left_out =
      "memory of the kernel (the file's pages); other work of a server";
  benchmark.size = "one run each; the target is for the figure";
  const std::string folder = settings.folder;
  benchmark.ours = [folder, many] { return PeakOfAnother(folder, many); };
  benchmark.peer = [folder, fewer] { return PeakOfAnother(folder, fewer); };
  return benchmark;
}

}  // namespace load
