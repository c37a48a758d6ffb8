#include "tools/server/open_register.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "base/error.h"
#include "base/log/log.h"
#include "base/sql/sqlite/sqlite.h"
#include "base/sql/upgrade.h"
#include "base/status_macros.h"
#include "registry/service/name_completion.h"
#include "scoring/storage/upgrade/block_completion.h"
#include "scoring/storage/upgrade/formula_agreement.h"
#include "scoring/storage/upgrade/head_completion.h"
#include "tools/server/left_log.h"
#include "tools/server/schema/store_schema.h"

namespace server {
namespace {

// A clock and the last write may differ by so much without a word.
constexpr std::int64_t kNegligibleUs = 1'000'000;

void Say(const std::string& line) { base::log::Warning(line); }

// What an operator does about a store that is not opened.
std::string Advice(const absl::Status& status, const std::string& file) {
  const std::string reason = base::DetailOf(status).reason;
  if (reason == "LOG_MISSING") return AdviceOnLostWrites(file);
  if (reason == "OTHER_STORE") {
    return absl::StrCat(
        ". Put the right file there. If this one is meant, "
        "start once with --accept-loss");
  }
  if (reason == "CLOCK_JUMPED") {
    return ". Set the clock, or, if it is right, start with --clock-gap-days "
           "and more days";
  }
  return "";
}

absl::Status WithAdvice(const absl::Status& status, const std::string& file) {
  const std::string advice = Advice(status, file);
  if (advice.empty() && !absl::IsResourceExhausted(status)) return status;
  return absl::Status(status.code(),
                      absl::StrCat(file, ": ", status.message(), advice));
}

void SayIfAhead(const base::sql::StoreState& state, const base::Clock& clock) {
  const std::int64_t ahead_us = state.known_at_us - clock.NowMicros();
  if (ahead_us <= kNegligibleUs) return;
  Say(absl::StrCat(
      "the last write of the database is dated ",
      absl::FormatTime("%Y-%m-%dT%H:%M:%SZ",
                       absl::FromUnixMicros(state.known_at_us),
                       absl::UTCTimeZone()),
      ", ", absl::FormatDuration(absl::Seconds(ahead_us / 1'000'000)),
      " after what the clock says now: until then everything is dated right "
      "after it"));
}

// What a store of an older version lacks. Whether the formulas are the right
// ones is known before anything is completed.
absl::Status CompleteAll(base::sql::Database& database,
                         const scoring::FormulaSet& formulas) {
  const base::sql::Upgrade upgrades[] = {
      scoring::FormulaUpgrade(formulas),
      registry::NameUpgrade(),
      scoring::HeadUpgrade(),
      scoring::InputBlockUpgrade(),
  };
  return base::sql::RunUpgrades(database, upgrades);
}

}  // namespace

absl::StatusOr<std::unique_ptr<base::sql::Database>> OpenRegister(
    const std::string& file, const base::sql::Database::Options& options,
    const base::Clock* clock, const scoring::FormulaSet& formulas) {
  RSU_ASSIGN_OR_RETURN(std::unique_ptr<base::sql::Driver> driver,
                       base::sql::SqliteDriver(file, Say));
  absl::StatusOr<std::unique_ptr<base::sql::Database>> database =
      base::sql::Database::Open(std::move(driver), clock,
                                server::SchemaMigrations(), options);
  if (!database.ok()) return WithAdvice(database.status(), file);
  SayIfAhead((*database)->state_at_start(), *clock);
  RSU_RETURN_IF_ERROR(CompleteAll(**database, formulas));
  return database;
}

HealthOfStore::HealthOfStore(base::sql::Database* database,
                             base::rpc::RpcServer* server)
    : database_(database) {
  database_->Listen([server](const absl::Status& status) {
    // A disk that is nearly full still takes what is small.
    Say(status.ok()
            ? "the database can be written again"
            : absl::StrCat(absl::IsResourceExhausted(status)
                               ? "writes may fail"
                               : "writes are refused",
                           ", health is NOT_SERVING: ", status.message()));
    server->SetServing(status.ok());
  });
}

HealthOfStore::~HealthOfStore() { database_->Listen(nullptr); }

}  // namespace server
