#include "idcs/number/check_digit.h"

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace idcs {
namespace {

using Row = std::array<std::uint8_t, 10>;

// Multiplication in the dihedral group of order ten. It is not commutative,
// which is why a swap of neighbours shows.
constexpr std::array<Row, 10> kProduct = {{
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
    {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
    {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
    {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
    {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
    {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
    {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
    {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
    {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
    {9, 8, 7, 6, 5, 4, 3, 2, 1, 0},
}};

constexpr Row kInverse = {0, 4, 3, 2, 1, 5, 6, 7, 8, 9};

// Row n is Verhoeff's permutation applied n times; the eighth brings every
// digit back to itself. Row 0 is for the check digit, row 1 for its left
// neighbour, and so on.
constexpr std::array<Row, 8> kPermuted = {{
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
    {1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
    {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
    {8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
    {9, 4, 5, 3, 1, 2, 6, 8, 7, 0},
    {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
    {2, 7, 9, 3, 8, 0, 6, 4, 1, 5},
    {7, 0, 4, 6, 9, 1, 3, 2, 5, 8},
}};

// The product of the permuted digits from right to left; the rightmost takes
// row `first_row`.
std::uint8_t Product(absl::Span<const std::uint8_t> digits,
                     std::size_t first_row) {
  std::uint8_t product = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::uint8_t digit = digits[digits.size() - 1 - i];
    product = kProduct[product][kPermuted[(first_row + i) % 8][digit]];
  }
  return product;
}

}  // namespace

int VerhoeffCheckDigit(absl::Span<const std::uint8_t> digits) {
  return kInverse[Product(digits, 1)];
}

bool HasVerhoeffCheckDigit(absl::Span<const std::uint8_t> digits) {
  return Product(digits, 0) == 0;
}

IdcsNumber CompleteNumber(std::int64_t prefix) {
  if (prefix < 0 || prefix >= kPrefixCount) {
    std::fputs("CompleteNumber: more than nine digits, or negative\n", stderr);
    std::abort();
  }
  // The place of the check digit holds a 0 for now.
  const NumberDigits digits = IdcsNumber::FromValue(prefix * 10).digits();
  const int check_digit =
      VerhoeffCheckDigit(absl::MakeConstSpan(digits.data(), digits.size() - 1));
  return IdcsNumber::FromValue(prefix * 10 + check_digit);
}

}  // namespace idcs
