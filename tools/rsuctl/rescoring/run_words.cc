#include "tools/rsuctl/rescoring/run_words.h"

#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"

namespace rsuctl {
namespace {

using rsu::jobs::v1::RescoringRun;

// What is said of a run that gets on, and of one that waits for the store.
std::string Words(const RescoringRun& run, OperationText words,
                  OperationText waits) {
  return run.error().empty()
             ? Say(words, Spoken())
             : Say(waits, Spoken(), {InSpokenLanguage(run.error())});
}

}  // namespace

std::string StateInWords(const RescoringRun& run) {
  if (run.given_up()) {
    return Say(run.state() == RescoringRun::SUCCEEDED
                   ? OperationText::kReportFailed
                   : OperationText::kFailed,
               Spoken(), {InSpokenLanguage(run.error())});
  }
  switch (run.state()) {
    case RescoringRun::PENDING:
      return Words(run, OperationText::kPending, OperationText::kPendingWaits);
    case RescoringRun::RUNNING:
      return Words(run, OperationText::kRunning, OperationText::kRunningWaits);
    case RescoringRun::SUCCEEDED:
      if (run.dry_run()) return Say(OperationText::kSucceededDry, Spoken());
      return Words(run, OperationText::kSucceeded, OperationText::kReportWaits);
    case RescoringRun::CANCELLED:
      return Say(OperationText::kCancelled, Spoken());
    case RescoringRun::FAILED:
      return Say(OperationText::kFailed, Spoken(),
                 {InSpokenLanguage(run.error())});
    case RescoringRun::WANTS_CONFIRMATION:
      return Say(OperationText::kWantsConfirmation, Spoken(),
                 {InSpokenLanguage(run.error())});
    default:
      return Say(OperationText::kUnknownState, Spoken());
  }
}

}  // namespace rsuctl
