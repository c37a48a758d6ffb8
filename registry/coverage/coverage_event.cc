#include "registry/coverage/coverage_event.h"

#include <vector>

#include "base/error.h"
#include "registry/declaration/field_reader.h"

namespace registry {
namespace v1 = ::rsu::registry::v1;

absl::StatusOr<CoverageEvent> CoverageEvent::Read(
    const v1::CoverageEvent& message) {
  using F = v1::CoverageEvent;
  std::vector<base::FieldViolation> violations;
  FieldReader reader(message, "", violations);
  CoverageEvent event;
  event.source_ = reader.Source(F::kSourceFieldNumber);
  event.change_ = reader.Enum<CoverageChange>(F::kEventFieldNumber);
  event.regime_ = reader.Enum<Regime>(F::kRegimeFieldNumber);
  event.role_ = reader.Enum<InsuredRole>(F::kRoleFieldNumber);
  if (message.has_person_ref() || message.has_idcs()) {
    event.person_ref_ =
        reader.Reference(F::kPersonRefFieldNumber, Presence::kOptional);
    event.idcs_ = reader.OptionalIdcs(F::kIdcsFieldNumber);
  } else {
    reader.Refuse(F::kPersonRefFieldNumber, "is missing, and so is idcs");
  }
  const auto day = reader.Day(F::kEffectiveDateFieldNumber);
  if (day.has_value()) event.effective_date_ = *day;
  event.reason_ = reader.Enum<CoverageReason>(F::kReasonFieldNumber);
  if (!violations.empty()) {
    return base::InvalidFields("MALFORMED_EVENT", violations);
  }
  return event;
}

v1::CoverageEvent ToMessage(const CoverageEvent& event) {
  v1::CoverageEvent message;
  message.set_source(event.source());
  message.set_event(static_cast<v1::CoverageEvent::Event>(event.change()));
  message.set_regime(static_cast<v1::Regime::Value>(event.regime()));
  message.set_role(static_cast<v1::InsuredRole::Value>(event.role()));
  if (!event.person_ref().empty()) message.set_person_ref(event.person_ref());
  if (!event.idcs().empty()) message.set_idcs(event.idcs());
  message.set_effective_date(event.effective_date().ToString());
  message.set_reason(static_cast<v1::CoverageReason::Value>(event.reason()));
  return message;
}

}  // namespace registry
