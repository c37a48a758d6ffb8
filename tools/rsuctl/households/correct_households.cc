#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "base/standard_input.h"
#include "proto/rsu/registry/v1/household_service.grpc.pb.h"
#include "registry/declaration/declaration_message.h"
#include "registry/interchange/declaration_line.h"
#include "registry/population/person.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/issued_file.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/households/declared_members.h"
#include "tools/rsuctl/households/household_commands.h"
#include "tools/rsuctl/imports/import_lines.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"
#include "tools/rsuctl/words/operator_words.h"
#include "tools/rsuctl/words/register_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;

constexpr char kNoun[] = "households";

// What the server takes in one act (household_service.proto).
constexpr std::size_t kMostDeclarations = 100;

// Where a request of the batch stands in the file.
struct SentLine {
  std::int64_t number = 0;
  std::string reference;
  std::string text;
  std::vector<bool> by_reference;  // NamedByReference()
};

struct Batch {
  v1::BatchCreateDeclarationsRequest request;
  std::vector<SentLine> lines;  // one for each request
};

absl::Status ReadBatch(const ImportFlags& flags,
                       const IssuedIdentifiers& issued, ImportLines& lines,
                       Batch& batch) {
  const base::Date today =
      registry::DayOfRegistration(base::SystemClock().NowMicros());
  return lines.ForEach([&](std::int64_t number, absl::string_view text) {
    const registry::DeclarationLine line =
        registry::ReadDeclarationLine(text, today);
    absl::Status status = line.declaration.status();
    v1::CreateDeclarationRequest request;
    std::vector<bool> by_reference;
    if (status.ok()) {
      *request.mutable_declaration() = registry::ToMessage(*line.declaration);
      by_reference = NamedByReference(request.declaration());
      status =
          AddIdentifiers(issued, flags.issued, *request.mutable_declaration());
    }
    if (!status.ok()) {
      lines.Refuse(number, line.household_ref, status, text);
      return absl::OkStatus();
    }
    request.set_sender(flags.sender);
    request.set_restore(flags.restore);
    *batch.request.add_requests() = std::move(request);
    batch.lines.push_back({number, line.household_ref, std::string(text),
                           std::move(by_reference)});
    return absl::OkStatus();
  });
}

// The request that an error is about, and the error without its place.
std::pair<std::size_t, absl::Status> PlaceOf(const absl::Status& status) {
  base::ErrorDetail detail = base::DetailOf(status);
  std::size_t place = 0;
  std::vector<base::FieldViolation> violations;
  for (const base::FieldViolation& violation : detail.violations) {
    absl::string_view path = violation.path;
    if (!absl::ConsumePrefix(&path, "requests[")) continue;
    const std::size_t end = path.find("].");
    if (end == absl::string_view::npos ||
        !absl::SimpleAtoi(path.substr(0, end), &place)) {
      continue;
    }
    violations.push_back({std::string(path.substr(end + 2)), violation.rule});
  }
  if (!violations.empty()) {
    detail.violations = std::move(violations);
    return {place, base::MakeError(status.code(), status.message(), detail)};
  }
  const auto request = detail.metadata.find("request");
  if (request == detail.metadata.end() ||
      !absl::SimpleAtoi(request->second, &place)) {
    return {SIZE_MAX, status};
  }
  return {place, status};
}

void Print(const v1::DeclarationRecord& record, const ImportFlags& flags) {
  if (flags.format == "json") {
    std::printf("%s\n", JsonLine(record).c_str());
    return;
  }
  const char* what = "DECLARED";
  if (record.unchanged()) {
    what = "UNCHANGED";
  } else if (record.replaces() > 0) {
    what = "CORRECTED";
  }
  const bool would_be = flags.dry_run && !record.unchanged();
  std::string line = Say(RegisterText::kCorrected, Spoken(),
                         {record.declaration().household_ref(),
                          would_be ? "yes" : "no", what, record.score()});
  if (!record.name().empty()) {
    absl::StrAppend(&line, Say(RegisterText::kName, Spoken(), {record.name()}));
  }
  std::printf("%s\n", line.c_str());
  for (const v1::Finding& finding : record.findings()) {
    std::fprintf(stderr, "%s\n",
                 InSpokenLanguage(
                     absl::StrCat(record.declaration().household_ref(), ": ",
                                  finding.field(), ": ", finding.description(),
                                  "; kept as declared"))
                     .c_str());
  }
}

// "households: 1 refused".
std::string RefusedInWords(std::int64_t refused) {
  return Say(OperationText::kSummary, Spoken(),
             {NounInWords(kNoun, Spoken()),
              Say(OperationText::kRefused, Spoken(), {absl::StrCat(refused)})});
}

ExitStatus NothingStored(const std::string& why) {
  return Fail(Say(RegisterText::kNothingStored, Spoken(), {why}),
              ExitStatus::kRefused);
}

ExitStatus Send(const ImportFlags& flags, Batch& batch, ImportLines& lines) {
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  batch.request.set_validate_only(flags.dry_run);
  // A file that is sent again is unchanged or superseded, as an import is: no
  // request id, so that it is told what it says now.
  const auto stub = v1::HouseholdService::NewStub(*channel);
  const auto answer =
      CallMethod(*stub, &v1::HouseholdService::Stub::BatchCreateDeclarations,
                 batch.request);
  if (answer.ok()) {
    for (const v1::DeclarationRecord& record : answer->declarations()) {
      Print(record, flags);
    }
    return ExitStatus::kDone;
  }
  if (!IsRefusal(answer.status())) return FailWith(answer.status());
  const auto [place, status] = PlaceOf(answer.status());
  if (place >= batch.lines.size()) {
    return NothingStored(InSpokenLanguage(status));
  }
  const SentLine& line = batch.lines[place];
  lines.Refuse(line.number, line.reference,
               InTermsOfTheFile(status, line.by_reference), line.text);
  if (base::DetailOf(status).reason == "SUPERSEDED_DECLARATION") {
    lines.Note(Say(OperatorText::kRestoreOption, Spoken()));
  }
  return NothingStored(RefusedInWords(1));
}

}  // namespace

ExitStatus CorrectHouseholds(const ImportFlags& flags) {
  IssuedIdentifiers issued;
  if (!flags.issued.empty()) {
    auto loaded = LoadIssuedFile(flags.issued);
    if (!loaded.ok()) return FailWithInput(loaded.status());
    issued = *std::move(loaded);
  }
  auto lines = ImportLines::Open(kNoun, flags.input, "");
  if (!lines.ok()) return FailWithInput(lines.status());
  Batch batch;
  const absl::Status read = ReadBatch(flags, issued, *lines, batch);
  if (!read.ok()) return FailWithInput(read);
  if (lines->refused() > 0) {
    return NothingStored(RefusedInWords(lines->refused()));
  }
  if (batch.lines.empty()) {
    return NothingStored(Say(OperationText::kHoldsNone, Spoken(),
                             {flags.input, NounInWords(kNoun, Spoken())}));
  }
  if (batch.lines.size() > kMostDeclarations) {
    return NothingStored(InSpokenLanguage(absl::StrCat(
        base::NameOfInput(flags.input), ": the lines must be at most ",
        kMostDeclarations, ", there are ", batch.lines.size())));
  }
  return Send(flags, batch, *lines);
}

}  // namespace rsuctl
