#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/status_macros.h"
#include "google/protobuf/util/time_util.h"
#include "proto/rsu/jobs/v1/rescoring_service.grpc.pb.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/blocking_call.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/connection.h"
#include "tools/rsuctl/request_ids.h"
#include "tools/rsuctl/run_words.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::jobs::v1;
using google::protobuf::util::TimeUtil;
using Stub = v1::RescoringService::Stub;

constexpr std::chrono::milliseconds kPoll{200};

template <typename Request, typename Response>
absl::StatusOr<Response> Call(Stub& stub, const Request& request,
                              grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                           const Request&,
                                                           Response*)) {
  return CallAndWait<Response>(
      [&](grpc::ClientContext* context, Response* answer) {
        return (stub.*method)(context, request, answer);
      });
}

template <typename Request>
Request Naming(const RescoreFlags& flags) {
  Request request;
  request.set_name(flags.run);
  return request;
}

std::string FilterInWords(const v1::RescoringFilter& filter) {
  std::string words;
  if (!filter.regions().empty()) {
    absl::StrAppend(&words, ", regions ", absl::StrJoin(filter.regions(), " "));
  }
  if (!filter.milieu().empty()) absl::StrAppend(&words, ", ", filter.milieu());
  if (!filter.declared_before().empty()) {
    absl::StrAppend(&words, ", declared before ", filter.declared_before());
  }
  return words;
}

void PrintRun(const v1::RescoringRun& run) {
  std::printf("%s: formula %s from %s on%s%s\n", run.name().c_str(),
              run.formula().c_str(), run.from_date().c_str(),
              FilterInWords(run.filter()).c_str(),
              run.dry_run() ? ", dry run" : "");
  std::printf("  created %s by %s (%s): %s\n",
              TimeUtil::ToString(run.create_time()).c_str(),
              run.author().c_str(), run.caller().c_str(), run.reason().c_str());
  std::printf("  %s", StateInWords(run).c_str());
  if (run.has_finish_time()) {
    std::printf(" at %s", TimeUtil::ToString(run.finish_time()).c_str());
  }
  std::printf("\n");
}

void PrintReport(const v1::RescoringReport& report) {
  std::printf(
      "  %lld households, %lld with another score; %lld computed, the others "
      "proven to stay\n",
      static_cast<long long>(report.households()),
      static_cast<long long>(report.changed()),
      static_cast<long long>(report.computed()));
  std::map<std::string, std::pair<long long, long long>> programmes;
  for (const v1::ThresholdCrossing& crossing : report.crossings()) {
    programmes[crossing.programme()].first += crossing.entered();
    programmes[crossing.programme()].second += crossing.left();
  }
  for (const auto& [programme, moved] : programmes) {
    std::printf("  %s: %lld enter, %lld leave\n", programme.c_str(),
                moved.first, moved.second);
  }
}

void PrintCrossings(const v1::RescoringReport& report) {
  std::puts("programme,region,milieu,members,entered,left");
  for (const v1::ThresholdCrossing& crossing : report.crossings()) {
    std::printf("%s,%s,%s,%d,%lld,%lld\n", crossing.programme().c_str(),
                crossing.region().c_str(), crossing.milieu().c_str(),
                crossing.members(), static_cast<long long>(crossing.entered()),
                static_cast<long long>(crossing.left()));
  }
}

bool IsOver(const v1::RescoringRun& run) {
  return run.state() == v1::RescoringRun::CANCELLED ||
         run.state() == v1::RescoringRun::FAILED ||
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
                         Call(stub, request, &Stub::GetRescoringRun));
    if (IsOver(run)) return run;
    if (run.total() > 0 && progress == nullptr) {
      progress =
          std::make_unique<command_line::Progress>("declarations", run.total());
    }
    if (progress != nullptr && run.done() > shown) {
      progress->Advance(run.done() - shown, run.done() - shown);
      shown = run.done();
    }
    if (run.error() != trouble) {
      trouble = run.error();
      if (progress != nullptr) progress->Wipe();
      if (!trouble.empty()) {
        std::fprintf(stderr, "the run waits: %s\n", trouble.c_str());
      }
    }
    std::this_thread::sleep_for(kPoll);
  }
}

ExitStatus FollowAndPrint(Stub& stub, const std::string& name) {
  const auto run = Follow(stub, name);
  if (!run.ok()) return FailWith(run.status());
  PrintRun(*run);
  if (run->state() != v1::RescoringRun::SUCCEEDED) return ExitStatus::kRefused;
  PrintReport(run->report());
  return ExitStatus::kDone;
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
  request.set_author(flags.author);
  request.set_reason(flags.reason);
  const absl::StatusOr<std::string> id = NewRequestId();
  if (!id.ok()) return FailWith(id.status());
  request.set_request_id(*id);
  return WithStub(flags.server, [&](Stub& stub) {
    const auto run = Call(stub, request, &Stub::CreateRescoringRun);
    if (!run.ok()) return FailWith(run.status());
    if (flags.no_wait) {
      PrintRun(*run);
      return ExitStatus::kDone;
    }
    std::fprintf(stderr, "begun %s\n", run->name().c_str());
    return FollowAndPrint(stub, run->name());
  });
}

ExitStatus ListRescoring(const RescoreFlags& flags) {
  return WithStub(flags.server, [](Stub& stub) {
    v1::ListRescoringRunsRequest request;
    do {
      const auto page = Call(stub, request, &Stub::ListRescoringRuns);
      if (!page.ok()) return FailWith(page.status());
      for (const v1::RescoringRun& run : page->runs()) PrintRun(run);
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty() && ResultsAreTaken());
    return ExitStatus::kDone;
  });
}

ExitStatus ShowRescoring(const RescoreFlags& flags) {
  return WithStub(flags.server, [&flags](Stub& stub) {
    const auto run = Call(stub, Naming<v1::GetRescoringRunRequest>(flags),
                          &Stub::GetRescoringRun);
    if (!run.ok()) return FailWith(run.status());
    if (flags.crossings) {
      if (!run->has_report()) {
        return Fail("the run has no report yet", ExitStatus::kRefused);
      }
      PrintCrossings(run->report());
      return ExitStatus::kDone;
    }
    PrintRun(*run);
    if (run->has_report()) PrintReport(run->report());
    return ExitStatus::kDone;
  });
}

ExitStatus WatchRescoring(const RescoreFlags& flags) {
  return WithStub(flags.server, [&flags](Stub& stub) {
    return FollowAndPrint(stub, flags.run);
  });
}

ExitStatus CancelRescoring(const RescoreFlags& flags) {
  return WithStub(flags.server, [&flags](Stub& stub) {
    const auto run = Call(stub, Naming<v1::CancelRescoringRunRequest>(flags),
                          &Stub::CancelRescoringRun);
    if (!run.ok()) return FailWith(run.status());
    PrintRun(*run);
    return ExitStatus::kDone;
  });
}

ExitStatus ResumeRescoring(const RescoreFlags& flags) {
  return WithStub(flags.server, [&flags](Stub& stub) {
    const auto run = Call(stub, Naming<v1::ResumeRescoringRunRequest>(flags),
                          &Stub::ResumeRescoringRun);
    if (!run.ok()) return FailWith(run.status());
    return FollowAndPrint(stub, run->name());
  });
}

}  // namespace rsuctl
