#include "base/bounded_queue.h"

#include <memory>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(BoundedQueueTest, TakesUpToItsCapacityAndNoMore) {
  BoundedQueue<int> queue(2);
  EXPECT_TRUE(queue.TryPush(1));
  EXPECT_TRUE(queue.TryPush(2));
  EXPECT_FALSE(queue.TryPush(3));
  EXPECT_THAT(queue.PopUpTo(1), ElementsAre(1));
  EXPECT_TRUE(queue.TryPush(4));
  EXPECT_THAT(queue.PopUpTo(9), ElementsAre(2, 4));
}

TEST(BoundedQueueTest, ARefusedItemStaysWithTheProducer) {
  BoundedQueue<std::unique_ptr<int>> queue(1);
  auto item = std::make_unique<int>(7);
  ASSERT_TRUE(queue.TryPush(std::make_unique<int>(1)));
  EXPECT_FALSE(queue.TryPush(item));
  ASSERT_NE(item, nullptr);
  EXPECT_EQ(*item, 7);
}

TEST(BoundedQueueTest, ClosedQueueGivesWhatItHoldsAndThenNothing) {
  BoundedQueue<int> queue(4);
  ASSERT_TRUE(queue.TryPush(1));
  queue.Close();
  EXPECT_FALSE(queue.TryPush(2));
  EXPECT_THAT(queue.PopUpTo(4), ElementsAre(1));
  EXPECT_THAT(queue.PopUpTo(4), IsEmpty());
}

TEST(BoundedQueueTest, EveryItemArrivesOnceAcrossThreads) {
  constexpr int kProducers = 4;
  constexpr int kEach = 2000;
  BoundedQueue<int> queue(16);
  std::vector<std::thread> producers;
  for (int p = 0; p < kProducers; ++p) {
    producers.emplace_back([&queue, p] {
      for (int i = 0; i < kEach; ++i) {
        while (!queue.TryPush(p * kEach + i)) std::this_thread::yield();
      }
    });
  }
  std::vector<int> seen(kProducers * kEach, 0);
  for (int taken = 0; taken < kProducers * kEach;) {
    for (const int item : queue.PopUpTo(8)) {
      ++seen[static_cast<std::size_t>(item)];
      ++taken;
    }
  }
  for (std::thread& producer : producers) producer.join();
  EXPECT_EQ(seen, std::vector<int>(kProducers * kEach, 1));
}

}  // namespace
}  // namespace base
