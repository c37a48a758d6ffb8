#include "scoring/service/rescoring_service.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/error.h"
#include "base/rpc/call_context.h"
#include "base/rpc/page_token.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "scoring/service/rescoring_message.h"
#include "scoring/service/rescoring_request.h"
#include "scoring/storage/rescoring_runs.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::jobs::v1;
using base::FieldViolation;
using base::rpc::Answer;
using base::rpc::MalformedRequest;
using base::rpc::Operates;
using base::sql::Session;
using base::sql::WriteSession;

constexpr char kNameRule[] = "must be rescoringRuns/ and a number from 1";
constexpr int kDefaultPage = 50;
constexpr int kLargestPage = 500;

std::optional<std::int64_t> ReadName(absl::string_view name) {
  std::int64_t run = 0;
  if (!absl::ConsumePrefix(&name, kRunNames) || name.empty() ||
      name[0] == '0' ||
      !std::all_of(name.begin(), name.end(),
                   [](char c) { return c >= '0' && c <= '9'; }) ||
      !absl::SimpleAtoi(name, &run)) {
    return std::nullopt;
  }
  return run;
}

// A rule that the run breaks which the field `name` names.
absl::Status OfRun(
    const std::string& reason, const std::string& rule,
    absl::StatusCode code = absl::StatusCode::kFailedPrecondition) {
  return base::FieldError(code, reason, "name", rule);
}

absl::Status UnknownRun() {
  return OfRun("UNKNOWN_RUN", "there is no such run",
               absl::StatusCode::kNotFound);
}

absl::Status RunFinished(const RescoringRun& run) {
  return OfRun("RUN_FINISHED",
               run.dry_run ? "the run has succeeded; it was a dry run and "
                             "changed nothing"
                           : "the run has succeeded and holds");
}

absl::Status RunChangedNothing() {
  return OfRun("RUN_CHANGED_NOTHING",
               "only a run whose scores hold can be taken back");
}

absl::Status RunTakenBack(std::int64_t by) {
  return OfRun("RUN_TAKEN_BACK",
               absl::StrCat("the run is taken back by ", kRunNames, by));
}

// Why a run that succeeded neither ends nor goes on.
absl::Status FinishedOrTakenBack(Session& session, const RescoringRun& run) {
  RSU_ASSIGN_OR_RETURN(const auto by, FindTakeBack(session, run.run, true));
  return by.has_value() ? RunTakenBack(*by) : RunFinished(run);
}

// Which run took this one back.
absl::Status FillTakenBack(Session& session, const RescoringRun& run,
                           v1::RescoringRun& to) {
  RSU_ASSIGN_OR_RETURN(const auto by, FindTakeBack(session, run.run, true));
  if (by.has_value()) to.set_taken_back_by(absl::StrCat(kRunNames, *by));
  return absl::OkStatus();
}

// How far a run is that is not over, and for what it waits: also before it has
// begun, and while its report is missing.
void FillProgress(const RescoringJobs& jobs, const RescoringRun& run,
                  v1::RescoringRun& to) {
  if (run.state == RunState::kCancelled || run.state == RunState::kFailed ||
      run.state == RunState::kWantsConfirmation || run.reported) {
    return;
  }
  if (auto why = jobs.WhyGivenUp(run.run); why.has_value()) {
    to.set_given_up(true);
    to.set_error(*std::move(why));
    return;
  }
  const auto progress = jobs.ProgressOf(run.run);
  if (!progress.has_value()) return;
  if (run.state == RunState::kRunning) {
    to.set_done(std::min(progress->done, progress->total));
    to.set_total(progress->total);
    to.set_per_second(progress->per_second);
  }
  if (!progress->waiting_for.empty()) to.set_error(progress->waiting_for);
}

}  // namespace

RescoringService::RescoringService(base::sql::Database* database,
                                   const FormulaSet* formulas,
                                   RescoringJobs* jobs)
    : database_(*database), formulas_(*formulas), jobs_(*jobs) {
  Unary("CreateRescoringRun",
        Operates().For<v1::CreateRescoringRunRequest>().WithAuthor(
            &v1::CreateRescoringRunRequest::mutable_author),
        &RescoringService::CreateRescoringRun);
  Unary("GetRescoringRun", Operates(), &RescoringService::GetRescoringRun);
  Unary("ListRescoringRuns", Operates(), &RescoringService::ListRescoringRuns);
  Unary("CancelRescoringRun", Operates(),
        &RescoringService::CancelRescoringRun);
  Unary("ResumeRescoringRun", Operates(),
        &RescoringService::ResumeRescoringRun);
  Unary("TakeBackRescoringRun",
        Operates().For<v1::TakeBackRescoringRunRequest>().WithAuthor(
            &v1::TakeBackRescoringRunRequest::mutable_author),
        &RescoringService::TakeBackRescoringRun);
}

grpc::ServerUnaryReactor* RescoringService::CreateRescoringRun(
    grpc::CallbackServerContext* context,
    const v1::CreateRescoringRunRequest* request, v1::RescoringRun* response) {
  auto run = ReadRun(*request, formulas_, base::rpc::CallerOf(*context));
  if (!run.ok()) return Answer(context, run.status());
  auto identity = base::rpc::Identify("CreateRescoringRun", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  return base::rpc::AnswerFromWrite(
      context, database_, *std::move(identity),
      [run = *std::move(run)](
          WriteSession& session) -> absl::StatusOr<std::string> {
        RSU_ASSIGN_OR_RETURN(const RescoringRun stored,
                             InsertRun(session, run));
        v1::RescoringRun reply;
        FillRun(stored, reply);
        return reply.SerializeAsString();
      },
      response, [this] { jobs_.Wake(); });
}

grpc::ServerUnaryReactor* RescoringService::GetRescoringRun(
    grpc::CallbackServerContext* context,
    const v1::GetRescoringRunRequest* request, v1::RescoringRun* response) {
  const auto number = ReadName(request->name());
  if (!number.has_value()) {
    return Answer(context, MalformedRequest("name", kNameRule));
  }
  return base::rpc::AnswerFromRead(
      context, database_,
      [this, response, number = *number](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(const auto run, FindRun(session, number));
        if (!run.has_value()) return UnknownRun();
        FillRun(*run, *response);
        if (run->reported) {
          RSU_ASSIGN_OR_RETURN(const auto crossings,
                               ListCrossings(session, number));
          FillCrossings(crossings, *response->mutable_report());
          response->mutable_report()->set_wants_confirmation(
              run->dry_run && jobs_.WantsConfirmation(*run));
        }
        RSU_RETURN_IF_ERROR(FillTakenBack(session, *run, *response));
        FillProgress(jobs_, *run, *response);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* RescoringService::ListRescoringRuns(
    grpc::CallbackServerContext* context,
    const v1::ListRescoringRunsRequest* request,
    v1::ListRescoringRunsResponse* response) {
  const absl::StatusOr<int> size =
      base::rpc::ReadPageSize(request->page_size(), kDefaultPage, kLargestPage);
  if (!size.ok()) return Answer(context, size.status());
  std::optional<std::int64_t> before;
  if (!request->page_token().empty()) {
    const auto position =
        base::rpc::ReadPageNumbers(request->page_token(), {}, 1);
    if (!position.has_value() || position->front() == 0) {
      return Answer(context, base::rpc::WrongPageToken());
    }
    before = position->front();
  }
  return base::rpc::AnswerFromLongRead(
      context, database_,
      [this, response, before, size = *size](Session& session) -> absl::Status {
        if (before.has_value()) {
          RSU_ASSIGN_OR_RETURN(const auto last, FindRun(session, *before));
          if (!last.has_value()) return base::rpc::WrongPageToken();
        }
        RSU_ASSIGN_OR_RETURN(
            const std::vector<RescoringRun> runs,
            ListRunsBefore(session, before.value_or(INT64_MAX), size));
        for (const RescoringRun& run : runs) {
          v1::RescoringRun& to = *response->add_runs();
          FillRun(run, to);
          RSU_RETURN_IF_ERROR(FillTakenBack(session, run, to));
          FillProgress(jobs_, run, to);
        }
        if (static_cast<int>(runs.size()) == size && runs.back().run > 1) {
          response->set_next_page_token(
              base::rpc::WritePageToken(absl::StrCat(runs.back().run), {}));
        }
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* RescoringService::ChangeState(
    grpc::CallbackServerContext* context, const std::string& name,
    RunState state, bool confirm, v1::RescoringRun* response) {
  const auto number = ReadName(name);
  if (!number.has_value()) {
    return Answer(context, MalformedRequest("name", kNameRule));
  }
  return base::rpc::AnswerFromWrite(
      context, database_, {},
      [state, confirm,
       number = *number](WriteSession& session) -> absl::StatusOr<std::string> {
        RSU_ASSIGN_OR_RETURN(auto run, FindRun(session, number));
        if (!run.has_value()) return UnknownRun();
        if (run->state == RunState::kSucceeded) {
          return FinishedOrTakenBack(session, *run);
        }
        const bool stopped = run->state == RunState::kCancelled ||
                             run->state == RunState::kFailed;
        const bool waits = run->state == RunState::kWantsConfirmation;
        // What is already so stays as it is.
        if (confirm) {
          if (stopped || waits) {
            RSU_RETURN_IF_ERROR(ConfirmRun(session, number));
            run->state = RunState::kPending;
            run->confirmed = true;
            run->error.clear();
          }
        } else if (waits ? state == RunState::kCancelled
                         : stopped == (state == RunState::kPending)) {
          RSU_RETURN_IF_ERROR(SetRunState(session, number, state, ""));
          run->state = state;
          run->error.clear();
        }
        v1::RescoringRun reply;
        FillRun(*run, reply);
        return reply.SerializeAsString();
      },
      response, [this] { jobs_.Wake(); });
}

grpc::ServerUnaryReactor* RescoringService::CancelRescoringRun(
    grpc::CallbackServerContext* context,
    const v1::CancelRescoringRunRequest* request, v1::RescoringRun* response) {
  return ChangeState(context, request->name(), RunState::kCancelled, false,
                     response);
}

grpc::ServerUnaryReactor* RescoringService::ResumeRescoringRun(
    grpc::CallbackServerContext* context,
    const v1::ResumeRescoringRunRequest* request, v1::RescoringRun* response) {
  return ChangeState(context, request->name(), RunState::kPending,
                     request->confirm(), response);
}

grpc::ServerUnaryReactor* RescoringService::TakeBackRescoringRun(
    grpc::CallbackServerContext* context,
    const v1::TakeBackRescoringRunRequest* request,
    v1::RescoringRun* response) {
  const auto number = ReadName(request->name());
  std::vector<FieldViolation> violations;
  if (!number.has_value()) violations.push_back({"name", kNameRule});
  base::rpc::CheckText("author", request->author(),
                       base::rpc::kMaxAuthorCharacters, violations);
  base::rpc::CheckText("reason", request->reason(),
                       base::rpc::kMaxReasonCharacters, violations);
  if (!violations.empty()) {
    return Answer(context,
                  base::InvalidFields("MALFORMED_REQUEST", violations));
  }
  auto identity = base::rpc::Identify("TakeBackRescoringRun", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  RescoringRun run;
  run.takes_back = *number;
  run.dry_run = request->dry_run();
  run.authorship = {base::rpc::CallerOf(*context), request->author(),
                    request->reason()};
  return base::rpc::AnswerFromWrite(
      context, database_, *std::move(identity),
      [run = std::move(run)](
          WriteSession& session) -> absl::StatusOr<std::string> {
        RSU_ASSIGN_OR_RETURN(const auto taken,
                             FindRun(session, *run.takes_back));
        if (!taken.has_value()) return UnknownRun();
        if (taken->dry_run || taken->takes_back.has_value() ||
            taken->state != RunState::kSucceeded) {
          return RunChangedNothing();
        }
        RSU_ASSIGN_OR_RETURN(const auto by,
                             FindTakeBack(session, taken->run, false));
        if (by.has_value()) return RunTakenBack(*by);
        RescoringRun taking = run;
        taking.formula = taken->formula;
        taking.from_day = taken->from_day;
        taking.filter = taken->filter;
        RSU_ASSIGN_OR_RETURN(const RescoringRun stored,
                             InsertRun(session, taking));
        v1::RescoringRun reply;
        FillRun(stored, reply);
        return reply.SerializeAsString();
      },
      response, [this] { jobs_.Wake(); });
}

}  // namespace scoring
