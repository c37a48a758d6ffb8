#include "base/sql/store_watch.h"

#include <atomic>
#include <chrono>
#include <thread>

#include "base/bounded_queue.h"
#include "base/sql/errors.h"
#include "base/status_matchers.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

// A driver whose store is as the test says.
class FakeDriver : public Driver {
 public:
  absl::StatusOr<std::unique_ptr<Connection>> OpenWriter() override {
    return absl::UnimplementedError("not opened");
  }
  absl::StatusOr<std::unique_ptr<Connection>> OpenReader() override {
    return absl::UnimplementedError("not opened");
  }
  absl::Status Look(bool) override {
    ++looks_;
    std::lock_guard<std::mutex> lock(mutex_);
    return status_;
  }
  int looks() const { return looks_; }
  void Set(absl::Status status) {
    std::lock_guard<std::mutex> lock(mutex_);
    status_ = std::move(status);
  }

 private:
  std::mutex mutex_;
  absl::Status status_;
  std::atomic<int> looks_{0};
};

class StoreWatchTest : public testing::Test {
 protected:
  // The next change that is told; waits for it.
  absl::Status Next() { return told_.PopUpTo(1).front(); }

  BoundedQueue<absl::Status> told_{100};
  std::atomic<int> probes_{0};
  std::atomic<bool> mends_{false};
  std::atomic<bool> jumped_{false};
  std::atomic<std::int64_t> seconds_{1'000};
  FakeDriver driver_;
  StoreWatch watch_{
      &driver_,
      [this] {
        ++probes_;
        if (mends_) watch_.NoteWrite(absl::OkStatus());
      },
      [this] {
        return jumped_ ? ClockJumped("it was set forward") : absl::OkStatus();
      },
      [this] { return StoreWatch::Time(std::chrono::seconds(seconds_)); }};

  // How many changes were told after a look that began from now on.
  int ToldAfterALook() {
    // The second one begins after the first is over.
    const int looks = driver_.looks() + 2;
    while (driver_.looks() < looks) std::this_thread::yield();
    return count_;
  }

  std::atomic<int> count_{0};

  void Listen() {
    watch_.Listen([this](const absl::Status& status) {
      ++count_;
      absl::Status copy = status;
      told_.TryPush(copy);
    });
  }
};

TEST_F(StoreWatchTest, AReplacedStoreIsToldOnceAndWhenItIsBack) {
  Listen();
  driver_.Set(StorageReplaced("the file was deleted or moved"));
  EXPECT_THAT(Next(), HasReason("STORAGE_REPLACED"));
  EXPECT_THAT(watch_.MayWrite(), HasReason("STORAGE_REPLACED"));
  driver_.Set(absl::OkStatus());
  EXPECT_TRUE(Next().ok());
  EXPECT_TRUE(watch_.MayWrite().ok());
}

TEST_F(StoreWatchTest, AClockThatCannotBeRightIsToldWithoutAWrite) {
  Listen();
  jumped_ = true;
  EXPECT_THAT(Next(), HasReason("CLOCK_JUMPED"));
  // What is wrong with the store comes first.
  driver_.Set(StorageFull("no room on the disk"));
  EXPECT_THAT(Next(), HasReason("STORAGE_FULL"));
  driver_.Set(absl::OkStatus());
  EXPECT_THAT(Next(), HasReason("CLOCK_JUMPED"));
  jumped_ = false;
  EXPECT_TRUE(Next().ok());
  EXPECT_EQ(probes_, 0);
}

TEST_F(StoreWatchTest, AListenerHearsOfWhatWasWrongBeforeItCame) {
  driver_.Set(StorageFull("no room on the disk"));
  Listen();
  EXPECT_THAT(Next(), HasReason("STORAGE_FULL"));
}

TEST_F(StoreWatchTest, AFailedWriteIsTriedAgainUntilOneSucceeds) {
  Listen();
  watch_.NoteWrite(StorageFull("disk I/O error"));
  EXPECT_THAT(Next(), HasReason("STORAGE_FULL"));
  mends_ = true;
  seconds_ += 3;
  EXPECT_TRUE(Next().ok());
  EXPECT_GE(probes_, 1);
}

// A disk that takes what is small and refuses what is large.
TEST_F(StoreWatchTest, WhatComesAndGoesIsToldOnce) {
  const absl::Status full = StorageFull("no room");
  Listen();
  const auto fail_and_mend = [this, &full] {
    watch_.NoteWrite(full);
    watch_.NoteWrite(absl::OkStatus());
  };
  watch_.NoteWrite(full);
  EXPECT_THAT(Next(), HasReason("STORAGE_FULL"));
  watch_.NoteWrite(absl::OkStatus());
  EXPECT_TRUE(Next().ok());
  // Again, a second later: from now on it has to hold.
  ++seconds_;
  watch_.NoteWrite(full);
  EXPECT_THAT(Next(), HasReason("STORAGE_FULL"));
  for (int i = 0; i < 100; ++i) {
    fail_and_mend();
    ++seconds_;
  }
  // The last failure was a second ago; after three more it holds.
  EXPECT_EQ(ToldAfterALook(), 3);
  seconds_ += 3;
  EXPECT_TRUE(Next().ok());
  // And the next time for twice that while.
  watch_.NoteWrite(full);
  EXPECT_THAT(Next(), HasReason("STORAGE_FULL"));
  watch_.NoteWrite(absl::OkStatus());
  seconds_ += 7;
  EXPECT_EQ(ToldAfterALook(), 5);
  seconds_ += 1;
  EXPECT_TRUE(Next().ok());
  // What fails a minute later is new.
  seconds_ += 60;
  watch_.NoteWrite(full);
  EXPECT_THAT(Next(), HasReason("STORAGE_FULL"));
  watch_.NoteWrite(absl::OkStatus());
  EXPECT_TRUE(Next().ok());
}

TEST_F(StoreWatchTest, ADamagedPageIsNotTheWholeStore) {
  Listen();
  watch_.NoteWrite(StorageDamaged("page 17"));
  driver_.Set(StorageFull("no room"));
  EXPECT_THAT(Next(), HasReason("STORAGE_FULL"));
}

}  // namespace
}  // namespace base::sql
