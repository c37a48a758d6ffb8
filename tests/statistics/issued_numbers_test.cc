// A million numbers, as issued, against what chance would do with the numbers
// that the rules admit.
//
// What is expected is exact: default_census.csv counts each digit in each place
// over all admissible numbers (census_test goes through them all again). Each
// statistic rejects at 0.001, and some of the 21 would in one run of 50; so one
// that rejects is computed once more from a second million, and only counts
// when it rejects again, once in 50,000 runs.

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/entropy/entropy.h"
#include "base/sql/database.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "gtest/gtest.h"
#include "idcs/issuing/number_issuer.h"
#include "idcs/issuing/schema/steps.h"
#include "idcs/number/number_presets.h"
#include "tests/statistics/default_census.h"
#include "tests/statistics/digit_census.h"

namespace statistics {
namespace {

using idcs::IdcsNumber;

constexpr int kNumbers = 1'000'000;
constexpr int kBatch = 100'000;
constexpr double kLevel = 0.001;

// The probability of each statistic of a sample, by name, if chance made it.
using Probabilities = std::map<std::string, double>;

template <typename Counts>
double ChiSquareProbability(const Counts& seen, double sample,
                            const Counts& all, double population) {
  double chi_square = 0;
  int cells = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (all[i] == 0) {
      EXPECT_EQ(seen[i], 0) << "a digit or a pair that no number has";
      continue;
    }
    const double expected = static_cast<double>(all[i]) / population * sample;
    EXPECT_GE(expected, 5) << "too few for a chi-square";
    chi_square +=
        std::pow(static_cast<double>(seen[i]) - expected, 2) / expected;
    ++cells;
  }
  return gsl_cdf_chisq_Q(chi_square, cells - 1);
}

// Of two rows of equal length, if they have nothing to do with each other.
double CorrelationProbability(const std::vector<double>& x,
                              const std::vector<double>& y) {
  const auto n = static_cast<double>(x.size());
  double sum_x = 0, sum_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    sum_x += x[i];
    sum_y += y[i];
  }
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double dx = x[i] - sum_x / n;
    const double dy = y[i] - sum_y / n;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const double z = xy / std::sqrt(xx * yy) * std::sqrt(n);
  return 2 * gsl_cdf_ugaussian_Q(std::abs(z));
}

Probabilities Measure(const std::vector<IdcsNumber>& numbers,
                      const DigitCensus& all) {
  DigitCensus seen;
  std::vector<double> order;
  std::vector<double> values;
  for (const IdcsNumber number : numbers) {
    seen.Add(number);
    order.push_back(static_cast<double>(order.size()));
    values.push_back(static_cast<double>(number.value()));
  }
  const auto sample = static_cast<double>(seen.size());
  const auto population = static_cast<double>(all.size());
  Probabilities found;
  for (int place = 0; place < 10; ++place) {
    found[absl::StrCat("digit in place ", place + 1)] = ChiSquareProbability(
        seen.digits(place), sample, all.digits(place), population);
    if (place == 9) break;
    found[absl::StrCat("pair from place ", place + 1)] = ChiSquareProbability(
        seen.pairs(place), sample, all.pairs(place), population);
  }
  found["order and value"] = CorrelationProbability(order, values);
  found["a value and the next"] = CorrelationProbability(
      {values.begin(), values.end() - 1}, {values.begin() + 1, values.end()});
  return found;
}

class IssuedNumbersTest : public testing::Test {
 protected:
  IssuedNumbersTest() {
    const std::string path = testing::TempDir() + "/issued_numbers.db";
    base::sql::DeleteStore(path);
    const base::sql::Migration migrations[] = {
        {1, "ledger", idcs::schema::kNumberLedger},
        {2, "history", idcs::schema::kNumberHistory}};
    database_ = base::sql::Database::Open(base::sql::SqliteDriver(path).value(),
                                          &clock_, migrations, {})
                    .value();
  }

  std::vector<IdcsNumber> IssueMillion() {
    std::vector<IdcsNumber> numbers;
    for (int i = 0; i < kNumbers / kBatch; ++i) {
      const absl::Status status =
          database_->WriteAndWait([&](base::sql::WriteSession& session) {
            auto batch = issuer_.IssueMany(session, idcs::HolderKind::kPerson,
                                           kBatch, "test");
            if (!batch.ok()) return batch.status();
            numbers.insert(numbers.end(), batch->begin(), batch->end());
            return absl::OkStatus();
          });
      EXPECT_TRUE(status.ok()) << status;
    }
    return numbers;
  }

  base::SystemClock clock_;
  base::OpensslEntropy entropy_;
  idcs::NumberIssuer issuer_{&entropy_, idcs::LoadPreset("default").value()};
  std::unique_ptr<base::sql::Database> database_;
};

TEST_F(IssuedNumbersTest, AMillionNumbersAreWhatChanceWouldGive) {
  const DigitCensus all = DigitCensus::FromCsv(kDefaultCensus).value();
  ASSERT_EQ(all.size(), issuer_.rules().preset().capacity);
  const std::vector<IdcsNumber> numbers = IssueMillion();
  ASSERT_EQ(numbers.size(), std::size_t{kNumbers});
  EXPECT_EQ(std::set<IdcsNumber>(numbers.begin(), numbers.end()).size(),
            numbers.size());
  for (const IdcsNumber number : numbers) {
    ASSERT_EQ(issuer_.rules().Check(number), idcs::BrokenRule::kNone);
  }
  const Probabilities first = Measure(numbers, all);
  ASSERT_EQ(first.size(), 21u);
  Probabilities second;
  for (const auto& [name, probability] : first) {
    if (probability >= kLevel) continue;
    std::printf("%s: %g; once more\n", name.c_str(), probability);
    if (second.empty()) second = Measure(IssueMillion(), all);
    EXPECT_GE(second[name], kLevel) << name << ", twice: " << probability;
  }
}

// The same statistics find what is not chance.
TEST_F(IssuedNumbersTest, ABiasedDrawIsFound) {
  const DigitCensus all = DigitCensus::FromCsv(kDefaultCensus).value();
  std::vector<IdcsNumber> numbers = IssueMillion();
  std::vector<IdcsNumber> sorted = numbers;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_LT(Measure(sorted, all)["order and value"], 1e-9);
  // One number in a hundred is replaced by one that begins with 2.
  std::size_t next = 0;
  for (std::size_t i = 0; i < numbers.size(); i += 100) {
    numbers[i] = sorted[next++];
  }
  const Probabilities biased = Measure(numbers, all);
  EXPECT_LT(biased.at("digit in place 1"), 1e-9);
  EXPECT_LT(biased.at("pair from place 1"), 1e-9);
}

}  // namespace
}  // namespace statistics
