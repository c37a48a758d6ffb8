#include "idcs/service/number_space.h"

#include <algorithm>

#include "base/date.h"
#include "base/message_code.h"
#include "base/rpc/moment.h"
#include "base/status_macros.h"
#include "idcs/issuing/errors.h"

template <>
inline constexpr bool
    base::kSameNumbers<idcs::HolderKind, rsu::idcs::v1::HolderKind::Value> =
        true;

template <>
inline constexpr bool base::kSameNumbers<
    idcs::RetirementReason, rsu::idcs::v1::RetirementReason::Value> = true;

namespace idcs {
namespace {

namespace v1 = ::rsu::idcs::v1;

constexpr std::int64_t kDayUs = 86'400'000'000;
constexpr std::int32_t kRecentDays = 30;
// 9999-12-31, the last day that a Date holds.
constexpr std::int64_t kLastDay = 2'932'896;

// The day on which `left` numbers are gone at the rate of `recently` in `days`.
std::string FullDate(std::int64_t today, std::int64_t left,
                     std::int64_t recently, std::int32_t days) {
  if (recently == 0) return "";
  // At most 10^9 numbers and 30 days: far from what 64 bits hold.
  const std::int64_t lasts = left * days / recently;
  if (today + lasts > kLastDay) return "";
  return base::Date::FromDayNumber(static_cast<std::int32_t>(today + lasts))
      .ToString();
}

}  // namespace

v1::IdentifierHistory HistoryOf(IdcsNumber number, const LedgerEntry& entry) {
  v1::IdentifierHistory history;
  history.set_number(number.ToString());
  history.set_kind(base::InMessage(entry.kind));
  *history.mutable_issue_time() = base::rpc::ToTimestamp(entry.issued_at_us);
  history.set_issue_caller(entry.caller);
  if (!entry.retirement.has_value()) return history;
  const Retirement& from = *entry.retirement;
  v1::Retirement& to = *history.mutable_retirement();
  to.set_reason(base::InMessage(from.reason));
  *to.mutable_retire_time() = base::rpc::ToTimestamp(from.retired_at_us);
  if (from.successor.has_value()) to.set_successor(from.successor->ToString());
  to.set_caller(from.caller);
  to.set_author(from.author);
  to.set_note(from.note);
  return history;
}

absl::Status FillHistory(base::sql::Session& session, IdcsNumber number,
                         v1::IdentifierHistory& history) {
  RSU_ASSIGN_OR_RETURN(const auto entry, FindEntry(session, number));
  if (!entry.has_value()) return UnknownIdentifier("number");
  history = HistoryOf(number, *entry);
  return absl::OkStatus();
}

absl::Status FillNumberSpace(base::sql::Session& session,
                             const NumberIssuer& issuer, std::int64_t now_us,
                             v1::NumberSpace& space) {
  const std::int64_t today = now_us / kDayUs;
  RSU_ASSIGN_OR_RETURN(
      const NumberCounts counts,
      CountNumbers(session, base::Date::FromDayNumber(static_cast<std::int32_t>(
                                today - kRecentDays + 1))));
  const NumberPreset& preset = issuer.rules().preset();
  space.set_preset(preset.name);
  space.set_admitted(preset.capacity);
  space.set_issued_to_people(counts.people);
  space.set_issued_to_households(counts.households);
  space.set_retired(counts.retired);
  const std::int64_t left = std::max<std::int64_t>(
      0, preset.capacity - counts.people - counts.households);
  space.set_left(left);
  space.set_recently_issued(counts.lately);
  std::int64_t days = kRecentDays;
  if (counts.first_day.has_value()) {
    days = std::clamp<std::int64_t>(today - counts.first_day->day_number() + 1,
                                    1, kRecentDays);
  }
  space.set_recent_days(static_cast<std::int32_t>(days));
  space.set_full_date(
      FullDate(today, left, counts.lately, static_cast<std::int32_t>(days)));
  space.set_collisions(issuer.collision_count());
  return absl::OkStatus();
}

}  // namespace idcs
