// Several writes in two parts as one: what goes side by side, what waits, and
// what the refusal of one means for the others.

#include "base/sql/planned_sequence.h"

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
#include "base/sql/planned_write.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Part = std::shared_ptr<PlannedWrite>;

// Adds to an account what another one has. Asks for one after the other.
class Copy : public PlannedWrite {
 public:
  Copy(std::string from, std::string to)
      : from_(std::move(from)), to_(std::move(to)) {}

  void AddKeys(Keys& keys) const override {
    keys.Add("account", from_);
    keys.Add("account", to_);
  }

  void Ask(Trip& trip) override {
    sum_ = 0;
    asked_ = 0;
    AskFor(from_, trip);
  }

  absl::StatusOr<Next> Decide(std::int64_t known_at_us, Trip& trip) override {
    if (asked_ == 1) {
      AskFor(to_, trip);
      return Next::kGoOn;
    }
    trip.Put(kStore, {Value::Text(to_), Value::Integer(sum_),
                      Value::Integer(known_at_us)});
    return Next::kDone;
  }

 private:
  void AskFor(const std::string& name, Trip& trip) {
    ++asked_;
    trip.Ask(kFind, {Value::Text(name)},
             [this](const Row& row) { sum_ += row.Integer(0); });
  }

  const std::string from_;
  const std::string to_;
  std::int64_t sum_ = 0;
  int asked_ = 0;
};

// A sequence with its parts, and what it heard of each.
struct List {
  explicit List(std::vector<Part> of)
      : parts(std::move(of)),
        outcomes(parts.size(), absl::UnknownError("not told")) {
    std::vector<PlannedWrite*> borrowed;
    for (const Part& part : parts) borrowed.push_back(part.get());
    write = std::make_shared<PlannedSequence>(
        std::move(borrowed),
        [this](std::size_t place, const absl::Status& outcome) {
          outcomes[place] = outcome;
          return is_all_or_nothing ? outcome : absl::OkStatus();
        });
  }

  const std::vector<Part> parts;
  bool is_all_or_nothing = false;
  std::vector<absl::Status> outcomes;
  std::shared_ptr<PlannedSequence> write;
};

class PlannedSequenceTest : public PlannedWriteTest {
 protected:
  Part Refused(const std::string& name) {
    const auto part = Add(name, 1);
    part->refusal = absl::NotFoundError("no");
    return part;
  }

  Part Late(const std::string& name, std::int64_t amount) {
    const auto part = Add(name, amount);
    part->fails_late = true;
    return part;
  }
};
RSU_WITH_EVERY_ENGINE(PlannedSequenceTest);

TEST_P(PlannedSequenceTest, PartsThatShareNoKeyGoSideBySide) {
  List list({Add("a", 1), Add("b", 2), Add("c", 3)});
  EXPECT_THAT(database_->WriteAndWait(list.write), IsOk());
  EXPECT_THAT(events_, ElementsAre("ask a", "ask b", "ask c", "decide a",
                                   "decide b", "decide c"));
  EXPECT_THAT(list.outcomes, ElementsAre(IsOk(), IsOk(), IsOk()));
  EXPECT_EQ(Amount("a"), 101);
  EXPECT_EQ(Amount("b"), 102);
  EXPECT_EQ(Amount("c"), 103);
}

TEST_P(PlannedSequenceTest, WhoSharesAKeyWaitsAndSoDoTheLater) {
  List list({Add("a", 1), Add("b", 2), Add("a", 10), Add("c", 3)});
  EXPECT_THAT(database_->WriteAndWait(list.write), IsOk());
  EXPECT_THAT(events_, ElementsAre("ask a", "ask b", "decide a", "decide b",
                                   "ask a", "ask c", "decide a", "decide c"));
  EXPECT_EQ(Amount("a"), 111);
  EXPECT_EQ(Amount("c"), 103);
}

TEST_P(PlannedSequenceTest, APartMayNameAKeyTwice) {
  const auto first = Add("a", 1);
  const auto second = Add("a", 10);
  for (const auto& part : {first, second}) part->keys = 2;
  List list({first, second});
  EXPECT_THAT(database_->WriteAndWait(list.write), IsOk());
  EXPECT_EQ(Amount("a"), 111);
}

TEST_P(PlannedSequenceTest, ARefusedPartLeavesTheOthersIn) {
  List list({Add("a", 1), Refused("b"), Add("b", 2), Refused("c")});
  EXPECT_THAT(database_->WriteAndWait(list.write), IsOk());
  EXPECT_THAT(list.outcomes,
              ElementsAre(IsOk(), HasCode(absl::StatusCode::kNotFound), IsOk(),
                          HasCode(absl::StatusCode::kNotFound)));
  EXPECT_EQ(Amount("a"), 101);
  EXPECT_EQ(Amount("b"), 102);
  EXPECT_EQ(Amount("c"), 100);
}

TEST_P(PlannedSequenceTest, TheOwnerMayEndTheWholeBecauseOfAPart) {
  List list({Add("a", 1), Refused("a"), Add("b", 2)});
  list.is_all_or_nothing = true;
  EXPECT_THAT(
      InOneGroup<Part>({Add("c", 1), list.write, Add("a", 5)}),
      ElementsAre(IsOk(), HasCode(absl::StatusCode::kNotFound), IsOk()));
  EXPECT_EQ(Amount("a"), 105);
  EXPECT_EQ(Amount("b"), 100);
  EXPECT_EQ(Amount("c"), 101);
}

// By the store, and by the part itself when some of it was stored.
TEST_P(PlannedSequenceTest, APartThatFailsAfterItsRowsEndsTheWhole) {
  List late({Add("a", 1), Late("b", 2)});
  List below_zero({Add("a", 1), Add("b", -1'000)});
  EXPECT_THAT(InOneGroup<Part>({late.write, Add("b", 7), below_zero.write}),
              ElementsAre(HasCode(absl::StatusCode::kAborted), IsOk(),
                          HasCode(absl::StatusCode::kInternal)));
  EXPECT_EQ(Amount("a"), 100);
  EXPECT_EQ(Amount("b"), 107);
}

TEST_P(PlannedSequenceTest, APartMayNeedMoreTripsThanTheOthers) {
  const auto copy = std::make_shared<Copy>("a", "b");
  List list({copy, Add("c", 3), Add("b", 2), Add("a", 1)});
  EXPECT_THAT(database_->WriteAndWait(list.write), IsOk());
  EXPECT_THAT(list.outcomes, ElementsAre(IsOk(), IsOk(), IsOk(), IsOk()));
  EXPECT_EQ(Amount("a"), 101);
  EXPECT_EQ(Amount("b"), 202);
  EXPECT_EQ(Amount("c"), 103);
}

TEST_P(PlannedSequenceTest, AWriteThatSharesAKeyWithAPartWaits) {
  List list({Add("a", 1), Add("b", 2)});
  EXPECT_THAT(InOneGroup<Part>({Add("b", 10), list.write, Add("a", 100)}),
              ElementsAre(IsOk(), IsOk(), IsOk()));
  EXPECT_EQ(Amount("a"), 201);
  EXPECT_EQ(Amount("b"), 112);
}

TEST_P(PlannedSequenceTest, ItMayHaveNoParts) {
  List list({});
  EXPECT_THAT(database_->WriteAndWait(list.write), IsOk());
  EXPECT_THAT(list.outcomes, IsEmpty());
}

using Amounts = std::map<std::string, std::int64_t>;

// A list made by chance, and what is to become of it.
struct DrawnList {
  std::unique_ptr<List> list;
  std::vector<absl::StatusCode> outcomes;
  bool ends_well = true;
};

class PlannedSequencesByChanceTest : public PlannedSequenceTest {
 protected:
  int Below(int n) {
    return std::uniform_int_distribution<int>(0, n - 1)(random_);
  }
  std::string DrawName() {
    return std::string(1, static_cast<char>('a' + Below(3)));
  }

  // A part that comes after others which left `amounts`. Adds its outcome, and
  // what it does to them.
  Part DrawPart(Amounts& amounts, DrawnList& drawn) {
    const std::string name = DrawName();
    const int kind = Below(20);
    drawn.outcomes.push_back(absl::StatusCode::kOk);
    if (kind < 4) {
      drawn.outcomes.back() = absl::StatusCode::kNotFound;
      return Refused(name);
    }
    if (kind == 4) {
      drawn.ends_well = false;
      return Late(name, 1);
    }
    if (kind < 8) {
      const std::string from = DrawName();
      amounts[name] += amounts[from];
      drawn.ends_well = amounts[name] < 1'000'000;
      if (drawn.ends_well) return std::make_shared<Copy>(from, name);
      return Late(name, 1);
    }
    const std::int64_t amount = Below(200) - 90;
    amounts[name] += amount;
    drawn.ends_well = amounts[name] >= 0;
    return Add(name, amount);
  }

  // Its last part may be one that ends the whole.
  DrawnList DrawList(Amounts& amounts) {
    DrawnList drawn;
    Amounts after = amounts;
    std::vector<Part> parts;
    const int most = Below(7);
    for (int i = 0; i < most && drawn.ends_well; ++i) {
      parts.push_back(DrawPart(after, drawn));
    }
    if (drawn.ends_well) amounts = after;
    drawn.list = std::make_unique<List>(std::move(parts));
    return drawn;
  }

  const unsigned seed_ = std::random_device()();
  std::mt19937 random_{seed_};
};
RSU_WITH_EVERY_ENGINE(PlannedSequencesByChanceTest);

TEST_P(PlannedSequencesByChanceTest, GroupsAreTheirPartsOneByOne) {
  Amounts amounts = {{"a", 100}, {"b", 100}, {"c", 100}};
  for (int group = 0; group < 200; ++group) {
    SCOPED_TRACE(absl::StrCat("group ", group, ", seed ", seed_));
    std::vector<DrawnList> drawn(1 + Below(6));
    std::vector<Part> writes;
    for (DrawnList& one : drawn) {
      one = DrawList(amounts);
      writes.push_back(one.list->write);
    }
    const std::vector<absl::Status> statuses = InOneGroup<Part>(writes);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      ASSERT_EQ(statuses[i].ok(), drawn[i].ends_well)
          << statuses[i] << ", list " << i;
      for (std::size_t j = 0;
           drawn[i].ends_well && j < drawn[i].outcomes.size(); ++j) {
        ASSERT_EQ(drawn[i].list->outcomes[j].code(), drawn[i].outcomes[j])
            << "part " << j << " of list " << i;
      }
    }
    for (const auto& [name, amount] : amounts) {
      ASSERT_EQ(Amount(name), amount) << name;
    }
  }
}

}  // namespace
}  // namespace base::sql
