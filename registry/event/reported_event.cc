#include "registry/event/reported_event.h"

#include <vector>

#include "base/error.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace registry {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

// Every kind has these fields, but not under the same numbers.
const FieldDescriptor* FieldOf(const Message& message, const char* name) {
  return message.GetDescriptor()->FindFieldByName(name);
}

int NumberOf(const Message& message, const char* name) {
  return FieldOf(message, name)->number();
}

void Write(Message& message, const char* name, const std::string& text) {
  message.GetReflection()->SetString(&message, FieldOf(message, name), text);
}

}  // namespace

absl::StatusOr<ReportedEvent> ReadReported(
    const Message& message, absl::FunctionRef<void(FieldReader&)> what,
    absl::FunctionRef<void(FieldReader&, const ReportedEvent&)> more) {
  std::vector<base::FieldViolation> violations;
  FieldReader reader(message, "", violations);
  ReportedEvent event;
  event.source_ = reader.Source(NumberOf(message, "source"));
  what(reader);
  const int person_ref = NumberOf(message, "person_ref");
  const int idcs = NumberOf(message, "idcs");
  if (reader.Has(person_ref) || reader.Has(idcs)) {
    event.person_ref_ = reader.Reference(person_ref, Presence::kOptional);
    event.idcs_ = reader.OptionalIdcs(idcs);
  } else {
    reader.Refuse(person_ref, "is missing, and so is idcs");
  }
  const auto day = reader.Day(NumberOf(message, "effective_date"));
  if (day.has_value()) event.effective_date_ = *day;
  more(reader, event);
  if (!violations.empty()) {
    return base::InvalidFields("MALFORMED_EVENT", violations);
  }
  return event;
}

void WriteReported(const ReportedEvent& event, Message& message) {
  Write(message, "source", event.source());
  if (!event.person_ref().empty()) {
    Write(message, "person_ref", event.person_ref());
  }
  if (!event.idcs().empty()) Write(message, "idcs", event.idcs());
  Write(message, "effective_date", event.effective_date().ToString());
}

}  // namespace registry
