#include "base/sql/store_state.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "base/sql/errors.h"
#include "base/sql/rows.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

constexpr char kCreateLoss[] = R"sql(
CREATE TABLE IF NOT EXISTS store_loss (
  accepted_at_us       INTEGER NOT NULL,
  found_group_sequence INTEGER NOT NULL,
  found_known_at_us    INTEGER NOT NULL,
  noted_group_sequence INTEGER NOT NULL,
  noted_known_at_us    INTEGER NOT NULL
) /* types not enforced */;
)sql";

constexpr char kRead[] =
    "SELECT group_sequence, known_at_us FROM store_state WHERE id = 1";
constexpr char kUpdate[] =
    "UPDATE store_state SET group_sequence = $1, known_at_us = $2 WHERE id = 1";
constexpr char kInsertLoss[] =
    "INSERT INTO store_loss (accepted_at_us, found_group_sequence, "
    "found_known_at_us, noted_group_sequence, noted_known_at_us) "
    "VALUES ($1, $2, $3, $4, $5)";

StoreState StateOf(const Row& row) { return {row.Integer(0), row.Integer(1)}; }

std::string Moment(std::int64_t us) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", absl::FromUnixMicros(us),
                          absl::UTCTimeZone());
}

}  // namespace

absl::Status MakeStoreState(Connection& connection) {
  return connection.ExecuteScript(kStoreStateSchema);
}

absl::StatusOr<StoreState> ReadStoreState(Session& session) {
  RSU_ASSIGN_OR_RETURN(const auto state,
                       OneRowOrNone(session, kRead, {}, StateOf));
  if (!state.has_value()) return StorageDamaged("store_state has no row");
  return *state;
}

absl::Status UpdateStoreState(Session& session, const StoreState& state) {
  return Change(session, kUpdate,
                {Value::Integer(state.group_sequence),
                 Value::Integer(state.known_at_us)});
}

bool StoreLoss::WentItsOwnWay() const {
  return found.known_at_us != 0 &&
         noted.group_sequence > found.group_sequence &&
         noted.known_at_us <= found.known_at_us;
}

absl::Status StoreLoss::ToStatus() const {
  if (!other_store.ok()) return other_store;
  if (WentItsOwnWay()) {
    return OtherStore(absl::StrCat(
        "the database is a copy that went its own way; groups of writes in "
        "it: ",
        found.group_sequence, ", learned up to ", Moment(found.known_at_us),
        "; noted: ", noted.group_sequence, ", learned up to ",
        Moment(noted.known_at_us)));
  }
  const std::int64_t missing = noted.group_sequence - found.group_sequence;
  const std::string up_to = Moment(noted.known_at_us);
  if (found.known_at_us == 0) {
    return LogMissing(absl::StrCat(
        "the database lacks all writes that were answered; groups of writes "
        "that are missing: ",
        missing, "; learned up to ", up_to));
  }
  return LogMissing(absl::StrCat(
      "the database lacks writes that were answered; groups of writes that are "
      "missing: ",
      missing, "; learned after ", Moment(found.known_at_us), " and up to ",
      up_to));
}

absl::StatusOr<StoreLoss> FindLoss(Connection& connection, Driver& driver) {
  StoreLoss loss;
  RSU_ASSIGN_OR_RETURN(const int version, connection.SchemaVersion());
  if (version > 0) {
    RSU_RETURN_IF_ERROR(MakeStoreState(connection));
    RSU_ASSIGN_OR_RETURN(loss.found, ReadStoreState(connection));
  }
  const absl::StatusOr<std::optional<StoreState>> noted = driver.LastNoted();
  if (!noted.ok()) {
    if (!absl::IsFailedPrecondition(noted.status())) return noted.status();
    loss.other_store = noted.status();
  } else if (noted->has_value()) {
    loss.noted = **noted;
  }
  return loss;
}

absl::Status RecordLoss(Connection& connection, const StoreLoss& loss,
                        std::int64_t now_us) {
  RSU_RETURN_IF_ERROR(connection.ExecuteScript(kCreateLoss));
  return Change(
      connection, kInsertLoss,
      {Value::Integer(now_us), Value::Integer(loss.found.group_sequence),
       Value::Integer(loss.found.known_at_us),
       Value::Integer(loss.noted.group_sequence),
       Value::Integer(loss.noted.known_at_us)});
}

absl::Status CheckClock(const StoreState& state, std::int64_t now_us,
                        std::int64_t largest_gap_us) {
  const std::int64_t gap_us = now_us - state.known_at_us;
  if (state.known_at_us == 0 || gap_us <= largest_gap_us) {
    return absl::OkStatus();
  }
  constexpr std::int64_t kDayUs = std::int64_t{24} * 3'600'000'000;
  return ClockJumped(
      absl::StrCat("it says ", Moment(now_us), ", ", gap_us / kDayUs,
                   " days after the last write of the database, ",
                   Moment(state.known_at_us)));
}

}  // namespace base::sql
