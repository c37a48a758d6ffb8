// Writes that learn from their first answers what they change: who waits for
// whom, and that a group of them comes to what they come to one by one.

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/sql/contract/planned_writes_fixture.h"
#include "base/sql/planned_sequence.h"
#include "base/sql/planned_write.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

using ::testing::ElementsAre;

using Write = std::shared_ptr<PlannedWrite>;

// Which account one with that amount points to.
std::string PointedTo(std::int64_t amount) {
  return std::string(1, static_cast<char>('a' + amount % 3));
}

// Adds to the account that another one points to.
class Addressed : public PlannedWrite {
 public:
  Addressed(std::string pointer, std::int64_t amount,
            std::vector<std::string>* events)
      : pointer_(std::move(pointer)), amount_(amount), events_(*events) {}

  // Goes alone, once its first answer has come.
  bool goes_alone = false;

  void AddKeys(Keys& keys) const override {
    keys.Add("account", pointer_);
    keys.MoreComeLate();
  }

  void Ask(Trip& trip) override {
    is_asked_ = false;
    found_ = 0;
    trip.Ask(kFind, {Value::Text(pointer_)}, [this](const Row& row) {
      events_.push_back("ask " + pointer_);
      name_ = PointedTo(row.Integer(0));
    });
  }

  void AddLateKeys(Keys& keys) const override {
    keys.Add("account", name_);
    if (goes_alone) keys.GoAlone();
  }

  absl::StatusOr<Next> Decide(std::int64_t known_at_us, Trip& trip) override {
    if (!is_asked_) {
      is_asked_ = true;
      trip.Ask(kFind, {Value::Text(name_)},
               [this](const Row& row) { found_ = row.Integer(0); });
      return Next::kGoOn;
    }
    events_.push_back("decide " + name_);
    trip.Put(kStore, {Value::Text(name_), Value::Integer(found_ + amount_),
                      Value::Integer(known_at_us)});
    return Next::kDone;
  }

 private:
  const std::string pointer_;
  const std::int64_t amount_;
  std::vector<std::string>& events_;
  std::string name_;
  std::int64_t found_ = 0;
  bool is_asked_ = false;
};

class LateKeysTest : public PlannedWriteTest {
 protected:
  // 99 points to a, 100 to b, 101 to c.
  LateKeysTest() {
    EXPECT_THAT(Store("d", 100), IsOk());
    EXPECT_THAT(Store("e", 101), IsOk());
    EXPECT_THAT(Store("f", 99), IsOk());
  }

  std::shared_ptr<Addressed> Through(const std::string& pointer,
                                     std::int64_t amount) {
    return std::make_shared<Addressed>(pointer, amount, &events_);
  }
};
RSU_WITH_EVERY_ENGINE(LateKeysTest);

TEST_P(LateKeysTest, ThoseThatShareNoneGoTogether) {
  EXPECT_THAT(InOneGroup<Write>({Through("d", 1), Through("e", 2)}),
              ElementsAre(IsOk(), IsOk()));
  EXPECT_THAT(events_, ElementsAre("ask d", "ask e", "decide b", "decide c"));
  EXPECT_EQ(Amount("b"), 101);
  EXPECT_EQ(Amount("c"), 102);
}

TEST_P(LateKeysTest, AKeyThatIsLateHoldsBackTheLaterOnly) {
  EXPECT_THAT(InOneGroup<Write>({Add("c", 1), Through("d", 2), Add("b", 4),
                                 Through("e", 8), Through("f", 16)}),
              ElementsAre(IsOk(), IsOk(), IsOk(), IsOk(), IsOk()));
  // `Add("b")` and, since its own late key is that of the first, `Through("e")`
  // are asked again when the first are done; `Through("f")`, which shares no
  // key, waits because it comes after one whose late keys may yet change.
  EXPECT_THAT(events_,
              ElementsAre("ask c", "ask d", "ask b", "ask e", "ask f",
                          "decide c", "decide b", "ask b", "ask e", "ask f",
                          "decide b", "decide c", "decide a"));
  EXPECT_EQ(Amount("a"), 116);
  EXPECT_EQ(Amount("b"), 106);
  EXPECT_EQ(Amount("c"), 109);
}

// What it points to may be changed by the one it waits for.
TEST_P(LateKeysTest, WhoComesAfterOneThatWaitsAndHasLateKeysWaitsToo) {
  EXPECT_THAT(InOneGroup<Write>({Add("d", 1), Through("d", 2), Add("c", 4)}),
              ElementsAre(IsOk(), IsOk(), IsOk()));
  EXPECT_THAT(events_, ElementsAre("ask d", "decide d", "ask d", "ask c",
                                   "decide c", "ask c", "decide c"));
  EXPECT_EQ(Amount("c"), 106);
}

TEST_P(LateKeysTest, OneThatWaitsForAnEarlierKeyIsNotOvertaken) {
  // The second b waits for the first; the third's late key is b too.
  EXPECT_THAT(InOneGroup<Write>({Add("b", 1), Add("b", 2), Through("d", 4)}),
              ElementsAre(IsOk(), IsOk(), IsOk()));
  EXPECT_THAT(events_, ElementsAre("ask b", "ask d", "decide b", "ask b",
                                   "ask d", "decide b", "ask d", "decide b"));
  EXPECT_EQ(Amount("b"), 107);
}

TEST_P(LateKeysTest, WhoeverLearnsThatItGoesAloneDoes) {
  const auto alone = Through("d", 1);
  alone->goes_alone = true;
  EXPECT_THAT(InOneGroup<Write>({Add("a", 1), alone, Add("c", 2)}),
              ElementsAre(IsOk(), IsOk(), IsOk()));
  EXPECT_THAT(events_,
              ElementsAre("ask a", "ask d", "ask c", "decide a", "ask d",
                          "ask c", "decide b", "ask c", "decide c"));
}

TEST_P(LateKeysTest, PartsOfASequenceWaitForThemToo) {
  const auto first = Through("d", 1);
  const auto second = Add("b", 2);
  const auto third = Add("c", 4);
  const auto list = std::make_shared<PlannedSequence>(
      std::vector<PlannedWrite*>{first.get(), second.get(), third.get()},
      [](std::size_t, const absl::Status& outcome) { return outcome; });
  EXPECT_THAT(InOneGroup<Write>({list, Add("a", 1)}),
              ElementsAre(IsOk(), IsOk()));
  EXPECT_THAT(events_, ElementsAre("ask d", "ask b", "ask c", "decide b",
                                   "ask b", "ask c", "decide b", "decide c",
                                   "ask a", "decide a"));
  EXPECT_EQ(Amount("b"), 103);
}

class LateKeysByChanceTest : public LateKeysTest {
 protected:
  using Amounts = std::map<std::string, std::int64_t>;

  int Below(int n) {
    return std::uniform_int_distribution<int>(0, n - 1)(random_);
  }

  // What is stored after others which left `amounts`.
  Write DrawWrite(Amounts& amounts) {
    const std::string name(1, static_cast<char>('a' + Below(6)));
    const std::int64_t amount = 1 + Below(50);
    if (Below(3) == 0) {
      amounts[name] += amount;
      return Add(name, amount);
    }
    amounts[PointedTo(amounts[name])] += amount;
    const auto through = Through(name, amount);
    through->goes_alone = Below(8) == 0;
    return through;
  }

  // Some writes, or one that has some as its parts.
  Write DrawOneOrList(Amounts& amounts) {
    if (Below(4) != 0) return DrawWrite(amounts);
    std::vector<PlannedWrite*> parts;
    const int most = 1 + Below(5);
    for (int i = 0; i < most; ++i) {
      parts_.push_back(DrawWrite(amounts));
      parts.push_back(parts_.back().get());
    }
    return std::make_shared<PlannedSequence>(
        std::move(parts),
        [](std::size_t, const absl::Status& outcome) { return outcome; });
  }

  const unsigned seed_ = std::random_device()();
  std::mt19937 random_{seed_};
  std::vector<Write> parts_;
};
RSU_WITH_EVERY_ENGINE(LateKeysByChanceTest);

TEST_P(LateKeysByChanceTest, GroupsAreTheirWritesOneByOne) {
  Amounts amounts = {{"a", 100}, {"b", 100}, {"c", 100},
                     {"d", 100}, {"e", 101}, {"f", 99}};
  for (int group = 0; group < 300; ++group) {
    SCOPED_TRACE(absl::StrCat("group ", group, ", seed ", seed_));
    std::vector<Write> writes(1 + Below(10));
    for (Write& write : writes) write = DrawOneOrList(amounts);
    for (const absl::Status& status : InOneGroup<Write>(writes)) {
      ASSERT_THAT(status, IsOk());
    }
    parts_.clear();
    for (const auto& [name, amount] : amounts) {
      ASSERT_EQ(Amount(name), amount) << name;
    }
  }
}

}  // namespace
}  // namespace base::sql
