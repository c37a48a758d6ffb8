// Writes in two parts: what a group of them asks and stores together, and what
// each of them still has for itself.

#include <functional>
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
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Migration kTables[] = {
    {1, "requests", kRequestLedgerSchema},
    {2, "accounts",
     "CREATE TABLE account (name TEXT NOT NULL PRIMARY KEY, "
     "amount INTEGER NOT NULL CHECK (amount >= 0), "
     "known_at_us INTEGER NOT NULL)"},
};

constexpr char kFind[] = "SELECT amount FROM account WHERE name = $1";
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
RSU_WITH_EVERY_ENGINE(PlannedWriteTest);

TEST_P(PlannedWriteTest, AGroupAsksTogetherAndThenDecides) {
  EXPECT_THAT(InOneGroup<std::shared_ptr<PlannedWrite>>(
                  {Add("a", 1), Add("b", 2), Add("c", 3)}),
              ElementsAre(IsOk(), IsOk(), IsOk()));
  EXPECT_THAT(events_, ElementsAre("ask a", "ask b", "ask c", "decide a",
                                   "decide b", "decide c"));
  EXPECT_EQ(Amount("a"), 101);
  EXPECT_EQ(Amount("b"), 102);
  EXPECT_EQ(Amount("c"), 103);
}

TEST_P(PlannedWriteTest, OfTwoThatShareAKeyTheLaterKnowsWhatTheEarlierDid) {
  EXPECT_THAT(InOneGroup<std::shared_ptr<PlannedWrite>>(
                  {Add("a", 1), Add("b", 2), Add("a", 10), Add("a", 100)}),
              ElementsAre(IsOk(), IsOk(), IsOk(), IsOk()));
  EXPECT_THAT(events_, ElementsAre("ask a", "ask b", "decide a", "decide b",
                                   "ask a", "decide a", "ask a", "decide a"));
  EXPECT_EQ(Amount("a"), 211);
}

TEST_P(PlannedWriteTest, AWriteMayNameAKeyTwice) {
  const auto first = Add("a", 1);
  const auto second = Add("a", 10);
  const auto third = Add("a", 100);
  for (const auto& write : {first, second, third}) write->keys = 2;
  EXPECT_THAT(InOneGroup<std::shared_ptr<PlannedWrite>>({first, second, third}),
              ElementsAre(IsOk(), IsOk(), IsOk()));
  EXPECT_EQ(third->Reply(), "a 211");
}

TEST_P(PlannedWriteTest, ARefusalLeavesTheOthersIn) {
  const auto refused = Add("b", 1);
  refused->refusal = absl::NotFoundError("no");
  EXPECT_THAT(InOneGroup<std::shared_ptr<PlannedWrite>>(
                  {Add("a", 1), refused, Add("b", 2), Add("c", 3)}),
              ElementsAre(IsOk(), HasCode(absl::StatusCode::kNotFound), IsOk(),
                          IsOk()));
  EXPECT_EQ(Amount("b"), 102);
  EXPECT_EQ(Amount("c"), 103);
}

// By the store, and by the write itself when some of it was stored.
TEST_P(PlannedWriteTest, AFailureAfterAChangeLeavesTheOthersIn) {
  const auto late = Add("b", 7);
  late->fails_late = true;
  EXPECT_THAT(
      InOneGroup<std::shared_ptr<PlannedWrite>>(
          {Add("a", 1), Add("c", -1'000), late, Add("b", 2), Add("c", 3)}),
      ElementsAre(IsOk(), HasCode(absl::StatusCode::kInternal),
                  HasCode(absl::StatusCode::kAborted), IsOk(), IsOk()));
  EXPECT_EQ(Amount("a"), 101);
  EXPECT_EQ(Amount("b"), 102);
  EXPECT_EQ(Amount("c"), 103);
}

TEST_P(PlannedWriteTest, WritesOfBothKindsKeepTheirOrder) {
  std::vector<absl::Status> statuses(3, absl::UnknownError("not called"));
  const auto done = [&statuses](std::size_t i) {
    return [&statuses, i](const absl::Status& status) { statuses[i] = status; };
  };
  WithWriterHeld(*database_, [&] {
    database_->Write(Add("a", 1), done(0));
    database_->Write(
        [this](WriteSession& session) {
          events_.push_back("function");
          EXPECT_EQ(IntegerOrZero(session, kFind, {Value::Text("a")}).value(),
                    101);
          return Change(session, kStore,
                        {Value::Text("a"), Value::Integer(5),
                         Value::Integer(session.known_at_us())});
        },
        done(1));
    database_->Write(Add("a", 2), done(2));
  });
  EXPECT_THAT(
      database_->WriteAndWait([](WriteSession&) { return absl::OkStatus(); }),
      IsOk());
  EXPECT_THAT(statuses, ElementsAre(IsOk(), IsOk(), IsOk()));
  EXPECT_THAT(events_, ElementsAre("ask a", "decide a", "function", "ask a",
                                   "decide a"));
  EXPECT_EQ(Amount("a"), 7);
}

TEST_P(PlannedWriteTest, MomentsGrowInTheOrderOfTheWrites) {
  InOneGroup<std::shared_ptr<PlannedWrite>>(
      {Add("c", 1), Add("a", 1), Add("b", 1)});
  std::vector<std::string> names;
  EXPECT_THAT(database_->ReadAndWait([&](Session& session) {
    return session.Query("SELECT name FROM account ORDER BY known_at_us", {},
                         [&names](const Row& row) {
                           names.emplace_back(row.Text(0));
                           return absl::OkStatus();
                         });
  }),
              IsOk());
  EXPECT_THAT(names, ElementsAre("c", "a", "b"));
}

TEST_P(PlannedWriteTest, AWriteWhoseTimeIsUpIsNotBegun) {
  absl::Status late = absl::UnknownError("not called");
  WithWriterHeld(*database_, [&] {
    database_->Write(
        Add("a", 1), [&](const absl::Status& s) { late = s; }, 1'999'999);
    clock_.Set(2'000'000);
  });
  EXPECT_THAT(
      database_->WriteAndWait([](WriteSession&) { return absl::OkStatus(); }),
      IsOk());
  EXPECT_THAT(late, HasReason("NOT_BEGUN_IN_TIME"));
  EXPECT_THAT(events_, IsEmpty());
}

// Takes the first of some names that is free.
class Taking : public PlannedWrite {
 public:
  explicit Taking(std::vector<std::string> names) : names_(std::move(names)) {}

  void AddKeys(Keys&) const override {}
  void Ask(Trip&) override { claimed_ = 0; }
  absl::StatusOr<Next> Decide(std::int64_t known_at_us, Trip& trip) override {
    if (claimed_ > 0 && is_stored_) return Next::kDone;
    if (claimed_ == names_.size()) return absl::ResourceExhaustedError("all");
    trip.Claim(kClaim,
               {Value::Text(names_[claimed_]), Value::Integer(known_at_us)},
               [this](bool stored) { is_stored_ = stored; });
    ++claimed_;
    return Next::kGoOn;
  }

  const std::string& taken() const { return names_[claimed_ - 1]; }

 private:
  const std::vector<std::string> names_;
  std::size_t claimed_ = 0;
  bool is_stored_ = false;
};

TEST_P(PlannedWriteTest, OfTwoThatClaimTheSameOneHearsThatItIsTaken) {
  const auto first = std::make_shared<Taking>(std::vector<std::string>{"d"});
  const auto second =
      std::make_shared<Taking>(std::vector<std::string>{"d", "a", "e"});
  const auto third = std::make_shared<Taking>(std::vector<std::string>{"d"});
  EXPECT_THAT(InOneGroup<std::shared_ptr<PlannedWrite>>({first, second, third}),
              ElementsAre(IsOk(), IsOk(),
                          HasCode(absl::StatusCode::kResourceExhausted)));
  EXPECT_EQ(first->taken(), "d");
  EXPECT_EQ(second->taken(), "e");
  EXPECT_EQ(Amount("e"), 0);
}

class PlannedRequestTest : public PlannedWriteTest {
 protected:
  std::shared_ptr<PlannedActOnce> Once(const std::string& id,
                                       const std::string& name,
                                       std::int64_t amount,
                                       const std::string& earlier = "") {
    auto identity =
        IdentifyRequest("Add", id, absl::StrCat(name, " ", amount)).value();
    if (!earlier.empty()) {
      identity.earlier_fingerprint =
          IdentifyRequest("Add", id, earlier)->fingerprint;
    }
    return std::make_shared<PlannedActOnce>(
        std::move(identity),
        std::make_unique<Addition>(name, amount, &events_));
  }
};
RSU_WITH_EVERY_ENGINE(PlannedRequestTest);

constexpr char kId[] = "123e4567-e89b-12d3-a456-426614174000";

TEST_P(PlannedRequestTest, TheSameRequestActsOnceInOneGroupToo) {
  const auto first = Once(kId, "a", 1);
  const auto second = Once(kId, "a", 1);
  const auto other = Once(kId, "b", 1);
  EXPECT_THAT(InOneGroup<std::shared_ptr<PlannedWrite>>({first, second, other}),
              ElementsAre(IsOk(), IsOk(), HasReason("REQUEST_ID_REUSED")));
  EXPECT_EQ(first->reply().reply, "a 101");
  EXPECT_FALSE(first->reply().repeated);
  EXPECT_EQ(second->reply().reply, "a 101");
  EXPECT_TRUE(second->reply().repeated);
  const auto later = Once(kId, "a", 1);
  EXPECT_THAT(database_->WriteAndWait(later), IsOk());
  EXPECT_EQ(later->reply().reply, "a 101");
  EXPECT_TRUE(later->reply().repeated);
  EXPECT_EQ(Amount("a"), 101);
  EXPECT_EQ(Amount("b"), 100);
}

TEST_P(PlannedRequestTest, WhatAFunctionKeptIsKnown) {
  const auto identity = IdentifyRequest("Add", kId, "EE-1").value();
  EXPECT_THAT(database_->WriteAndWait([&](WriteSession& session) {
    return ActOnce(session, identity,
                   [](WriteSession&) -> absl::StatusOr<std::string> {
                     return "kept";
                   })
        .status();
  }),
              IsOk());
  const auto again = Once(kId, "a", 1, "EE-1");
  EXPECT_THAT(database_->WriteAndWait(again), IsOk());
  EXPECT_EQ(again->reply().reply, "kept");
  EXPECT_TRUE(again->reply().repeated);
  EXPECT_THAT(database_->WriteAndWait(Once(kId, "a", 1, "EE-2")),
              HasReason("REQUEST_ID_REUSED"));
}

TEST_P(PlannedRequestTest, WithoutAnIdEveryOneActs) {
  EXPECT_THAT(InOneGroup<std::shared_ptr<PlannedWrite>>(
                  {Once("", "a", 1), Once("", "a", 1)}),
              ElementsAre(IsOk(), IsOk()));
  EXPECT_EQ(Amount("a"), 102);
}

}  // namespace
}  // namespace base::sql
