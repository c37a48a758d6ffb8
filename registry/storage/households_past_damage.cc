#include "registry/storage/households_past_damage.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "base/sql/rows.h"
#include "base/status_macros.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Session;
using base::sql::Value;

constexpr char kPlaceAfter[] =
    "SELECT sender, household_ref FROM household "
    "WHERE (sender, household_ref) > ($1, $2) "
    "ORDER BY sender, household_ref LIMIT 1";

constexpr char kCountDeclared[] =
    "SELECT count(*) FROM declaration WHERE revision = 1 "
    "AND known_at_us <= $1 AND (sender = $2 OR $2 = '')";

// A place in the list as a number of base 256, sender before reference, each
// filled up with zeros: numbers are in the order of the places. 64 characters
// of UTF-8 are 256 bytes at most.
constexpr std::size_t kPart = 256;
using Place = std::array<unsigned char, 2 * kPart>;

Place PlaceOf(const HouseholdPosition& position) {
  Place place{};
  const auto put = [&place](const std::string& text, std::size_t at) {
    std::copy_n(text.begin(), std::min(text.size(), kPart),
                place.begin() + static_cast<std::ptrdiff_t>(at));
  };
  put(position.sender, 0);
  put(position.household_ref, kPart);
  return place;
}

HouseholdPosition PositionOf(const Place& place) {
  const auto text = [&place](std::size_t at) {
    std::string bytes(place.begin() + static_cast<std::ptrdiff_t>(at),
                      place.begin() + static_cast<std::ptrdiff_t>(at + kPart));
    bytes.resize(bytes.find_last_not_of('\0') + 1);
    return bytes;
  };
  return {text(0), text(kPart)};
}

Place MiddleOf(const Place& a, const Place& b) {
  Place middle{};
  unsigned rest = 0;
  unsigned carry = 0;
  std::array<unsigned, 2 * kPart + 1> sum{};
  for (std::size_t i = a.size(); i-- > 0;) {
    carry += unsigned{a[i]} + b[i];
    sum[i + 1] = carry & 0xff;
    carry >>= 8;
  }
  sum[0] = carry;
  for (std::size_t i = 0; i < sum.size(); ++i) {
    rest = rest << 8 | sum[i];
    if (i > 0) middle[i - 1] = static_cast<unsigned char>(rest / 2);
    rest %= 2;
  }
  return middle;
}

bool IsBefore(const HouseholdPosition& a, const HouseholdPosition& b) {
  return std::tie(a.sender, a.household_ref) <
         std::tie(b.sender, b.household_ref);
}

// The place of the household that follows, whatever else is damaged of it;
// nothing if none does.
absl::StatusOr<std::optional<HouseholdPosition>> PlaceAfter(
    Session& session, const HouseholdPosition& position) {
  return base::sql::OneRowOrNone(
      session, kPlaceAfter,
      {Value::Text(position.sender), Value::Text(position.household_ref)},
      [](const Row& row) {
        return HouseholdPosition{std::string(row.Text(0)),
                                 std::string(row.Text(1))};
      });
}

// Whether the place that follows can be read, if only that there is none.
absl::StatusOr<bool> CanBeReadAfter(Session& session, const Place& place) {
  const auto found = PlaceAfter(session, PositionOf(place));
  if (absl::IsDataLoss(found.status())) return false;
  RSU_RETURN_IF_ERROR(found.status());
  return true;
}

// The first place behind the damage that follows `position`; nothing if the end
// of the list is damaged too.
absl::StatusOr<std::optional<HouseholdPosition>> BehindDamage(
    Session& session, const HouseholdPosition& position) {
  Place damaged = PlaceOf(position);
  Place readable;
  readable.fill(0xff);
  RSU_ASSIGN_OR_RETURN(const bool end_can_be_read,
                       CanBeReadAfter(session, readable));
  if (!end_can_be_read) return std::nullopt;
  while (true) {
    const Place middle = MiddleOf(damaged, readable);
    if (middle == damaged) return PositionOf(readable);
    RSU_ASSIGN_OR_RETURN(const bool can_be_read,
                         CanBeReadAfter(session, middle));
    (can_be_read ? readable : damaged) = middle;
  }
}

// Where the list goes on behind the household that follows `position` and
// cannot be read: at its place, or behind what is damaged around it. Nothing if
// the list ends there, or has no order any more: so each call goes further.
absl::StatusOr<std::optional<HouseholdPosition>> PastUnreadable(
    Session& session, const HouseholdPosition& position) {
  const auto unreadable = PlaceAfter(session, position);
  if (absl::IsDataLoss(unreadable.status())) {
    return BehindDamage(session, position);
  }
  RSU_RETURN_IF_ERROR(unreadable.status());
  if (!unreadable->has_value() || !IsBefore(position, **unreadable)) {
    return std::nullopt;
  }
  return *unreadable;
}

}  // namespace

absl::StatusOr<HouseholdsPastDamage> ListHouseholdsPastDamage(
    Session& session, const HouseholdPosition& after, absl::string_view sender,
    std::int64_t known_at_us, int most) {
  HouseholdsPastDamage found;
  HouseholdPosition position = after;
  if (!sender.empty()) position.sender = std::string(sender);
  // All at once, and one by one where something is damaged.
  int at_once = most;
  while (static_cast<int>(found.households.size()) < most) {
    const int rest = most - static_cast<int>(found.households.size());
    auto listed = ListHouseholdsAfter(session, position, sender, known_at_us,
                                      std::min(at_once, rest));
    if (listed.ok()) {
      const bool is_end =
          static_cast<int>(listed->size()) < std::min(at_once, rest);
      for (ListedHousehold& household : *listed) {
        // Out of order: going on from there, the list would come again.
        if (!IsBefore(position, household.position)) {
          found.lacks_some = true;
          return found;
        }
        position = household.position;
        found.households.push_back(std::move(household));
      }
      if (is_end) break;
      continue;
    }
    if (!absl::IsDataLoss(listed.status())) return listed.status();
    if (at_once > 1) {
      at_once = 1;
      continue;
    }
    found.lacks_some = true;
    RSU_ASSIGN_OR_RETURN(auto next, PastUnreadable(session, position));
    if (!next.has_value()) break;
    position = *std::move(next);
    if (!sender.empty() && position.sender != sender) break;
    at_once = most;
  }
  return found;
}

absl::StatusOr<std::int64_t> CountDeclaredHouseholds(Session& session,
                                                     absl::string_view sender,
                                                     std::int64_t known_at_us) {
  return base::sql::IntegerOrZero(
      session, kCountDeclared,
      {Value::Integer(known_at_us), Value::Text(sender)});
}

}  // namespace registry
