#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/request_id.h"
#include "base/status_macros.h"
#include "google/protobuf/util/time_util.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"
#include "registry/interchange/person_line.h"
#include "tools/rsuctl/call/call_window.h"
#include "tools/rsuctl/files/issued_file.h"
#include "tools/rsuctl/imports/import_lines.h"
#include "tools/rsuctl/registration/registration_commands.h"
#include "tools/rsuctl/registration/registration_import.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;
using Window = CallWindow<v1::RegisterPersonRequest, v1::RegisteredPerson>;

struct Counts {
  std::int64_t registered = 0;
  std::int64_t known = 0;
  std::int64_t held = 0;  // among the refused

  // When the server registered the first person of this import.
  std::optional<std::int64_t> first_us;

  // Counts somebody who has a number, as registered now or before. A call that
  // was sent again, because the server went away, may repeat an answer that was
  // lost: its person was registered now if not before the first one was.
  void AddRegistered(const Window::Call& call) {
    const std::int64_t time_us =
        google::protobuf::util::TimeUtil::TimestampToMicroseconds(
            call.response.create_time());
    const bool lost = call.repeated && call.sent_again &&
                      first_us.has_value() && time_us >= *first_us;
    if (call.response.already_registered() || (call.repeated && !lost)) {
      ++known;
      return;
    }
    ++registered;
    if (!first_us.has_value()) first_us = time_us;
  }
};

// The same person of the same sender always has the same id, so that a file
// that is sent again finds the numbers it got.
std::string RequestIdFor(const std::string& sender,
                         const std::string& person_ref) {
  return base::RequestIdOf(
      absl::StrCat("RegisterPerson\n", sender, "\n", person_ref));
}

// Whoever has a document in common with a line before, or may be the same
// person, since people of one birth date and sex are compared, waits for it: of
// two lines alike the first is registered and the second held.
std::vector<std::string> SubjectsOf(const v1::Person& person) {
  std::vector<std::string> subjects = {
      absl::StrCat("born ", person.birth_date(), " ", person.sex())};
  for (const v1::Document& document : person.documents()) {
    subjects.push_back(
        absl::StrCat("document ", document.type(), " ", document.number()));
  }
  return subjects;
}

absl::Status TakeAnswer(Window::Call& call, IssuedFileWriter& issued,
                        ImportLines& lines, Counts& counts) {
  if (IsRefusal(call.status)) {
    lines.Refuse(call.line, call.reference,
                 InOperatorsWords(call.status, "person_ref"), call.text);
    return absl::OkStatus();
  }
  RSU_RETURN_IF_ERROR(call.status);
  if (!call.response.review().empty()) {
    ++counts.held;
    lines.Refuse(call.line, call.reference, HeldForAnOperator(call.response),
                 call.text);
    return absl::OkStatus();
  }
  issued.Add(call.reference, call.response.idcs());
  NoteRegistered(call.response, call.line, call.reference, lines);
  counts.AddRegistered(call);
  return absl::OkStatus();
}

absl::Status Import(const ImportFlags& flags,
                    const std::shared_ptr<grpc::Channel>& channel,
                    IssuedFileWriter& issued, ImportLines& lines,
                    Counts& counts) {
  const auto stub = v1::PopulationService::NewStub(channel);
  Window window(
      kImportsInFlight,
      [&stub](grpc::ClientContext* context,
              const v1::RegisterPersonRequest* request,
              v1::RegisteredPerson* response,
              std::function<void(grpc::Status)> done) {
        stub->async()->RegisterPerson(context, request, response,
                                      std::move(done));
      },
      [&](Window::Call& call) {
        return TakeAnswer(call, issued, lines, counts);
      });
  const base::Date today =
      registry::DayOfRegistration(base::SystemClock().NowMicros());
  RSU_RETURN_IF_ERROR(lines.ForEach([&](std::int64_t number,
                                        absl::string_view text) {
    registry::PersonLine line = registry::ReadPersonLine(text, today);
    absl::Status status =
        lines.CheckUnique("person_ref", line.person_ref, number);
    if (status.ok()) status = line.person.status();
    auto call = std::make_unique<Window::Call>();
    call->line = number;
    call->reference = line.person_ref;
    if (!flags.refused.empty()) call->text = std::string(text);
    call->settled = !status.ok();
    if (status.ok()) {
      *call->request.mutable_person() = std::move(line.message);
      call->request.set_request_id(RequestIdFor(flags.sender, line.person_ref));
      call->subjects = SubjectsOf(call->request.person());
    }
    call->status = std::move(status);
    return window.Add(std::move(call));
  }));
  return window.Drain();
}

}  // namespace

ExitStatus ImportPeople(const ImportFlags& flags) {
  Counts counts;
  return RunRegistrationImport(
      flags, "people",
      [&](const std::shared_ptr<grpc::Channel>& channel,
          IssuedFileWriter& issued, ImportLines& lines) {
        return Import(flags, channel, issued, lines, counts);
      },
      [&counts](const ImportLines& lines) {
        ImportSummary summary;
        summary.Add("registered_now", counts.registered,
                    OperationText::kRegisteredNow);
        summary.Add("registered_before", counts.known,
                    OperationText::kRegisteredBefore);
        AddRefused(lines.refused(), counts.held, summary);
        return summary;
      });
}

}  // namespace rsuctl
