#include "base/sql/store_watch.h"

#include <atomic>

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
    std::lock_guard<std::mutex> lock(mutex_);
    return status_;
  }
  void Set(absl::Status status) {
    std::lock_guard<std::mutex> lock(mutex_);
    status_ = std::move(status);
  }

 private:
  std::mutex mutex_;
  absl::Status status_;
};

class StoreWatchTest : public testing::Test {
 protected:
  // The next change that is told; waits for it.
  absl::Status Next() { return told_.PopUpTo(1).front(); }

  BoundedQueue<absl::Status> told_{100};
  std::atomic<int> probes_{0};
  std::atomic<bool> mends_{false};
  FakeDriver driver_;
  StoreWatch watch_{&driver_, [this] {
                      ++probes_;
                      if (mends_) watch_.NoteWrite(absl::OkStatus());
                    }};

  void Listen() {
    watch_.Listen([this](const absl::Status& status) {
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
  EXPECT_TRUE(Next().ok());
  EXPECT_GE(probes_, 1);
}

TEST_F(StoreWatchTest, ADamagedPageIsNotTheWholeStore) {
  Listen();
  watch_.NoteWrite(StorageDamaged("page 17"));
  driver_.Set(StorageFull("no room"));
  EXPECT_THAT(Next(), HasReason("STORAGE_FULL"));
}

}  // namespace
}  // namespace base::sql
