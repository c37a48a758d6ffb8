#include "scoring/explanation/difference.h"

#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

#include "absl/numeric/int128.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "base/decimal.h"
#include "base/fraction.h"
#include "base/status_macros.h"
#include "scoring/explanation/facts_of_variable.h"
#include "scoring/explanation/term_value.h"
#include "scoring/explanation/words.h"
#include "scoring/score/compute_score.h"

namespace scoring {
namespace {

using absl::int128;

// One figure on the three stages of the way: the annex before, the annex of the
// first formula for the milieu after, and the annex after.
enum Stage { kBefore, kBetween, kAfter, kStages };

struct Figure {
  std::string number;
  Coefficient coefficient;
};

using Figures = std::array<std::optional<Figure>, kStages>;

std::optional<Figure> FigureOf(const Annex& annex, Variable variable) {
  for (const FormulaTerm& term : annex.terms) {
    if (term.variable == variable) return Figure{term.number, term.coefficient};
  }
  return std::nullopt;
}

int128 TicksOf(const std::optional<Figure>& figure) {
  return figure.has_value() ? figure->coefficient.ticks() : 0;
}

bool AllTheSame(const Figures& figures) {
  for (const std::optional<Figure>& figure : figures) {
    if (figure.has_value() != figures[kBefore].has_value() ||
        TicksOf(figure) != TicksOf(figures[kBefore])) {
      return false;
    }
  }
  return true;
}

// The three parts that one figure adds.
struct Parts {
  int128 facts = 0;
  int128 milieu = 0;
  int128 formula = 0;
};

// Gathers the lines over one denominator. 128 bits hold every part: coefficient
// x value over 100 n has 64 bits at most (Formula::Create() has seen to that),
// the common denominator adds a factor of at most 50, the difference of two one
// bit, and there are fewer than 2^6 lines.
class Walk {
 public:
  Walk(const Formula& formula_before, const Variables& before,
       const Formula& formula_after, const Variables& after,
       base::Language language)
      : before_(before),
        after_(after),
        language_(language),
        annexes_{&formula_before.annex(before.milieu),
                 &formula_before.annex(after.milieu),
                 &formula_after.annex(after.milieu)},
        common_(std::lcm<std::int64_t>(before.members(), after.members())),
        unit_(kCentimesPerDirham * common_) {
    difference_.denominator = unit_ * base::kTicksPerUnit;
  }

  void AddConstant() {
    Figures figures;
    for (std::size_t i = 0; i < kStages; ++i) {
      figures[i] = Figure{"constant", annexes_[i]->constant};
    }
    DifferenceLine line;
    line.variable = "constant";
    line.description = std::string(ConstantWords(language_));
    TakeFacts(FactsOfConstant(), line);
    line.value_before = line.value_after = "1";
    Add(std::move(line), figures, unit_, unit_);
  }

  // The region is a fact that picks a figure: what the facts did is the step
  // from one constant of the annex before to another.
  void AddRegion() {
    const auto from = static_cast<std::size_t>(before_.region - 1);
    const auto to = static_cast<std::size_t>(after_.region - 1);
    const Coefficient start = annexes_[kBefore]->regions[from];
    Figures figures;
    for (std::size_t i = 0; i < kStages; ++i) {
      figures[i] = Figure{"region", annexes_[i]->regions[to]};
    }
    if (from == to && AllTheSame(figures)) return;
    Parts parts = PartsOf(figures, unit_, unit_);
    parts.facts = (TicksOf(figures[kBefore]) - start.ticks()) * unit_;
    DifferenceLine line;
    line.variable = "region";
    line.description = std::string(RegionWords(language_));
    TakeFacts(FactsOfRegion(), line);
    line.value_before = CodeOf(before_.region);
    line.value_after = CodeOf(after_.region);
    figures[kBefore]->coefficient = start;
    Append(std::move(line), figures, parts);
  }

  void AddVariable(const CatalogueEntry& entry) {
    Figures figures;
    for (std::size_t i = 0; i < kStages; ++i) {
      figures[i] = FigureOf(*annexes_[i], entry.variable);
    }
    DifferenceLine line;
    line.variable = std::string(entry.name);
    line.description = std::string(WordsFor(entry.variable, language_));
    TakeFacts(FactsOf(entry.variable), line);
    line.value_before = ValueText(entry, before_);
    line.value_after = ValueText(entry, after_);
    Add(std::move(line), figures, Scaled(entry, before_),
        Scaled(entry, after_));
  }

  absl::StatusOr<ScoreDifference> Finish(const ExactScore& before,
                                         const ExactScore& after) {
    difference_.before = before.score;
    difference_.after = after.score;
    difference_.by_facts = Narrow(sums_.facts);
    difference_.by_milieu = Narrow(sums_.milieu);
    difference_.by_formula = Narrow(sums_.formula);
    difference_.exact_numerator =
        Narrow(sums_.facts + sums_.milieu + sums_.formula);
    difference_.by_rounding = Narrow(RoundedAway(after) - RoundedAway(before));
    if (!fits_) {
      return absl::OutOfRangeError(
          "figures so large that a part of the difference leaves 64 bits");
    }
    return std::move(difference_);
  }

 private:
  static std::string CodeOf(std::int32_t region) {
    return absl::StrCat(absl::Dec(region, absl::kZeroPad2));
  }

  static void TakeFacts(absl::Span<const absl::string_view> facts,
                        DifferenceLine& line) {
    for (const absl::string_view fact : facts) line.facts.emplace_back(fact);
  }

  // The value of a variable over the common denominator.
  int128 Scaled(const CatalogueEntry& entry, const Variables& variables) const {
    const std::int64_t members = variables.members();
    return int128(variables[entry.variable]) *
           MultiplierOf(entry.kind, members) * (common_ / members);
  }

  // What rounding added to a score, over the common denominator.
  int128 RoundedAway(const ExactScore& exact) const {
    return (int128(exact.score.ticks()) * exact.denominator - exact.numerator) *
           (unit_ / exact.denominator);
  }

  static Parts PartsOf(const Figures& figures, int128 before, int128 after) {
    Parts parts;
    parts.facts = TicksOf(figures[kBefore]) * (after - before);
    parts.milieu =
        (TicksOf(figures[kBetween]) - TicksOf(figures[kBefore])) * after;
    parts.formula =
        (TicksOf(figures[kAfter]) - TicksOf(figures[kBetween])) * after;
    return parts;
  }

  void Add(DifferenceLine line, const Figures& figures, int128 before,
           int128 after) {
    if (before == after && AllTheSame(figures)) return;
    Append(std::move(line), figures, PartsOf(figures, before, after));
  }

  void Append(DifferenceLine line, const Figures& figures, const Parts& parts) {
    if (figures[kBefore].has_value()) {
      line.number_before = figures[kBefore]->number;
      line.coefficient_before = figures[kBefore]->coefficient.ToString();
    }
    if (figures[kAfter].has_value()) {
      line.number_after = figures[kAfter]->number;
      line.coefficient_after = figures[kAfter]->coefficient.ToString();
    }
    line.by_facts = Narrow(parts.facts);
    line.by_milieu = Narrow(parts.milieu);
    line.by_formula = Narrow(parts.formula);
    line.contribution = base::SevenDecimals(base::RoundHalfUp(
        Narrow(parts.facts + parts.milieu + parts.formula), unit_));
    sums_.facts += parts.facts;
    sums_.milieu += parts.milieu;
    sums_.formula += parts.formula;
    difference_.lines.push_back(std::move(line));
  }

  // `value` in 64 bits; what does not fit is noted and becomes 0.
  std::int64_t Narrow(int128 value) {
    using Limits = std::numeric_limits<std::int64_t>;
    if (value < Limits::min() || value > Limits::max()) {
      fits_ = false;
      return 0;
    }
    return static_cast<std::int64_t>(value);
  }

  const Variables& before_;
  const Variables& after_;
  const base::Language language_;
  const std::array<const Annex*, kStages> annexes_;
  const std::int64_t common_;  // of the two numbers of members
  const std::int64_t unit_;    // 1, over the common denominator in ticks
  bool fits_ = true;
  Parts sums_;
  ScoreDifference difference_;
};

}  // namespace

absl::StatusOr<ScoreDifference> ExplainDifference(const Formula& formula_before,
                                                  const Variables& before,
                                                  const Formula& formula_after,
                                                  const Variables& after,
                                                  base::Language language) {
  RSU_ASSIGN_OR_RETURN(const ExactScore score_before,
                       ComputeScore(formula_before, before));
  RSU_ASSIGN_OR_RETURN(const ExactScore score_after,
                       ComputeScore(formula_after, after));
  Walk walk(formula_before, before, formula_after, after, language);
  walk.AddConstant();
  walk.AddRegion();
  for (const CatalogueEntry& entry : Catalogue()) walk.AddVariable(entry);
  return walk.Finish(score_before, score_after);
}

}  // namespace scoring
