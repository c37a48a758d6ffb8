// A request id has one effect.

#include "base/sql/request_ledger.h"

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/sql/contract/engine.h"
#include "base/sql/database.h"
#include "base/status_matchers.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

constexpr char kId[] = "123e4567-e89b-12d3-a456-426614174000";

class RequestLedgerTest : public EngineTest {
 protected:
  RequestLedgerTest() {
    const Migration migrations[] = {{1, "requests", kRequestLedgerSchema}};
    database_ = OpenDatabase(NewStore(), &clock_, migrations);
  }

  // Acts in a write of its own; the reply counts the acts.
  absl::StatusOr<RepeatableReply> Act(const std::string& id,
                                      const std::string& content,
                                      absl::Status outcome = {},
                                      const std::string& earlier = "") {
    auto identity = IdentifyRequest("Count", id, content);
    if (!identity.ok()) return identity.status();
    if (!earlier.empty()) {
      identity->earlier_fingerprint =
          IdentifyRequest("Count", id, earlier)->fingerprint;
    }
    absl::StatusOr<RepeatableReply> reply = absl::UnknownError("not run");
    const absl::Status status =
        database_->WriteAndWait([&](WriteSession& session) {
          reply = ActOnce(session, *identity,
                          [&](WriteSession&) -> absl::StatusOr<std::string> {
                            if (!outcome.ok()) return outcome;
                            return absl::StrCat("act ", ++acts_);
                          });
          return reply.status();
        });
    if (!status.ok()) return status;
    return reply;
  }

  FakeClock clock_{1};
  std::unique_ptr<Database> database_;
  int acts_ = 0;
};
RSU_WITH_EVERY_ENGINE(RequestLedgerTest);

TEST_P(RequestLedgerTest, SameIdAndContentActOnce) {
  const auto first = Act(kId, "content");
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(first->reply, "act 1");
  EXPECT_FALSE(first->repeated);
  const auto second = Act(kId, "content");
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(second->reply, "act 1");
  EXPECT_TRUE(second->repeated);
  EXPECT_EQ(acts_, 1);
}

TEST_P(RequestLedgerTest, SameIdAndOtherContentIsRefused) {
  ASSERT_TRUE(Act(kId, "content").ok());
  const auto other = Act(kId, "other");
  EXPECT_THAT(other, HasCode(absl::StatusCode::kAlreadyExists));
  EXPECT_THAT(other, HasReason("REQUEST_ID_REUSED"));
  EXPECT_EQ(acts_, 1);
}

TEST_P(RequestLedgerTest, WhatAnEarlierVersionKeptIsKnown) {
  ASSERT_TRUE(Act(kId, "EE-1").ok());
  const auto again = Act(kId, "EE1", {}, "EE-1");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->repeated);
  EXPECT_THAT(Act(kId, "EE1", {}, "EE-2"),
              HasCode(absl::StatusCode::kAlreadyExists));
  EXPECT_EQ(acts_, 1);
}

TEST_P(RequestLedgerTest, AFailedActMayBeTriedAgain) {
  EXPECT_EQ(Act(kId, "content", absl::NotFoundError("no")).status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_EQ(Act(kId, "content")->reply, "act 1");
}

TEST_P(RequestLedgerTest, WithoutAnIdEveryCallActs) {
  EXPECT_EQ(Act("", "content")->reply, "act 1");
  EXPECT_EQ(Act("", "content")->reply, "act 2");
}

TEST_P(RequestLedgerTest, AnIdThatIsNoUuidIsNamed) {
  const auto reply = Act("42", "content");
  EXPECT_THAT(reply, HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(reply, NamesField("request_id"));
}

}  // namespace
}  // namespace base::sql
