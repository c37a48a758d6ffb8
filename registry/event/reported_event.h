#ifndef REGISTRY_EVENT_REPORTED_EVENT_H_
#define REGISTRY_EVENT_REPORTED_EVENT_H_

#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "registry/declaration/field_reader.h"

namespace registry {

// What every event says that a body reports of one person, whatever it reports:
// who says it, of whom, and from which day on it holds. Each kind of events is
// a class that adds its own fields (docs/design/event.md). Immutable;
// thread-safe.
class ReportedEvent {
 public:
  // As the register holds it: of the person with the number `idcs`.
  ReportedEvent(std::string source, std::string idcs, base::Date effective_date)
      : source_(std::move(source)),
        idcs_(std::move(idcs)),
        effective_date_(effective_date) {}

  // The body that sent it, 1 to 64 of A-Z, 0-9, '_' and '-'.
  const std::string& source() const { return source_; }

  // The sender's reference of the person; empty if not given.
  const std::string& person_ref() const { return person_ref_; }

  // The person's identifier, ten digits; empty if not given. At least one of
  // the two is given; if both are, this one says who it is.
  const std::string& idcs() const { return idcs_; }

  // The first day on which it holds.
  base::Date effective_date() const { return effective_date_; }

 private:
  friend absl::StatusOr<ReportedEvent> ReadReported(
      const google::protobuf::Message& message,
      absl::FunctionRef<void(FieldReader&)> what,
      absl::FunctionRef<void(FieldReader&, const ReportedEvent&)> more);
  ReportedEvent() = default;

  std::string source_;
  std::string person_ref_;
  std::string idcs_;
  base::Date effective_date_;
};

// Reads an event out of its message, whose fields `source`, `person_ref`,
// `idcs` and `effective_date` are optional texts. The kind reads its own fields
// in two parts, as its format has them: `what` it reports, after the source;
// and what `more` it says of that, at the end, when the rest is read. After a
// broken rule they are called all the same.
//
// Errors:
//   INVALID_ARGUMENT, reason MALFORMED_EVENT: one violation for each bad field,
//   in the order of reading.
absl::StatusOr<ReportedEvent> ReadReported(
    const google::protobuf::Message& message,
    absl::FunctionRef<void(FieldReader&)> what,
    absl::FunctionRef<void(FieldReader&, const ReportedEvent&)> more);

// Writes `event` into the message of a kind, which ReadReported() can read.
void WriteReported(const ReportedEvent& event,
                   google::protobuf::Message& message);

}  // namespace registry

#endif  // REGISTRY_EVENT_REPORTED_EVENT_H_
