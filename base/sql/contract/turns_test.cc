// What writes of a group count together, such as the positions of inputs: they
// take numbers in their turn, so that numbers and moments have one order and
// there is no gap.

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/sql/contract/held_writer.h"
#include "base/sql/contract/planned_writes_fixture.h"
#include "base/sql/database.h"
#include "base/sql/planned_sequence.h"
#include "base/sql/planned_write.h"
#include "base/sql/rows.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kCountEntries[] =
    "SELECT coalesce(max(position), -1) + 1 FROM entry";
constexpr char kEnter[] =
    "INSERT INTO entry (position, name, known_at_us) VALUES ($1, $2, $3)";
constexpr char kList[] =
    "SELECT position, name, known_at_us FROM entry ORDER BY position";

// How an entry fails.
enum class Failure { kNone, kBefore, kInTurn, kInTrip, kAfter, kInQuestion };

// Enters a name at the next position, after some trips with other questions.
class Entry : public PlannedWrite {
 public:
  Entry(std::string name, int trips, Failure failure = Failure::kNone)
      : name_(std::move(name)), trips_(trips), failure_(failure) {}

  void AddKeys(Keys& keys) const override { keys.Add("entry", name_); }

  void Ask(Trip& trip) override {
    left_ = trips_;
    has_turn_ = false;
    is_stored_ = false;
    if (failure_ == Failure::kInQuestion) {
      trip.Ask("SELECT missing FROM entry", {}, [](const Row&) {});
    }
    trip.AskCount(kCountEntries, FirstInteger);
  }

  absl::StatusOr<Next> Decide(std::int64_t known_at_us, Trip& trip) override {
    if (is_stored_) return absl::AbortedError("second thoughts");
    if (left_-- > 0) {
      trip.Ask(kFind, {Value::Text("a")}, [](const Row&) {});
      return Next::kGoOn;
    }
    if (failure_ == Failure::kBefore) return absl::NotFoundError("no");
    if (!trip.KnowsCount(kCountEntries)) {
      trip.AskCount(kCountEntries, FirstInteger);
      return Next::kGoOn;
    }
    if (!has_turn_) {
      has_turn_ = true;
      return Next::kInTurn;
    }
    position_ = trip.TakeNext(kCountEntries);
    trip.Put(kEnter, {Value::Integer(position_), Value::Text(name_),
                      Value::Integer(known_at_us)});
    if (failure_ == Failure::kInTurn) return absl::NotFoundError("no");
    if (failure_ == Failure::kInTrip) {
      trip.Put(kStore, {Value::Text("a"), Value::Integer(-1),
                        Value::Integer(known_at_us)});
    }
    is_stored_ = true;
    return failure_ == Failure::kAfter ? Next::kGoOn : Next::kDone;
  }

 private:
  const std::string name_;
  const int trips_;
  const Failure failure_;
  int left_ = 0;
  bool has_turn_ = false;
  bool is_stored_ = false;
  std::int64_t position_ = -1;
};

// Several entries at one moment.
class Entries : public PlannedWrite {
 public:
  explicit Entries(std::vector<std::shared_ptr<Entry>> entries)
      : entries_(std::move(entries)) {
    std::vector<PlannedWrite*> parts;
    for (const auto& entry : entries_) parts.push_back(entry.get());
    sequence_ = std::make_unique<PlannedSequence>(
        std::move(parts),
        [](std::size_t, const absl::Status&) { return absl::OkStatus(); });
  }

  void AddKeys(Keys& keys) const override { keys.GoAlone(); }
  void Ask(Trip& trip) override { sequence_->Ask(trip); }
  absl::StatusOr<Next> Decide(std::int64_t known_at_us, Trip& trip) override {
    return sequence_->Decide(known_at_us, trip);
  }

 private:
  const std::vector<std::shared_ptr<Entry>> entries_;
  std::unique_ptr<PlannedSequence> sequence_;
};

class TurnsTest : public PlannedWriteTest {
 protected:
  struct Listed {
    std::int64_t position = 0;
    std::string name;
    std::int64_t known_at_us = 0;
  };

  std::vector<Listed> List() {
    std::vector<Listed> all;
    EXPECT_THAT(database_->ReadAndWait([&all](Session& session) {
      return session.Query(kList, {}, [&all](const Row& row) {
        all.push_back(
            {row.Integer(0), std::string(row.Text(1)), row.Integer(2)});
        return absl::OkStatus();
      });
    }),
                IsOk());
    return all;
  }

  // The names in the order of positions, which have no gap and the order of
  // moments.
  std::vector<std::string> Names() {
    std::vector<std::string> names;
    std::int64_t last = 0;
    for (const Listed& entry : List()) {
      EXPECT_EQ(entry.position, static_cast<std::int64_t>(names.size()));
      EXPECT_GE(entry.known_at_us, last) << entry.name;
      last = entry.known_at_us;
      names.push_back(entry.name);
    }
    return names;
  }
};
RSU_WITH_EVERY_ENGINE(TurnsTest);

using Write = std::shared_ptr<PlannedWrite>;

TEST_P(TurnsTest, NumbersAreTakenInTheOrderOfMoments) {
  EXPECT_THAT(
      InOneGroup<Write>(
          {std::make_shared<Entry>("a", 2), std::make_shared<Entry>("b", 0),
           std::make_shared<Entry>("c", 1), std::make_shared<Entry>("d", 0)}),
      ElementsAre(IsOk(), IsOk(), IsOk(), IsOk()));
  EXPECT_THAT(Names(), ElementsAre("a", "b", "c", "d"));
}

TEST_P(TurnsTest, WhoeverFailsLeavesNoGap) {
  for (const Failure failure : {Failure::kBefore, Failure::kInTurn,
                                Failure::kInTrip, Failure::kAfter}) {
    const std::vector<absl::Status> statuses = InOneGroup<Write>(
        {std::make_shared<Entry>("a", 0),
         std::make_shared<Entry>("b", 1, failure),
         std::make_shared<Entry>("c", 0), std::make_shared<Entry>("d", 1)});
    EXPECT_FALSE(statuses[1].ok());
  }
  EXPECT_THAT(Names(), ElementsAre("a", "c", "d", "a", "c", "d", "a", "c", "d",
                                   "a", "c", "d"));
}

// Its question is never answered: another write asks.
TEST_P(TurnsTest, WhoeverAskedForTheCountMayFail) {
  EXPECT_THAT(
      InOneGroup<Write>({std::make_shared<Entry>("a", 0, Failure::kInQuestion),
                         std::make_shared<Entry>("b", 0)}),
      ElementsAre(HasCode(absl::StatusCode::kInternal), IsOk()));
  EXPECT_THAT(Names(), ElementsAre("b"));
}

TEST_P(TurnsTest, AWriteThatGoesAloneHasItsNumbersTogether) {
  const auto entries =
      std::make_shared<Entries>(std::vector<std::shared_ptr<Entry>>{
          std::make_shared<Entry>("b", 1), std::make_shared<Entry>("b", 0),
          std::make_shared<Entry>("c", 0)});
  EXPECT_THAT(InOneGroup<Write>({std::make_shared<Entry>("a", 2), entries,
                                 std::make_shared<Entry>("d", 0)}),
              ElementsAre(IsOk(), IsOk(), IsOk()));
  EXPECT_THAT(Names(), ElementsAre("a", "b", "b", "c", "d"));
  const std::vector<Listed> all = List();
  EXPECT_EQ(all[1].known_at_us, all[3].known_at_us);
}

TEST_P(TurnsTest, PartsOfASequenceHaveTheirTurnsInTheirOrder) {
  const auto entries =
      std::make_shared<Entries>(std::vector<std::shared_ptr<Entry>>{
          std::make_shared<Entry>("a", 2), std::make_shared<Entry>("b", 0),
          std::make_shared<Entry>("c", 3, Failure::kBefore),
          std::make_shared<Entry>("d", 1), std::make_shared<Entry>("e", 0),
          std::make_shared<Entry>("b", 1), std::make_shared<Entry>("f", 0)});
  EXPECT_THAT(database_->WriteAndWait(entries), IsOk());
  EXPECT_THAT(Names(), ElementsAre("a", "b", "d", "e", "b", "f"));
}

TEST_P(TurnsTest, GroupsByChanceHaveNoGapAndOneOrder) {
  const auto seed = std::random_device()();
  std::mt19937 random(seed);
  const auto below = [&random](int n) {
    return std::uniform_int_distribution<int>(0, n - 1)(random);
  };
  const auto entry = [&] {
    const auto failure = static_cast<Failure>(below(3) == 0 ? below(6) : 0);
    return std::make_shared<Entry>(absl::StrCat("n", below(4)), below(4),
                                   failure);
  };
  for (int group = 0; group < 100; ++group) {
    WithWriterHeld(*database_, [&] {
      const auto done = [](const absl::Status&) {};
      for (int i = below(10); i >= 0; --i) {
        if (below(4) == 0) {
          std::vector<std::shared_ptr<Entry>> several;
          for (int j = below(4); j >= 0; --j) several.push_back(entry());
          database_->Write(std::make_shared<Entries>(std::move(several)), done);
        } else if (below(6) == 0) {
          database_->Write(
              [](WriteSession& session) {
                Entry alone("function", 1);
                return CarryOut(alone, session);
              },
              done);
        } else {
          database_->Write(entry(), done);
        }
      }
    });
    ASSERT_THAT(
        database_->WriteAndWait([](WriteSession&) { return absl::OkStatus(); }),
        IsOk());
    ASSERT_FALSE(HasFailure()) << "seed " << seed;
  }
  EXPECT_THAT(Names(), ::testing::Not(IsEmpty())) << "seed " << seed;
}

}  // namespace
}  // namespace base::sql
