#ifndef TESTS_STATISTICS_DIGIT_CENSUS_H_
#define TESTS_STATISTICS_DIGIT_CENSUS_H_

#include <array>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "idcs/number/number.h"
#include "idcs/number/number_rules.h"

namespace statistics {

// How often each digit stands in each of the ten places, and each pair of
// digits in each two neighbouring places, in a set of numbers.
class DigitCensus {
 public:
  using Digits = std::array<std::int64_t, 10>;
  using Pairs = std::array<std::int64_t, 100>;  // 10 x first + second

  void Add(idcs::IdcsNumber number);
  void Add(const DigitCensus& other);

  std::int64_t size() const { return size_; }

  // `place` counts from 0, the first digit.
  const Digits& digits(int place) const {
    return digits_[static_cast<std::size_t>(place)];
  }

  // Of `place` and the place after it.
  const Pairs& pairs(int place) const {
    return pairs_[static_cast<std::size_t>(place)];
  }

  // CSV: place,pair,count, a line for each place and pair.
  std::string ToCsv() const;

  // The way back; digits are summed from the pairs.
  //
  // Errors: INVALID_ARGUMENT.
  static absl::StatusOr<DigitCensus> FromCsv(absl::string_view csv);

  friend bool operator==(const DigitCensus& a, const DigitCensus& b) {
    return a.size_ == b.size_ && a.digits_ == b.digits_ && a.pairs_ == b.pairs_;
  }

 private:
  std::int64_t size_ = 0;
  std::array<Digits, 10> digits_{};
  std::array<Pairs, 9> pairs_{};
};

// The census of all numbers that `rules` admit, by going through all 10^9
// prefixes on every core: a minute.
DigitCensus CountAll(const idcs::NumberRules& rules);

}  // namespace statistics

#endif  // TESTS_STATISTICS_DIGIT_CENSUS_H_
