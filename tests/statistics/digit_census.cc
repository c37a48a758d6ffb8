#include "tests/statistics/digit_census.h"

#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/csv.h"
#include "idcs/number/check_digit.h"
#include "idcs/number/count_admissible.h"

namespace statistics {
namespace {

constexpr char kHeader[] = "place,pair,count";

absl::Status BadLine(absl::string_view line) {
  return absl::InvalidArgumentError(absl::StrCat("not a census: ", line));
}

}  // namespace

void DigitCensus::Add(idcs::IdcsNumber number) {
  const idcs::NumberDigits digits = number.digits();
  ++size_;
  for (std::size_t place = 0; place < digits.size(); ++place) {
    ++digits_[place][digits[place]];
    if (place > 0) {
      ++pairs_[place - 1][std::size_t{10} * digits[place - 1] + digits[place]];
    }
  }
}

void DigitCensus::Add(const DigitCensus& other) {
  size_ += other.size_;
  for (std::size_t place = 0; place < digits_.size(); ++place) {
    for (std::size_t i = 0; i < 10; ++i) {
      digits_[place][i] += other.digits_[place][i];
    }
  }
  for (std::size_t place = 0; place < pairs_.size(); ++place) {
    for (std::size_t i = 0; i < 100; ++i) {
      pairs_[place][i] += other.pairs_[place][i];
    }
  }
}

std::string DigitCensus::ToCsv() const {
  std::string csv = absl::StrCat(kHeader, "\n");
  for (std::size_t place = 0; place < pairs_.size(); ++place) {
    for (std::size_t pair = 0; pair < 100; ++pair) {
      absl::StrAppend(&csv, place, ",", pair / 10, pair % 10, ",",
                      pairs_[place][pair], "\n");
    }
  }
  return csv;
}

absl::StatusOr<DigitCensus> DigitCensus::FromCsv(absl::string_view csv) {
  DigitCensus census;
  for (const std::vector<std::string>& fields : base::ReadEmbeddedCsv(csv)) {
    const std::string line = absl::StrJoin(fields, ",");
    if (line == kHeader) continue;
    std::size_t place = 0;
    std::size_t pair = 0;
    std::int64_t count = 0;
    if (fields.size() != 3 || !absl::SimpleAtoi(fields[0], &place) ||
        !absl::SimpleAtoi(fields[1], &pair) ||
        !absl::SimpleAtoi(fields[2], &count) || place > 8 || pair > 99 ||
        count < 0) {
      return BadLine(line);
    }
    census.pairs_[place][pair] = count;
    census.digits_[place][pair / 10] += count;
    if (place == 0) census.size_ += count;
    if (place == 8) census.digits_[9][pair % 10] += count;
  }
  if (census.size_ == 0) return BadLine("it is empty");
  return census;
}

DigitCensus CountAll(const idcs::NumberRules& rules) {
  std::mutex mutex;
  DigitCensus total;
  idcs::ForEachChunk(
      0, idcs::kPrefixCount, idcs::AllCores(),
      [&](std::int64_t begin, std::int64_t end) {
        DigitCensus census;
        for (std::int64_t prefix = begin; prefix < end; ++prefix) {
          const idcs::IdcsNumber number = idcs::CompleteNumber(prefix);
          if (rules.Check(number) == idcs::BrokenRule::kNone) {
            census.Add(number);
          }
        }
        std::lock_guard<std::mutex> lock(mutex);
        total.Add(census);
      });
  return total;
}

}  // namespace statistics
