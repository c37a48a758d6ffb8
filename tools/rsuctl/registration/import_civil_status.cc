#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/request_id.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"
#include "registry/interchange/civil_status_line.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/files/issued_file.h"
#include "tools/rsuctl/files/refused_lines.h"
#include "tools/rsuctl/imports/import_lines.h"
#include "tools/rsuctl/refusals/option_names.h"
#include "tools/rsuctl/registration/registration_commands.h"
#include "tools/rsuctl/registration/registration_import.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;
using Stub = v1::PopulationService::Stub;

struct Counts {
  std::int64_t births = 0;
  std::int64_t deaths = 0;
  std::int64_t known = 0;  // births and deaths recorded before
  std::int64_t held = 0;   // among the refused
};

// The same event of the same sender always has the same id, so that a file that
// is sent again changes nothing. That of a death has its author besides, who is
// part of what is sent: by another author it is sent anew, and changes nothing
// where the death is recorded.
std::string RequestIdFor(const std::string& sender,
                         const std::string& event_ref) {
  return base::RequestIdOf(
      absl::StrCat("CivilStatusEvent\n", sender, "\n", event_ref));
}

// What the register made of an event.
struct Recorded {
  v1::RegisteredPerson person;

  // It was recorded before this import: not where an answer was lost, and the
  // call that was sent again repeats it.
  bool known = false;
};

template <typename Request>
absl::StatusOr<Recorded> Send(
    Stub& stub, const Request& request,
    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                 v1::RegisteredPerson*)) {
  int calls = 0;
  bool repeated = false;
  RSU_ASSIGN_OR_RETURN(
      v1::RegisteredPerson person,
      CallAndWait<v1::RegisteredPerson>(
          [&](grpc::ClientContext* context, v1::RegisteredPerson* response) {
            ++calls;
            grpc::Status status = (stub.*method)(context, request, response);
            repeated =
                context->GetServerTrailingMetadata().count("rsu-repeated") != 0;
            return status;
          }));
  const bool known =
      (repeated && calls == 1) || (!repeated && person.unchanged());
  return Recorded{std::move(person), known};
}

absl::StatusOr<Recorded> SendBirth(Stub& stub, const ImportFlags& flags,
                                   const registry::CivilStatusEvent& event) {
  v1::RegisterPersonRequest request;
  *request.mutable_person() = registry::ToMessage(*event.child());
  request.set_request_id(RequestIdFor(flags.sender, event.event_ref()));
  return Send(stub, request, &Stub::RegisterPerson);
}

absl::StatusOr<Recorded> SendDeath(Stub& stub, const ImportFlags& flags,
                                   const registry::CivilStatusEvent& event) {
  v1::RecordDeathRequest request;
  if (event.document().has_value()) {
    request.mutable_document()->set_type(
        static_cast<v1::Document::Type>(event.document()->type));
    request.mutable_document()->set_number(event.document()->number);
  } else {
    request.set_name(absl::StrCat("people/", event.idcs()));
  }
  request.set_date(event.date().ToString());
  request.set_author(flags.author);
  request.set_reason(absl::StrCat("civil status ", event.event_ref()));
  request.set_request_id(RequestIdFor(
      flags.sender, absl::StrCat(event.event_ref(), "\n", flags.author)));
  return Send(stub, request, &Stub::RecordDeath);
}

// A refusal of an event as its line calls the fields of the requests.
absl::Status InTermsOfTheLine(const registry::CivilStatusEvent& event,
                              const absl::Status& refused) {
  const absl::Status told = InOperatorsWords(refused, "event_ref");
  return event.child().has_value()
             ? InTermsOf(PlaceInFile{v1::Person::descriptor(), "child."}, told)
             : InTermsOf(NamesOfFields{{"name", "idcs"}}, told);
}

// Sends one event. A line that the server refuses is refused; an error ends the
// import.
absl::Status SendEvent(Stub& stub, const ImportFlags& flags, std::int64_t line,
                       const registry::CivilStatusEvent& event,
                       absl::string_view text, ImportLines& lines,
                       IssuedFileWriter& issued, Counts& counts) {
  const bool birth = event.child().has_value();
  const auto answer =
      birth ? SendBirth(stub, flags, event) : SendDeath(stub, flags, event);
  if (!answer.ok()) {
    if (!IsRefusal(answer.status())) return answer.status();
    lines.Refuse(line, event.event_ref(),
                 InTermsOfTheLine(event, answer.status()), text);
    return absl::OkStatus();
  }
  const v1::RegisteredPerson& person = answer->person;
  if (birth && !person.review().empty()) {
    ++counts.held;
    lines.Refuse(line, event.event_ref(), HeldForAnOperator(person), text);
    return absl::OkStatus();
  }
  if (birth) {
    issued.Add(event.person_ref(), person.idcs());
    NoteRegistered(person, line, event.event_ref(), lines);
  }
  ++(answer->known ? counts.known : birth ? counts.births : counts.deaths);
  return absl::OkStatus();
}

// Whether a birth gives its child a reference that no other line of the file
// gave a child, since the references of children stand in what is issued.
//
// Errors: INVALID_ARGUMENT, for the field that gives it.
absl::Status CheckChildIsNew(const registry::CivilStatusEvent& event,
                             std::int64_t line, SeenReferences& children) {
  if (!event.child().has_value()) return absl::OkStatus();
  const bool own = event.person_ref() != event.event_ref();
  return children.Add(own ? "child.person_ref" : "event_ref",
                      event.person_ref(), line);
}

absl::Status Import(const ImportFlags& flags, Stub& stub,
                    IssuedFileWriter& issued, ImportLines& lines,
                    Counts& counts) {
  SeenReferences children;
  const base::Date today =
      registry::DayOfRegistration(base::SystemClock().NowMicros());
  return lines.ForEach([&](std::int64_t number, absl::string_view text) {
    const registry::CivilStatusLine line =
        registry::ReadCivilStatusLine(text, today);
    absl::Status status =
        lines.CheckUnique("event_ref", line.event_ref, number);
    if (status.ok()) status = line.event.status();
    if (status.ok()) status = CheckChildIsNew(*line.event, number, children);
    if (!status.ok()) {
      lines.Refuse(number, line.event_ref, status, text);
      return absl::OkStatus();
    }
    return SendEvent(stub, flags, number, *line.event, text, lines, issued,
                     counts);
  });
}

}  // namespace

ExitStatus ImportCivilStatus(const ImportFlags& flags) {
  Counts counts;
  return RunRegistrationImport(
      flags, "events",
      [&](const std::shared_ptr<grpc::Channel>& channel,
          IssuedFileWriter& issued, ImportLines& lines) {
        const auto stub = v1::PopulationService::NewStub(channel);
        return Import(flags, *stub, issued, lines, counts);
      },
      [&counts](const ImportLines& lines) {
        ImportSummary summary;
        summary.Add("registered", counts.births, OperationText::kRegistered);
        summary.Add("died", counts.deaths, OperationText::kDied);
        summary.Add("known_before", counts.known, OperationText::kKnownBefore);
        AddRefused(lines.refused(), counts.held, summary);
        return summary;
      });
}

}  // namespace rsuctl
