// Writes in two parts: what a group of them asks and stores together, and what
// each of them still has for itself.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/contract/held_writer.h"
#include "base/sql/contract/planned_writes_fixture.h"
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
