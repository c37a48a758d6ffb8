#include "registry/service/event_intake.h"

#include "absl/strings/str_cat.h"
#include "base/rpc/admission.h"

namespace registry {

absl::Status BadNumberOfEvents() {
  return base::rpc::MalformedRequest(
      "events", absl::StrCat("must hold from 1 to ", kMaxEvents));
}

absl::StatusOr<idcs::IdcsNumber> NumberOf(const ReportedEvent& event) {
  auto number = idcs::IdcsNumber::Parse(event.idcs());
  if (!number.ok()) return BadEventField("idcs", "is missing");
  return number;
}

}  // namespace registry
