#ifndef TESTS_LOAD_SCORE_INPUTS_H_
#define TESTS_LOAD_SCORE_INPUTS_H_

#include <cstdint>
#include <random>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "scoring/formula/formula.h"
#include "scoring/formula/formula_set.h"
#include "scoring/variables/variables.h"

namespace load {

// The decree's formula, and one that gives another score to every household.
inline constexpr char kDecree[] = "decree-2-21-582";
inline constexpr char kOther[] = "other";
scoring::FormulaSet TwoFormulas();

// Variables of households, always the same ones in the same order. All urban:
// the annex with the most terms, 35, so that one expression scores them all.
class InputSource {
 public:
  scoring::Variables Next();

 private:
  std::int32_t Below(std::int32_t end);

  std::mt19937_64 random_{2'021'582};
};

// The variables of the first `count` households, packed, one behind the other.
std::string PackedInputs(int count);

// What another database computes the same scores from: a table of one row for
// each household, with a column `id`, one `start`, which is the constant of the
// annex and that of the region in ticks, and one for each variable of the annex
// under its name.
class InputTable {
 public:
  // Borrows `formula`.
  explicit InputTable(const scoring::Formula* formula) : formula_(formula) {}

  // Types of the columns for variables of one byte, of two, and of four.
  struct Types {
    std::string one;
    std::string two;
    std::string four;
  };
  // `CREATE TABLE input (...)`; `key` follows the column `id`.
  std::string Create(const Types& types, absl::string_view key) const;

  // Writes the first `count` households as lines of comma-separated values.
  absl::Status WriteLines(int count, const std::string& path) const;

  // The score in ticks, rounded half up, in whole numbers throughout.
  std::string WholeExpression(const scoring::Formula& formula) const;

  // The score in double precision, unrounded.
  std::string DoubleExpression(const scoring::Formula& formula) const;

  // The score with decimal constants, which DuckDB carries as 64-bit integers
  // while the other side is a 32-bit one; amounts in double precision.
  std::string DecimalExpression(const scoring::Formula& formula) const;

 private:
  const scoring::Formula* formula_;
};

}  // namespace load

#endif  // TESTS_LOAD_SCORE_INPUTS_H_
