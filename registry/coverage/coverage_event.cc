#include "registry/coverage/coverage_event.h"

#include "absl/strings/ascii.h"
#include "base/message_code.h"
#include "base/status_macros.h"
#include "registry/codes/messages/coverage.h"
#include "registry/declaration/date_limits.h"
#include "registry/declaration/field_reader.h"

namespace registry {

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
      absl::AsciiStrToLower(NameOf(regime())), birth, effective_date(), today);
}

CoverageEvent::Message ToMessage(const CoverageEvent& event) {
  CoverageEvent::Message message;
  WriteReported(event, message);
  message.set_event(base::InMessage(event.change()));
  message.set_regime(base::InMessage(event.regime()));
  message.set_role(base::InMessage(event.role()));
  message.set_reason(base::InMessage(event.reason()));
  return message;
}

}  // namespace registry
