#include "tools/rsuctl/rescoring/rescoring_commands.h"

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/status_macros.h"
#include "proto/rsu/jobs/v1/rescoring_service.grpc.pb.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/call/request_ids.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/rescoring/run_report.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::jobs::v1;
using Stub = v1::RescoringService::Stub;

constexpr std::chrono::milliseconds kPoll{200};

template <typename Request>
Request Naming(const RescoreFlags& flags) {
  Request request;
  request.set_name(flags.run);
  return request;
}

std::string Speak(OperationText text,
                  const std::vector<std::string>& arguments = {}) {
  return Say(text, Spoken(), arguments);
}

// A run with its report, as text or as one line of JSON.
void PrintWhole(const RescoreFlags& flags, const v1::RescoringRun& run) {
  if (flags.format == "json") {
    std::puts(JsonLine(run).c_str());
    return;
  }
  PrintRun(run);
  if (run.has_report()) PrintReport(run);
}

bool IsOver(const v1::RescoringRun& run) {
  return run.given_up() || run.state() == v1::RescoringRun::CANCELLED ||
         run.state() == v1::RescoringRun::FAILED ||
         run.state() == v1::RescoringRun::WANTS_CONFIRMATION ||
         (run.state() == v1::RescoringRun::SUCCEEDED && run.has_report());
}

// Waits for the end of a run and shows how far it is.
absl::StatusOr<v1::RescoringRun> Follow(Stub& stub, const std::string& name) {
  v1::GetRescoringRunRequest request;
  request.set_name(name);
  std::unique_ptr<command_line::Progress> progress;
  std::int64_t shown = 0;
  std::string trouble;
  while (true) {
    RSU_ASSIGN_OR_RETURN(v1::RescoringRun run,
                         CallMethod(stub, &Stub::GetRescoringRun, request));
    if (IsOver(run)) return run;
    if (run.total() > 0 && progress == nullptr) {
      progress = std::make_unique<command_line::Progress>(
          NounInWords("declarations", Spoken()), run.total());
    }
    if (progress != nullptr && run.done() > shown) {
      progress->Advance(run.done() - shown, run.done() - shown);
      shown = run.done();
    }
    if (run.error() != trouble) {
      trouble = run.error();
      if (progress != nullptr) progress->Wipe();
      if (!trouble.empty()) {
        std::fprintf(
            stderr, "%s\n",
            Speak(OperationText::kRunWaits, {InSpokenLanguage(trouble)})
                .c_str());
      }
    }
    std::this_thread::sleep_for(kPoll);
  }
}

ExitStatus FollowAndPrint(Stub& stub, const RescoreFlags& flags,
                          const std::string& name) {
  const auto run = Follow(stub, name);
  if (!run.ok()) return FailWith(run.status());
  PrintWhole(flags, *run);
  if (run->given_up()) return ExitStatus::kServerFailed;
  return run->state() == v1::RescoringRun::SUCCEEDED ? ExitStatus::kDone
                                                     : ExitStatus::kRefused;
}

// What is done with a run that was just begun.
ExitStatus FollowBegun(Stub& stub, const RescoreFlags& flags,
                       const absl::StatusOr<v1::RescoringRun>& run) {
  if (!run.ok()) return FailWith(run.status());
  if (flags.no_wait) {
    PrintWhole(flags, *run);
    return ExitStatus::kDone;
  }
  std::fprintf(stderr, "%s\n",
               Speak(OperationText::kBegun, {run->name()}).c_str());
  return FollowAndPrint(stub, flags, run->name());
}

// Connects and does `act` with a stub.
ExitStatus WithStub(const ServerFlags& server,
                    const std::function<ExitStatus(Stub&)>& act) {
  const auto channel = Connect(server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::RescoringService::NewStub(*channel);
  return act(*stub);
}

}  // namespace

ExitStatus RunRescoring(const RescoreFlags& flags) {
  v1::CreateRescoringRunRequest request;
  request.set_formula(flags.formula);
  request.set_from_date(flags.from);
  for (const std::string& region : flags.regions) {
    request.mutable_filter()->add_regions(region);
  }
  request.mutable_filter()->set_milieu(flags.milieu);
  request.mutable_filter()->set_declared_before(flags.declared_before);
  request.set_dry_run(flags.dry_run);
  request.set_confirm(flags.confirm);
  request.set_author(flags.author);
  request.set_reason(flags.reason);
  const absl::StatusOr<std::string> id = NewRequestId();
  if (!id.ok()) return FailWith(id.status());
  request.set_request_id(*id);
  return WithStub(flags.server, [&](Stub& stub) {
    return FollowBegun(stub, flags,
                       CallMethod(stub, &Stub::CreateRescoringRun, request));
  });
}

ExitStatus TakeBackRescoring(const RescoreFlags& flags) {
  auto request = Naming<v1::TakeBackRescoringRunRequest>(flags);
  request.set_dry_run(flags.dry_run);
  request.set_author(flags.author);
  request.set_reason(flags.reason);
  const absl::StatusOr<std::string> id = NewRequestId();
  if (!id.ok()) return FailWith(id.status());
  request.set_request_id(*id);
  return WithStub(flags.server, [&](Stub& stub) {
    return FollowBegun(stub, flags,
                       CallMethod(stub, &Stub::TakeBackRescoringRun, request));
  });
}

ExitStatus ListRescoring(const RescoreFlags& flags) {
  return WithStub(flags.server, [&flags](Stub& stub) {
    v1::ListRescoringRunsRequest request;
    do {
      const auto page = CallMethod(stub, &Stub::ListRescoringRuns, request);
      if (!page.ok()) return FailWith(page.status());
      for (const v1::RescoringRun& run : page->runs()) {
        if (flags.format == "json") {
          std::puts(JsonLine(run).c_str());
        } else {
          PrintRun(run);
        }
      }
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty() && ResultsAreTaken());
    return ExitStatus::kDone;
  });
}

ExitStatus ShowRescoring(const RescoreFlags& flags) {
  return WithStub(flags.server, [&flags](Stub& stub) {
    const auto run = CallMethod(stub, &Stub::GetRescoringRun,
                                Naming<v1::GetRescoringRunRequest>(flags));
    if (!run.ok()) return FailWith(run.status());
    if (flags.crossings) {
      if (!run->has_report()) {
        return Fail("the run has no report yet", ExitStatus::kRefused);
      }
      PrintCrossings(run->report());
      return ExitStatus::kDone;
    }
    PrintWhole(flags, *run);
    return ExitStatus::kDone;
  });
}

ExitStatus WatchRescoring(const RescoreFlags& flags) {
  return WithStub(flags.server, [&flags](Stub& stub) {
    return FollowAndPrint(stub, flags, flags.run);
  });
}

ExitStatus CancelRescoring(const RescoreFlags& flags) {
  return WithStub(flags.server, [&flags](Stub& stub) {
    const auto run = CallMethod(stub, &Stub::CancelRescoringRun,
                                Naming<v1::CancelRescoringRunRequest>(flags));
    if (!run.ok()) return FailWith(run.status());
    PrintWhole(flags, *run);
    return ExitStatus::kDone;
  });
}

ExitStatus ResumeRescoring(const RescoreFlags& flags) {
  return WithStub(flags.server, [&flags](Stub& stub) {
    auto request = Naming<v1::ResumeRescoringRunRequest>(flags);
    request.set_confirm(flags.confirm);
    const auto run = CallMethod(stub, &Stub::ResumeRescoringRun, request);
    if (!run.ok()) return FailWith(run.status());
    return FollowAndPrint(stub, flags, run->name());
  });
}

}  // namespace rsuctl
