#include "base/policy/quota_keeper.h"

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/policy/policy_fixture.h"
#include "base/rpc/row.h"
#include "gtest/gtest.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"

namespace base::policy {
namespace {

using Batch = ::rsu::eligibility::v1::BatchCheckEligibilityRequest;

constexpr std::int64_t kSecondUs = 1'000'000;

class QuotaKeeperTest : public testing::Test {
 protected:
  // A policy in which `dns:a` has these quotas and `dns:b` has none.
  void Use(const std::string& quotas) {
    policy_ = Read(absl::StrCat(
        R"(role { name: "reader" methods: [")", kGet, R"(", ")", kCorrect,
        R"("] } caller { name: "dns:a" ground: "g" roles: "reader" )", quotas,
        R"( } caller { name: "dns:b" ground: "g" roles: "reader" })"));
  }

  rpc::Call CallOf(const char* method, const char* caller = "dns:a") {
    row_.method = method;
    rpc::Call call;
    call.caller = caller;
    call.row = &row_;
    call.policy = policy_;
    return call;
  }

  bool Take(const char* method = kGet, const char* caller = "dns:a") {
    return keeper_.TakeCall(CallOf(method, caller)).ok();
  }

  int TakeAll() {
    int taken = 0;
    while (taken < 100'000 && Take()) ++taken;
    return taken;
  }

  // Whether a batch of so many people may be asked about.
  bool TakePeople(int people) {
    Batch request;
    for (int i = 0; i < people; ++i) request.add_idcs("1");
    rpc::Call call = CallOf(kGet);
    rpc::MethodRow row =
        rpc::Row<Batch>(rpc::Reads(rpc::PeopleIn(&Batch::idcs))).Resolve();
    row.method = kGet;
    call.row = &row;
    call.request = &request;
    return keeper_.TakeSubjects(call).ok();
  }

  FakeClock clock_{1'800'000'000 * kSecondUs};
  Date today_ = kToday;
  QuotaKeeper keeper_{&clock_, [this] { return today_; }};
  std::shared_ptr<const Policy> policy_;
  rpc::MethodRow row_;
};

TEST_F(QuotaKeeperTest, WhoHasNoQuotaIsNotCounted) {
  Use("");
  for (int i = 0; i < 1000; ++i) {
    EXPECT_TRUE(Take());
    EXPECT_TRUE(TakePeople(1000));
  }
}

TEST_F(QuotaKeeperTest, ABurstIsThereAtOnceAndTheRateAfterIt) {
  Use(R"(quota { method: "*" calls_per_second: 10 burst: 25 })");
  EXPECT_EQ(TakeAll(), 25);
  clock_.Set(clock_.NowMicros() + kSecondUs / 10 - 1);
  EXPECT_EQ(TakeAll(), 0);
  clock_.Set(clock_.NowMicros() + 1);
  EXPECT_EQ(TakeAll(), 1);
  clock_.Set(clock_.NowMicros() + kSecondUs);
  EXPECT_EQ(TakeAll(), 10);
  // No more than the burst is saved up.
  clock_.Set(clock_.NowMicros() + 3600 * kSecondUs);
  EXPECT_EQ(TakeAll(), 25);
}

TEST_F(QuotaKeeperTest, WithoutABurstItIsOneSecondsCalls) {
  Use(R"(quota { method: "*" calls_per_second: 7 })");
  EXPECT_EQ(TakeAll(), 7);
}

TEST_F(QuotaKeeperTest, OverAMinuteTheRateHoldsExactly) {
  Use(R"(quota { method: "*" calls_per_second: 333 burst: 2 })");
  int taken = 0;
  // Asked at odd moments, as a fraction of a call is not lost.
  for (std::int64_t us = 0; us < 60 * kSecondUs; us += 1'009) {
    taken += Take() ? 1 : 0;
    clock_.Set(clock_.NowMicros() + 1'009);
  }
  EXPECT_GE(taken, 333 * 60 - 1);
  EXPECT_LE(taken, 333 * 60 + 1);
}

TEST_F(QuotaKeeperTest, ARefusalSaysHowLongToWait) {
  Use(R"(quota { method: "*" calls_per_second: 2 burst: 1 })");
  EXPECT_TRUE(Take());
  const absl::Status refused = keeper_.TakeCall(CallOf(kGet));
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  const ErrorDetail detail = DetailOf(refused);
  EXPECT_EQ(detail.reason, "QUOTA_EXCEEDED");
  EXPECT_GE(detail.retry_delay_ms, 500);
  EXPECT_LE(detail.retry_delay_ms, 502);
}

TEST_F(QuotaKeeperTest, EachQuotaOfACallHolds) {
  Use(absl::StrCat(R"(quota { method: ")", kGet,
                   R"(" calls_per_second: 1 burst: 2 }
                      quota { method: "*" calls_per_second: 1 burst: 5 })"));
  EXPECT_EQ(TakeAll(), 2);
  // What was refused by one is not counted by the other.
  int others = 0;
  while (Take(kCorrect)) ++others;
  EXPECT_EQ(others, 3);
}

TEST_F(QuotaKeeperTest, SubjectsAreCountedByTheDay) {
  Use(R"(quota { method: "*" subjects_per_day: 1000 })");
  EXPECT_TRUE(TakePeople(999));
  EXPECT_FALSE(TakePeople(2));  // refused whole
  EXPECT_TRUE(TakePeople(1));
  EXPECT_FALSE(TakePeople(1));
  EXPECT_TRUE(TakePeople(0));
  EXPECT_TRUE(Take());
  today_ = DayAfter(today_);
  EXPECT_TRUE(TakePeople(1000));
  EXPECT_FALSE(TakePeople(1));
}

TEST_F(QuotaKeeperTest, AnotherCallerIsAnothersMatter) {
  Use(R"(quota { method: "*" calls_per_second: 1 burst: 1 })");
  EXPECT_TRUE(Take());
  EXPECT_FALSE(Take());
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(Take(kGet, "dns:b"));
}

TEST_F(QuotaKeeperTest, WhatWasCountedGoesOnUnderANewPolicy) {
  Use(R"(quota { method: "*" calls_per_second: 1 burst: 10
                 subjects_per_day: 10 })");
  EXPECT_EQ(TakeAll(), 10);
  EXPECT_TRUE(TakePeople(9));
  Use(R"(quota { method: "*" calls_per_second: 1 burst: 20
                 subjects_per_day: 20 })");
  EXPECT_EQ(TakeAll(), 0);
  EXPECT_TRUE(TakePeople(11));
  EXPECT_FALSE(TakePeople(1));
}

TEST_F(QuotaKeeperTest, ThreadsTakeTogetherWhatOneMayTake) {
  Use(R"(quota { method: "*" calls_per_second: 1 burst: 1000 })");
  const rpc::Call call = CallOf(kGet);
  std::atomic<int> taken = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 500; ++k) {
        if (keeper_.TakeCall(call).ok()) ++taken;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(taken, 1000);
}

}  // namespace
}  // namespace base::policy
