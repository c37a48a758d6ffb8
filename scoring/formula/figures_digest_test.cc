#include <functional>
#include <string>
#include <utility>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "scoring/formula/formula.h"
#include "tests/formulas/changed_formula.h"

namespace scoring {
namespace {

// Of the file's figures, computed apart from this program: their lines
// ("urban region 01 1070000"), sorted, through sha256sum. Stores hold it.
constexpr char kDecree[] =
    "9bad26cda39f4d00c038d40f42ae243680c9342434c49026f0002f5345b6cb53";

std::string DigestWith(const std::function<void(FormulaFigures&)>& change) {
  return absl::BytesToHexString(
      formulas::Changed("next", "2027-01-01", change).figures_digest());
}

TEST(FiguresDigest, IsThatOfTheFiguresUnderAnyNameAndDay) {
  EXPECT_EQ(DigestWith([](FormulaFigures&) {}), kDecree);
}

TEST(FiguresDigest, NumbersAndOrderOfTermsCountForNothing) {
  EXPECT_EQ(DigestWith([](FormulaFigures& figures) {
              std::swap(figures.urban.terms[0], figures.urban.terms[7]);
              std::swap(figures.urban.terms[0].number,
                        figures.urban.terms[7].number);
              figures.rural.terms[2].number = "V99";
            }),
            kDecree);
}

TEST(FiguresDigest, EveryFigureCounts) {
  const std::function<void(FormulaFigures&)> changes[] = {
      [](FormulaFigures& f) { f.usable_range.lowest_ticks += 1; },
      [](FormulaFigures& f) { f.usable_range.highest_ticks -= 1; },
      [](FormulaFigures& f) { f.urban.constant = Coefficient::FromTicks(1); },
      [](FormulaFigures& f) { f.rural.constant = Coefficient::FromTicks(1); },
      [](FormulaFigures& f) { f.rural.regions[11] = Coefficient(); },
      [](FormulaFigures& f) {
        std::swap(f.urban.regions[0], f.urban.regions[1]);
      },
      [](FormulaFigures& f) {
        f.urban.terms[34].coefficient = Coefficient::FromTicks(3'021);
      },
      [](FormulaFigures& f) {
        std::swap(f.rural.terms[0].variable, f.rural.terms[1].variable);
      },
      [](FormulaFigures& f) { f.rural.terms.pop_back(); },
      [](FormulaFigures& f) { std::swap(f.urban, f.rural); },
  };
  for (const auto& change : changes) EXPECT_NE(DigestWith(change), kDecree);
}

}  // namespace
}  // namespace scoring
