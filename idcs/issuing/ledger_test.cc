#include "idcs/issuing/ledger.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/entropy/entropy.h"
#include "base/error.h"
#include "base/sql/contract/engine.h"
#include "base/sql/database.h"
#include "gtest/gtest.h"
#include "idcs/issuing/number_issuer.h"
#include "idcs/issuing/number_retirement.h"
#include "idcs/number/check_digit.h"
#include "idcs/number/number_presets.h"
#include "tools/server/schema/store_schema.h"

namespace idcs {
namespace {

using base::sql::Session;
using base::sql::WriteSession;

constexpr std::int64_t kDayUs = 86'400'000'000;

// 256 prefixes of a 9 and eight times 8 or 9, of which those are left whose
// check digit is 8 or 9 too.
constexpr char kTinyPreset[] = R"(presets {
  name: "tiny" source: "this test" mark: "D"
  forbidden_first_digits: "012345678"
  restricted: ["0", "1", "2", "3", "4", "5", "6", "7"]
})";

std::set<IdcsNumber> AllOf(const NumberRules& rules) {
  std::set<IdcsNumber> all;
  for (std::int64_t prefix = 988'888'888; prefix <= 999'999'999; ++prefix) {
    const IdcsNumber number = CompleteNumber(prefix);
    if (rules.Check(number) == BrokenRule::kNone) all.insert(number);
  }
  return all;
}

class LedgerTest : public base::sql::EngineTest {
 protected:
  LedgerTest() {
    database_ =
        OpenDatabase(NewStore(), &clock_, server::SchemaMigrations().first(4));
  }

  absl::Status Write(std::function<absl::Status(WriteSession&)> write) {
    return database_->WriteAndWait(std::move(write));
  }

  absl::StatusOr<std::vector<IdcsNumber>> Issue(NumberIssuer& issuer,
                                                HolderKind kind, int count) {
    std::vector<IdcsNumber> numbers;
    const absl::Status status = Write([&](WriteSession& session) {
      auto issued = issuer.IssueMany(session, kind, count, "operator");
      if (issued.ok()) numbers = *std::move(issued);
      return issued.status();
    });
    if (!status.ok()) return status;
    return numbers;
  }

  std::string RetireReason(IdcsNumber number, const Retirement& retirement) {
    return base::DetailOf(Write([&](WriteSession& session) {
             return Retire(session, number, retirement);
           }))
        .reason;
  }

  std::optional<LedgerEntry> Find(IdcsNumber number) {
    std::optional<LedgerEntry> found;
    EXPECT_TRUE(database_
                    ->ReadAndWait([&](Session& session) {
                      auto entry = FindEntry(session, number);
                      if (entry.ok()) found = *std::move(entry);
                      return entry.status();
                    })
                    .ok());
    return found;
  }

  NumberCounts Counts(std::int32_t lately_since) {
    NumberCounts counts;
    EXPECT_TRUE(database_
                    ->ReadAndWait([&](Session& session) {
                      const auto counted = CountNumbers(
                          session, base::Date::FromDayNumber(lately_since));
                      if (counted.ok()) counts = *counted;
                      return counted.status();
                    })
                    .ok());
    return counts;
  }

  base::FakeClock clock_{1000 * kDayUs};
  base::OpensslEntropy entropy_;
  std::unique_ptr<base::sql::Database> database_;
};
RSU_WITH_EVERY_ENGINE(LedgerTest);

Retirement ByError() {
  Retirement retirement;
  retirement.caller = "anr";
  retirement.author = "Operator 7";
  retirement.note = "issued twice to one desk";
  return retirement;
}

TEST_P(LedgerTest, ATinySpaceIsFilledToItsLastNumberAndThenSaysSo) {
  const NumberRules tiny = ParsePresets(kTinyPreset).value().front();
  const std::set<IdcsNumber> all = AllOf(tiny);
  ASSERT_GT(all.size(), 30u);
  ASSERT_LT(all.size(), 80u);
  // That a thousand draws miss the last free number of 80 has a probability of
  // 3.4e-6; with 5,000 it is 5e-28.
  NumberIssuer issuer(&entropy_, tiny, /*max_attempts=*/5000);
  std::set<IdcsNumber> issued;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const HolderKind kind =
        i % 2 == 0 ? HolderKind::kPerson : HolderKind::kHousehold;
    const auto numbers = Issue(issuer, kind, 1);
    ASSERT_TRUE(numbers.ok()) << i << " of " << all.size();
    issued.insert(numbers->front());
  }
  EXPECT_EQ(issued, all);
  for (const int count : {1, 7}) {
    const absl::Status full =
        Issue(issuer, HolderKind::kPerson, count).status();
    EXPECT_EQ(full.code(), absl::StatusCode::kResourceExhausted);
    EXPECT_EQ(base::DetailOf(full).reason, "NUMBER_SPACE_FULL");
  }
  const NumberCounts counts = Counts(0);
  EXPECT_EQ(counts.people + counts.households,
            static_cast<std::int64_t>(all.size()));
}

TEST_P(LedgerTest, ABatchThatDoesNotFitTakesNothing) {
  const NumberRules tiny = ParsePresets(kTinyPreset).value().front();
  const int size = static_cast<int>(AllOf(tiny).size());
  NumberIssuer issuer(&entropy_, tiny, /*max_attempts=*/5000);
  EXPECT_FALSE(Issue(issuer, HolderKind::kPerson, size + 1).ok());
  EXPECT_EQ(Counts(0).people, 0);
  const auto whole = Issue(issuer, HolderKind::kPerson, size);
  ASSERT_TRUE(whole.ok()) << whole.status();
  EXPECT_EQ(std::set<IdcsNumber>(whole->begin(), whole->end()), AllOf(tiny));
}

TEST_P(LedgerTest, ABatchComesInTheOrderOfTheDraw) {
  NumberIssuer issuer(&entropy_, LoadPreset("default").value());
  const auto numbers = Issue(issuer, HolderKind::kPerson, 100);
  ASSERT_TRUE(numbers.ok());
  // A hundred draws are in rising order once in 100! times.
  EXPECT_FALSE(std::is_sorted(numbers->begin(), numbers->end()));
}

TEST_P(LedgerTest, ANumberKeepsItsHistory) {
  NumberIssuer issuer(&entropy_, LoadPreset("default").value());
  const IdcsNumber number =
      Issue(issuer, HolderKind::kHousehold, 1).value().front();
  const auto assigned = Find(number);
  ASSERT_TRUE(assigned.has_value());
  EXPECT_EQ(assigned->kind, HolderKind::kHousehold);
  EXPECT_EQ(assigned->issued_at_us, 1000 * kDayUs);
  EXPECT_EQ(assigned->caller, "operator");
  EXPECT_FALSE(assigned->retirement.has_value());

  EXPECT_EQ(RetireReason(number, ByError()), "");
  const auto retired = Find(number);
  ASSERT_TRUE(retired->retirement.has_value());
  EXPECT_EQ(retired->retirement->reason, RetirementReason::kError);
  EXPECT_EQ(retired->retirement->author, "Operator 7");
  EXPECT_EQ(retired->retirement->caller, "anr");
  EXPECT_EQ(retired->retirement->note, "issued twice to one desk");
  EXPECT_GT(retired->retirement->retired_at_us, assigned->issued_at_us);
  EXPECT_EQ(RetireReason(number, ByError()), "IDENTIFIER_RETIRED");
}

TEST_P(LedgerTest, AMergedNumberPointsToOneThatLives) {
  NumberIssuer issuer(&entropy_, LoadPreset("default").value());
  const auto people = Issue(issuer, HolderKind::kPerson, 3).value();
  const IdcsNumber household =
      Issue(issuer, HolderKind::kHousehold, 1).value().front();
  Retirement merge = ByError();
  merge.reason = RetirementReason::kMerged;
  merge.successor = people[0];
  EXPECT_EQ(RetireReason(people[0], merge), "MALFORMED_REQUEST");
  EXPECT_EQ(RetireReason(household, merge), "MALFORMED_REQUEST");
  merge.successor = CompleteNumber(200'000'000);  // 000…: never issued
  EXPECT_EQ(RetireReason(people[1], merge), "UNKNOWN_IDENTIFIER");
  merge.successor = people[0];
  EXPECT_EQ(RetireReason(people[1], merge), "");
  EXPECT_EQ(Find(people[1])->retirement->successor, people[0]);
  merge.successor = people[1];
  EXPECT_EQ(RetireReason(people[2], merge), "IDENTIFIER_RETIRED");
}

TEST_P(LedgerTest, ARetiredNumberIsNeitherFreedNorIssuedAgain) {
  const NumberRules tiny = ParsePresets(kTinyPreset).value().front();
  const int size = static_cast<int>(AllOf(tiny).size());
  NumberIssuer issuer(&entropy_, tiny, /*max_attempts=*/5000);
  const auto numbers = Issue(issuer, HolderKind::kPerson, size).value();
  EXPECT_EQ(RetireReason(numbers[0], ByError()), "");
  EXPECT_FALSE(Issue(issuer, HolderKind::kPerson, 1).ok());
  for (const char* sql :
       {"DELETE FROM number_retired",
        "UPDATE number_retired SET note = 'another'", "DELETE FROM number"}) {
    EXPECT_FALSE(Write([sql](WriteSession& session) {
                   return session.Execute(sql, {}).status();
                 }).ok())
        << sql;
  }
}

TEST_P(LedgerTest, CountsAreThoseOfTheLedger) {
  NumberIssuer issuer(&entropy_, LoadPreset("default").value());
  const auto first = Issue(issuer, HolderKind::kPerson, 5).value();
  ASSERT_TRUE(Issue(issuer, HolderKind::kHousehold, 2).ok());
  clock_.Set(1010 * kDayUs);
  ASSERT_TRUE(Issue(issuer, HolderKind::kPerson, 3).ok());
  EXPECT_EQ(RetireReason(first[0], ByError()), "");
  const NumberCounts counts = Counts(1010);
  EXPECT_EQ(counts.people, 8);
  EXPECT_EQ(counts.households, 2);
  EXPECT_EQ(counts.retired, 1);
  EXPECT_EQ(counts.lately, 3);
  EXPECT_EQ(counts.first_day->day_number(), 1000);
  EXPECT_EQ(Counts(1000).lately, 10);
  EXPECT_EQ(Counts(1011).lately, 0);
}

}  // namespace
}  // namespace idcs
