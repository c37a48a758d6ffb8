#ifndef BASE_SQL_CONTRACT_PLANNED_WRITES_FIXTURE_H_
#define BASE_SQL_CONTRACT_PLANNED_WRITES_FIXTURE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/sql/contract/engine.h"
#include "base/sql/contract/held_writer.h"
#include "base/sql/database.h"
#include "base/sql/planned_write.h"
#include "base/sql/request_ledger.h"
#include "base/sql/rows.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {

inline constexpr Migration kTables[] = {
    {1, "requests", kRequestLedgerSchema},
    {2, "accounts",
     "CREATE TABLE account (name TEXT NOT NULL PRIMARY KEY, "
     "amount INTEGER NOT NULL CHECK (amount >= 0), "
     "known_at_us INTEGER NOT NULL)"},
    {3, "entries",
     "CREATE TABLE entry (position INTEGER NOT NULL PRIMARY KEY, "
     "name TEXT NOT NULL, known_at_us INTEGER NOT NULL)"},
};

inline constexpr char kFind[] = "SELECT amount FROM account WHERE name = $1";
constexpr char kStore[] =
    "INSERT INTO account (name, amount, known_at_us) VALUES ($1, $2, $3) "
    "ON CONFLICT (name) DO UPDATE SET amount = excluded.amount, "
    "known_at_us = excluded.known_at_us";
constexpr char kClaim[] =
    "INSERT INTO account (name, amount, known_at_us) VALUES ($1, 0, $2) "
    "ON CONFLICT DO NOTHING";

// Adds to an account what it finds there: so it rests on what others did.
class Addition : public PlannedAct {
 public:
  Addition(std::string name, std::int64_t amount,
           std::vector<std::string>* events)
      : name_(std::move(name)), amount_(amount), events_(*events) {}

  // Decides this instead.
  absl::Status refusal;
  // Fails only when the rows of its first trip are stored.
  bool fails_late = false;

  // How often it says which account it changes.
  int keys = 1;

  void AddKeys(Keys& to) const override {
    for (int i = 0; i < keys; ++i) to.Add("account", name_);
  }

  void Ask(Trip& trip) override {
    found_ = 0;
    trips_ = 0;
    trip.Ask(kFind, {Value::Text(name_)}, [this](const Row& row) {
      events_.push_back("ask " + name_);
      found_ = row.Integer(0);
    });
  }

  absl::StatusOr<Next> Decide(std::int64_t known_at_us, Trip& trip) override {
    if (++trips_ == 2) return absl::AbortedError("second thoughts");
    events_.push_back("decide " + name_);
    if (!refusal.ok()) return refusal;
    sum_ = found_ + amount_;
    trip.Put(kStore, {Value::Text(name_), Value::Integer(sum_),
                      Value::Integer(known_at_us)});
    return fails_late ? Next::kGoOn : Next::kDone;
  }

  std::string Reply() const override { return absl::StrCat(name_, " ", sum_); }

 private:
  const std::string name_;
  const std::int64_t amount_;
  std::vector<std::string>& events_;
  std::int64_t found_ = 0;
  std::int64_t sum_ = 0;
  int trips_ = 0;
};

class PlannedWriteTest : public EngineTest {
 protected:
  PlannedWriteTest() : database_(OpenDatabase(NewStore(), &clock_, kTables)) {
    for (const char* name : {"a", "b", "c"}) {
      EXPECT_THAT(Store(name, 100), IsOk());
    }
  }

  absl::Status Store(const std::string& name, std::int64_t amount) {
    return database_->WriteAndWait([&](WriteSession& session) {
      return Change(session, kStore,
                    {Value::Text(name), Value::Integer(amount),
                     Value::Integer(session.known_at_us())});
    });
  }

  std::shared_ptr<Addition> Add(const std::string& name, std::int64_t amount) {
    return std::make_shared<Addition>(name, amount, &events_);
  }

  // All in one group; what came of each.
  template <typename Write>
  std::vector<absl::Status> InOneGroup(const std::vector<Write>& writes) {
    std::vector<absl::Status> statuses(writes.size(),
                                       absl::UnknownError("not called"));
    WithWriterHeld(*database_, [&] {
      for (std::size_t i = 0; i < writes.size(); ++i) {
        database_->Write(writes[i], [&statuses, i](const absl::Status& status) {
          statuses[i] = status;
        });
      }
    });
    EXPECT_THAT(
        database_->WriteAndWait([](WriteSession&) { return absl::OkStatus(); }),
        IsOk());
    return statuses;
  }

  std::int64_t Amount(const std::string& name) {
    std::int64_t amount = -1;
    EXPECT_THAT(database_->ReadAndWait([&](Session& session) {
      const auto found =
          OneRowOrNone(session, kFind, {Value::Text(name)}, FirstInteger);
      if (found.ok()) amount = found->value_or(-1);
      return found.status();
    }),
                IsOk());
    return amount;
  }

  FakeClock clock_{1'000'000};
  std::vector<std::string> events_;
  std::unique_ptr<Database> database_;
};

}  // namespace base::sql

#endif  // BASE_SQL_CONTRACT_PLANNED_WRITES_FIXTURE_H_
