#include "tools/rsuctl/run_words.h"

#include "absl/strings/str_cat.h"

namespace rsuctl {
namespace {

using rsu::jobs::v1::RescoringRun;

// `words` of a run that gets on, and those of one that waits for the store.
std::string Words(const RescoringRun& run, const char* words,
                  const char* waits) {
  return run.error().empty() ? words : absl::StrCat(waits, run.error());
}

}  // namespace

std::string StateInWords(const RescoringRun& run) {
  switch (run.state()) {
    case RescoringRun::PENDING:
      return Words(run, "waits for others", "waits: ");
    case RescoringRun::RUNNING:
      return Words(run, "is running", "is running, but waits: ");
    case RescoringRun::SUCCEEDED:
      if (run.dry_run())
        return "succeeded; it was a dry run and changed nothing";
      return Words(run, "succeeded", "succeeded; its report waits: ");
    case RescoringRun::CANCELLED:
      return "was cancelled";
    case RescoringRun::FAILED:
      return absl::StrCat("failed: ", run.error());
    case RescoringRun::WANTS_CONFIRMATION:
      return absl::StrCat("wants to be confirmed: ", run.error());
    default:
      return "is in a state that this program does not know";
  }
}

}  // namespace rsuctl
