#include "idcs/issuing/number_issuer.h"

#include <deque>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/sql/contract/engine.h"
#include "base/sql/database.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "idcs/issuing/draw_number.h"
#include "idcs/number/number_presets.h"
#include "tools/server/schema/store_schema.h"

namespace idcs {
namespace {

using ::testing::ElementsAre;

// Plays back the bits it was given, then has none.
class ScriptedEntropy : public base::EntropySource {
 public:
  explicit ScriptedEntropy(std::deque<std::uint64_t> bits)
      : bits_(std::move(bits)) {}
  absl::StatusOr<std::uint64_t> NextBits() override {
    if (bits_.empty()) {
      return base::MakeError(absl::StatusCode::kUnavailable, "script ended",
                             {"NO_ENTROPY", {}, {}, 0});
    }
    const std::uint64_t bits = bits_.front();
    bits_.pop_front();
    return bits;
  }

 private:
  std::deque<std::uint64_t> bits_;
};

NumberRules DefaultRules() { return LoadPreset("default").value(); }

// Draws of numbers that the default rules admit: 2013023805 and 3029384756 are
// the vectors of the published rules. Prefixes are counted from 200000000, the
// first whose first digit is not refused.
constexpr std::uint64_t kFirst = 1302380;
constexpr std::uint64_t kSecond = 102938475;

class NumberIssuerTest : public base::sql::EngineTest {
 protected:
  NumberIssuerTest() {
    database_ =
        OpenDatabase(NewStore(), &clock_, server::SchemaMigrations().first(4));
  }

  absl::StatusOr<std::vector<std::string>> Issue(NumberIssuer& issuer,
                                                 int count) {
    std::vector<std::string> numbers;
    const absl::Status status =
        database_->WriteAndWait([&](base::sql::WriteSession& session) {
          numbers.clear();
          for (int i = 0; i < count; ++i) {
            const auto number =
                issuer.Issue(session, HolderKind::kPerson, "test");
            if (!number.ok()) return number.status();
            numbers.push_back(number->ToString());
          }
          return absl::OkStatus();
        });
    if (!status.ok()) return status;
    return numbers;
  }

  base::FakeClock clock_{1};
  std::unique_ptr<base::sql::Database> database_;
};
RSU_WITH_EVERY_ENGINE(NumberIssuerTest);

TEST(DrawNumberTest, PassesOverWhatIsUnfairOrRefused) {
  // 2^30 - 1 lies above the last prefix; 0 gives 200000000, a repeat.
  ScriptedEntropy entropy({(1u << 30) - 1, 0, kFirst});
  EXPECT_EQ(DrawNumber(entropy, DefaultRules())->ToString(), "2013023805");
}

TEST(DrawNumberTest, OnlyTheLowThirtyBitsCount) {
  ScriptedEntropy entropy({(std::uint64_t{0xabcdef} << 30) | kFirst});
  EXPECT_EQ(DrawNumber(entropy, DefaultRules())->ToString(), "2013023805");
}

TEST_P(NumberIssuerTest, DrawsAgainWhenTaken) {
  ScriptedEntropy entropy({kFirst, kFirst, kSecond});
  NumberIssuer issuer(&entropy, DefaultRules());
  EXPECT_THAT(Issue(issuer, 2).value(),
              ElementsAre("2013023805", "3029384756"));
  EXPECT_EQ(issuer.collision_count(), 1);
}

TEST_P(NumberIssuerTest, SaysWhenEveryDrawWasTaken) {
  ScriptedEntropy entropy({kFirst, kFirst, kFirst, kFirst});
  NumberIssuer issuer(&entropy, DefaultRules(), /*max_attempts=*/3);
  ASSERT_TRUE(Issue(issuer, 1).ok());
  const absl::Status full = Issue(issuer, 1).status();
  EXPECT_EQ(full.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(base::DetailOf(full).reason, "NUMBER_SPACE_FULL");
}

TEST_P(NumberIssuerTest, WithoutEntropyThereIsNoNumberAndNoneIsTaken) {
  ScriptedEntropy none({kFirst});
  NumberIssuer failing(&none, DefaultRules());
  EXPECT_EQ(base::DetailOf(Issue(failing, 2).status()).reason, "NO_ENTROPY");
  ScriptedEntropy again({kFirst});
  NumberIssuer issuer(&again, DefaultRules());
  EXPECT_THAT(Issue(issuer, 1).value(), ElementsAre("2013023805"));
}

TEST_P(NumberIssuerTest, AnIssuedNumberCannotBeFreed) {
  base::OpensslEntropy entropy;
  NumberIssuer issuer(&entropy, DefaultRules());
  ASSERT_TRUE(Issue(issuer, 3).ok());
  for (const char* sql : {"DELETE FROM number", "UPDATE number SET kind = 2"}) {
    EXPECT_FALSE(database_
                     ->WriteAndWait([sql](base::sql::WriteSession& session) {
                       return session.Execute(sql, {}).status();
                     })
                     .ok())
        << sql;
  }
}

TEST_P(NumberIssuerTest, ManyNumbersAreDistinctAndAdmissible) {
  constexpr int kCount = 20'000;
  base::OpensslEntropy entropy;
  NumberIssuer issuer(&entropy, DefaultRules());
  const auto numbers = Issue(issuer, kCount);
  ASSERT_TRUE(numbers.ok()) << numbers.status();
  const std::set<std::string> distinct(numbers->begin(), numbers->end());
  EXPECT_EQ(distinct.size(), std::size_t{kCount});
  for (const std::string& number : *numbers) {
    EXPECT_EQ(issuer.rules().CheckText(number), BrokenRule::kNone) << number;
  }
}

}  // namespace
}  // namespace idcs
