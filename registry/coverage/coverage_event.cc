#include "registry/coverage/coverage_event.h"

#include "absl/strings/ascii.h"
#include "base/status_macros.h"
#include "registry/declaration/date_limits.h"
#include "registry/declaration/field_reader.h"

namespace registry {
namespace v1 = ::rsu::registry::v1;

absl::StatusOr<CoverageEvent> CoverageEvent::Read(const Message& message) {
  CoverageFacts facts;
  RSU_ASSIGN_OR_RETURN(
      ReportedEvent event,
      ReadReported(
          message,
          [&facts](FieldReader& reader) {
            facts.change =
                reader.Enum<CoverageChange>(Message::kEventFieldNumber);
            facts.regime = reader.Enum<Regime>(Message::kRegimeFieldNumber);
            facts.role = reader.Enum<InsuredRole>(Message::kRoleFieldNumber);
          },
          [&facts](FieldReader& reader, const ReportedEvent&) {
            facts.reason =
                reader.Enum<CoverageReason>(Message::kReasonFieldNumber);
          }));
  return CoverageEvent(std::move(event), facts);
}

std::optional<std::string> CoverageEvent::BrokenDateRule(
    base::Date birth, base::Date today) const {
  return DateLimits::Released().BrokenByCover(
      absl::AsciiStrToLower(RegimeName(regime())), birth, effective_date(),
      today);
}

CoverageEvent::Message ToMessage(const CoverageEvent& event) {
  CoverageEvent::Message message;
  WriteReported(event, message);
  message.set_event(static_cast<v1::CoverageEvent::Event>(event.change()));
  message.set_regime(static_cast<v1::Regime::Value>(event.regime()));
  message.set_role(static_cast<v1::InsuredRole::Value>(event.role()));
  message.set_reason(static_cast<v1::CoverageReason::Value>(event.reason()));
  return message;
}

}  // namespace registry
