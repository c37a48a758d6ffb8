#include "tools/rsuctl/rescoring/rescoring_commands.h"

#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/csv.h"
#include "base/language.h"
#include "base/status_macros.h"
#include "google/protobuf/util/time_util.h"
#include "proto/rsu/jobs/v1/rescoring_service.grpc.pb.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/call/request_ids.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/option_names.h"
#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/rescoring/run_words.h"
#include "tools/rsuctl/words/answer_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"

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

std::string Speak(OperationText text,
                  const std::vector<std::string>& arguments = {}) {
  return Say(text, Spoken(), arguments);
}

std::string FilterInWords(const v1::RescoringFilter& filter) {
  std::string words;
  if (!filter.regions().empty()) {
    absl::StrAppend(&words, Speak(OperationText::kRegions,
                                  {absl::StrJoin(filter.regions(), " ")}));
  }
  if (!filter.milieu().empty()) {
    absl::StrAppend(&words, Speak(OperationText::kMilieu, {filter.milieu()}));
  }
  if (!filter.declared_before().empty()) {
    absl::StrAppend(&words, Speak(OperationText::kDeclaredBefore,
                                  {filter.declared_before()}));
  }
  return words;
}

void PrintRun(const v1::RescoringRun& run) {
  std::vector<std::string> arguments = {run.name(), run.formula(),
                                        run.from_date()};
  if (!run.takes_back().empty()) arguments.push_back(run.takes_back());
  std::printf("%s%s%s\n",
              Speak(run.takes_back().empty() ? OperationText::kRun
                                             : OperationText::kRunTakesBack,
                    arguments)
                  .c_str(),
              FilterInWords(run.filter()).c_str(),
              run.dry_run() ? Speak(OperationText::kIsDryRun).c_str() : "");
  std::printf("  %s\n", Speak(OperationText::kCreated,
                              {TimeUtil::ToString(run.create_time()),
                               run.author(), run.caller(), run.reason()})
                            .c_str());
  std::printf("  %s%s\n", StateInWords(run).c_str(),
              run.has_finish_time()
                  ? Speak(OperationText::kAtMoment,
                          {TimeUtil::ToString(run.finish_time())})
                        .c_str()
                  : "");
  if (!run.taken_back_by().empty()) {
    std::printf(
        "  %s\n",
        Speak(OperationText::kWasTakenBack, {run.taken_back_by()}).c_str());
  }
}

// Whose score may not be used, before all else.
void PrintUnusable(const v1::RescoringReport& report) {
  if (!report.has_not_usable_after()) {
    std::printf("  %s\n", Speak(OperationText::kNotCounted).c_str());
    return;
  }
  std::printf("  %s\n", Speak(OperationText::kNotUsable,
                              {absl::StrCat(report.not_usable_after()),
                               absl::StrCat(report.households()),
                               absl::StrCat(report.not_usable_before())})
                            .c_str());
  if (report.not_usable_after() + report.not_usable_before() > 0) {
    std::printf("    %s\n", Speak(OperationText::kTheyWait).c_str());
  }
  if (report.wants_confirmation()) {
    std::printf("    %s\n",
                Speak(OperationText::kWillWantConfirmation).c_str());
  }
}

void PrintReport(const v1::RescoringRun& run) {
  const v1::RescoringReport& report = run.report();
  PrintUnusable(report);
  std::printf(
      "  %s%s\n",
      Speak(OperationText::kChanged,
            {absl::StrCat(report.households()), absl::StrCat(report.changed())})
          .c_str(),
      run.takes_back().empty()
          ? Speak(OperationText::kComputed, {absl::StrCat(report.computed())})
                .c_str()
          : "");
  std::map<std::string, v1::ThresholdCrossing> programmes;
  for (const v1::ThresholdCrossing& crossing : report.crossings()) {
    v1::ThresholdCrossing& sum = programmes[crossing.programme()];
    sum.set_entered(sum.entered() + crossing.entered());
    sum.set_left(sum.left() + crossing.left());
    sum.set_to_unusable(sum.to_unusable() + crossing.to_unusable());
    sum.set_from_unusable(sum.from_unusable() + crossing.from_unusable());
  }
  for (const auto& [programme, moved] : programmes) {
    const bool unusable = moved.to_unusable() + moved.from_unusable() > 0;
    std::printf(
        "  %s%s\n",
        Speak(OperationText::kCrossings,
              {Spoken() == base::Language::kEnglish
                   ? programme
                   : ProgrammeInWords(programme, programme, Spoken()),
               absl::StrCat(moved.entered()), absl::StrCat(moved.left())})
            .c_str(),
        unusable ? Speak(OperationText::kToUnusable,
                         {absl::StrCat(moved.to_unusable()),
                          absl::StrCat(moved.from_unusable())})
                       .c_str()
                 : "");
  }
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

void PrintCrossings(const v1::RescoringReport& report) {
  std::puts(
      "programme,region,milieu,members,entered,left,to_unusable,"
      "from_unusable");
  for (const v1::ThresholdCrossing& crossing : report.crossings()) {
    std::printf("%s,%s,%s,%d,%lld,%lld,%lld,%lld\n",
                base::CsvField(crossing.programme()).c_str(),
                crossing.region().c_str(), crossing.milieu().c_str(),
                crossing.members(), static_cast<long long>(crossing.entered()),
                static_cast<long long>(crossing.left()),
                static_cast<long long>(crossing.to_unusable()),
                static_cast<long long>(crossing.from_unusable()));
  }
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
                         Call(stub, request, &Stub::GetRescoringRun));
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
                       Call(stub, request, &Stub::CreateRescoringRun));
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
                       Call(stub, request, &Stub::TakeBackRescoringRun));
  });
}

ExitStatus ListRescoring(const RescoreFlags& flags) {
  return WithStub(flags.server, [&flags](Stub& stub) {
    v1::ListRescoringRunsRequest request;
    do {
      const auto page = Call(stub, request, &Stub::ListRescoringRuns);
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
    const auto run = Call(stub, Naming<v1::CancelRescoringRunRequest>(flags),
                          &Stub::CancelRescoringRun);
    if (!run.ok()) return FailWith(run.status());
    PrintWhole(flags, *run);
    return ExitStatus::kDone;
  });
}

ExitStatus ResumeRescoring(const RescoreFlags& flags) {
  return WithStub(flags.server, [&flags](Stub& stub) {
    auto request = Naming<v1::ResumeRescoringRunRequest>(flags);
    request.set_confirm(flags.confirm);
    const auto run = Call(stub, request, &Stub::ResumeRescoringRun);
    if (!run.ok()) return FailWith(run.status());
    return FollowAndPrint(stub, flags, run->name());
  });
}

}  // namespace rsuctl
