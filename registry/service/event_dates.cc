#include "registry/service/event_dates.h"

#include <optional>
#include <string>

#include "absl/strings/ascii.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "registry/declaration/date_limits.h"
#include "registry/population/person.h"
#include "registry/storage/households.h"
#include "registry/storage/people.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::sql::WriteSession;

// Nothing if nobody has the number.
absl::StatusOr<std::optional<base::Date>> BirthOf(WriteSession& session,
                                                  const std::string& idcs) {
  const auto number = idcs::IdcsNumber::Parse(idcs);
  if (!number.ok()) return std::nullopt;
  RSU_ASSIGN_OR_RETURN(const auto traits,
                       FindPersonTraits(session, *number, kAllKnown));
  if (!traits.has_value()) return std::nullopt;
  return traits->birth_date;
}

absl::Status AsViolation(const std::optional<std::string>& rule) {
  if (!rule.has_value()) return absl::OkStatus();
  return base::InvalidFields("MALFORMED_EVENT", {{"effective_date", *rule}});
}

}  // namespace

absl::StatusOr<absl::Status> CoverageDateCanBe(WriteSession& session,
                                               const CoverageEvent& event) {
  RSU_ASSIGN_OR_RETURN(const auto birth, BirthOf(session, event.idcs()));
  if (!birth.has_value()) return absl::OkStatus();
  const std::string regime = absl::AsciiStrToLower(
      v1::Regime::Value_Name(static_cast<v1::Regime::Value>(event.regime())));
  return AsViolation(DateLimits::Released().BrokenByCover(
      regime, *birth, event.effective_date(),
      DayOfRegistration(session.known_at_us())));
}

absl::StatusOr<absl::Status> StatusDateCanBe(WriteSession& session,
                                             const StatusEvent& event) {
  RSU_ASSIGN_OR_RETURN(const auto birth, BirthOf(session, event.idcs()));
  if (!birth.has_value()) return absl::OkStatus();
  return AsViolation(DateLimits::Released().BrokenByStatus(
      v1::PersonStatus::Value_Name(
          static_cast<v1::PersonStatus::Value>(event.status())),
      *birth, event.effective_date(),
      DayOfRegistration(session.known_at_us())));
}

}  // namespace registry
