#include "tools/rsuctl/numbers/number_commands.h"

#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "proto/rsu/idcs/v1/identifier_service.grpc.pb.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/call_window.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/call/request_ids.h"
#include "tools/rsuctl/call/retries.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/register_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::idcs::v1;
using google::protobuf::util::TimeUtil;

// Reads one stream to its end and prints what was not printed before.
absl::Status ReadStream(v1::IdentifierService::Stub& stub,
                        const v1::StreamIssueIdentifiersRequest& request,
                        bool json, int& printed,
                        command_line::Progress& progress) {
  grpc::ClientContext context;
  AddCallMetadata(context);
  const auto stream = stub.StreamIssueIdentifiers(&context, request);
  v1::IssuedPart part;
  int read = 0;
  while (stream->Read(&part)) {
    for (const std::string& number : part.numbers()) {
      if (++read <= printed) continue;  // of an earlier try
      std::printf(json ? "{\"number\":\"%s\"}\n" : "%s\n", number.c_str());
      ++printed;
    }
    progress.Advance(part.numbers_size(), part.numbers_size());
    if (std::fflush(stdout) != 0) context.TryCancel();
  }
  return base::rpc::FromGrpc(stream->Finish());
}

// A stream that breaks off is asked for again with the same id, which gives the
// same numbers and goes on.
absl::Status PrintNumbers(v1::IdentifierService::Stub& stub,
                          const v1::StreamIssueIdentifiersRequest& request,
                          bool json) {
  command_line::Progress progress("numbers", request.count());
  int printed = 0;
  Retries retries;
  while (true) {
    const int before = printed;
    absl::Status status = ReadStream(stub, request, json, printed, progress);
    if (status.ok() || std::ferror(stdout) != 0) return status;
    if (printed > before) retries.Advance();
    if (!retries.Wait(status)) return InWords(status);
  }
}

void PrintText(RegisterText text, const std::vector<std::string>& arguments) {
  std::puts(Say(text, Spoken(), arguments).c_str());
}

void PrintHistory(const v1::IdentifierHistory& history) {
  const std::string& number = history.number();
  PrintText(
      RegisterText::kIssued,
      {number, TimeUtil::ToString(history.issue_time()),
       history.kind() == v1::HolderKind::HOUSEHOLD ? "household" : "person",
       history.issue_caller().empty()
           ? Say(RegisterText::kCallerNotKept, Spoken())
           : history.issue_caller()});
  if (!history.has_retirement()) return;
  const v1::Retirement& retirement = history.retirement();
  PrintText(RegisterText::kRetiredBy,
            {number, TimeUtil::ToString(retirement.retire_time()),
             retirement.author(), retirement.caller(),
             v1::RetirementReason::Value_Name(retirement.reason())});
  if (!retirement.successor().empty()) {
    PrintText(RegisterText::kFollowedBy, {number, retirement.successor()});
  }
  PrintText(RegisterText::kNoteOfNumber, {number, retirement.note()});
}

ExitStatus PrintOrFail(const absl::StatusOr<v1::IdentifierHistory>& history,
                       const NumberFlags& flags) {
  if (!history.ok()) return FailWith(history.status());
  if (flags.format == "json") {
    std::puts(JsonLine(*history).c_str());
    return ExitStatus::kDone;
  }
  PrintHistory(*history);
  return ExitStatus::kDone;
}

}  // namespace

ExitStatus IssueNumbers(const IssueFlags& flags) {
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  v1::StreamIssueIdentifiersRequest request;
  request.set_kind(flags.kind == "household" ? v1::HolderKind::HOUSEHOLD
                                             : v1::HolderKind::PERSON);
  request.set_count(flags.count);
  request.set_request_id(flags.request_id);
  if (flags.request_id.empty()) {
    const absl::StatusOr<std::string> id = NewRequestId();
    if (!id.ok()) return FailWith(id.status());
    request.set_request_id(*id);
  }
  const auto stub = v1::IdentifierService::NewStub(*channel);
  const absl::Status status =
      PrintNumbers(*stub, request, flags.format == "json");
  if (status.ok()) return ExitStatus::kDone;
  // That nobody takes the numbers is said at the end; CANCELLED says less.
  if (ResultsAreTaken()) FailWith(status);
  const bool usage = status.code() == absl::StatusCode::kInvalidArgument ||
                     status.code() == absl::StatusCode::kAlreadyExists;
  if (usage) return ExitStatus::kUsage;
  return Fail(absl::StrCat("with --request-id ", request.request_id(),
                           " the same command gives the same numbers and goes "
                           "on"),
              ExitStatus::kServerFailed);
}

ExitStatus ShowNumberHistory(const NumberFlags& flags) {
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::IdentifierService::NewStub(*channel);
  v1::GetIdentifierHistoryRequest request;
  request.set_number(flags.number);
  return PrintOrFail(
      CallMethod(*stub, &v1::IdentifierService::Stub::GetIdentifierHistory,
                 request),
      flags);
}

ExitStatus RetireNumber(const NumberFlags& flags) {
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::IdentifierService::NewStub(*channel);
  v1::RetireIdentifierRequest request;
  request.set_number(flags.number);
  request.set_author(flags.author);
  request.set_note(flags.reason);
  request.set_request_id(RequestIdOfContent(request));
  return PrintOrFail(
      CallMethod(*stub, &v1::IdentifierService::Stub::RetireIdentifier,
                 request),
      flags);
}

}  // namespace rsuctl
