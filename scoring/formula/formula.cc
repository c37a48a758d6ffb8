#include "scoring/formula/formula.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "absl/numeric/int128.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/digest.h"
#include "base/status_macros.h"
#include "scoring/formula/configuration_reader.h"

namespace scoring {
namespace {

// "V1", "V12"; not "V0", "V01".
bool IsTermNumber(absl::string_view number) {
  if (number.size() < 2 || number.size() > 4) return false;
  if (number[0] != 'V' || number[1] == '0') return false;
  return std::all_of(number.begin() + 1, number.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
}

// Of numbers of that form, the shorter is the smaller.
bool ComesBefore(const FormulaTerm& a, const FormulaTerm& b) {
  return std::make_pair(a.number.size(), a.number) <
         std::make_pair(b.number.size(), b.number);
}

void CheckTerms(absl::string_view place, const Annex& annex,
                ConfigurationReader& reader) {
  for (std::size_t i = 0; i < annex.terms.size(); ++i) {
    const FormulaTerm& term = annex.terms[i];
    const std::string path = absl::StrCat(place, ".terms[", i, "]");
    if (!IsTermNumber(term.number)) {
      reader.Refuse(path + ".number", "must be V1 to V999");
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (annex.terms[j].number == term.number) {
        reader.Refuse(path + ".number",
                      absl::StrCat("duplicate number '", term.number, "'"));
      }
      if (annex.terms[j].variable == term.variable) {
        reader.Refuse(path + ".variable",
                      absl::StrCat("duplicate variable '",
                                   EntryOf(term.variable).name, "'"));
      }
    }
  }
}

absl::int128 Magnitude(std::int64_t ticks) {
  return ticks < 0 ? -absl::int128(ticks) : absl::int128(ticks);
}

// The greatest magnitude that a term can add over the denominator 100 n.
absl::int128 Reach(const FormulaTerm& term) {
  const CatalogueEntry& entry = EntryOf(term.variable);
  absl::int128 reach = Magnitude(term.coefficient.ticks());
  reach *= std::max(entry.highest, -entry.lowest);
  if (entry.kind != VariableKind::kYearlyAmountPerPerson) reach *= 100;
  if (entry.kind == VariableKind::kWholeNumber) reach *= kMaxMembers;
  return reach;
}

// Whether some household in range, with the worst signs of the terms, could
// leave 64 bits. 128 are enough to tell: a figure has at most 64 bits, what
// multiplies it at most 27 (head_age_squared: 16,900 x 5,000), and there are
// fewer than 2^6 terms because no variable comes twice.
bool CanOverflow(const Annex& annex) {
  absl::int128 largest_region = 0;
  for (const Coefficient region : annex.regions) {
    largest_region = std::max(largest_region, Magnitude(region.ticks()));
  }
  absl::int128 reach = Magnitude(annex.constant.ticks()) + largest_region;
  reach *= 100 * kMaxMembers;
  for (const FormulaTerm& term : annex.terms) reach += Reach(term);
  return reach > std::numeric_limits<std::int64_t>::max();
}

AnnexWeights Weigh(const Annex& annex) {
  AnnexWeights weights;
  for (std::size_t i = 0; i < kRegionCount; ++i) {
    weights.start_ticks[i] = annex.constant.ticks() + annex.regions[i].ticks();
  }
  for (const FormulaTerm& term : annex.terms) {
    const Weight weight = {IndexOf(term.variable), term.coefficient.ticks()};
    switch (EntryOf(term.variable).kind) {
      case VariableKind::kWholeNumber:
        weights.whole.push_back(weight);
        break;
      case VariableKind::kShare:
        weights.shares.push_back(weight);
        break;
      case VariableKind::kYearlyAmountPerPerson:
        weights.amounts.push_back(weight);
        break;
    }
  }
  return weights;
}

// The lines that a digest is of: "urban region 01 1070000", in ticks.
std::vector<std::string> LinesOf(absl::string_view milieu, const Annex& annex) {
  std::vector<std::string> lines = {
      absl::StrCat(milieu, " constant ", annex.constant.ticks())};
  for (std::size_t i = 0; i < kRegionCount; ++i) {
    lines.push_back(absl::StrCat(milieu, " region ",
                                 absl::Dec(i + 1, absl::kZeroPad2), " ",
                                 annex.regions[i].ticks()));
  }
  for (const FormulaTerm& term : annex.terms) {
    lines.push_back(absl::StrCat(milieu, " term ", EntryOf(term.variable).name,
                                 " ", term.coefficient.ticks()));
  }
  return lines;
}

// Of all lines in the order of their bytes, so that the order of terms in a
// file counts for nothing. How scores are rounded is no figure, but two
// roundings must not pass for one formula.
std::string DigestOf(const FormulaFigures& figures) {
  std::vector<std::string> lines = LinesOf("urban", figures.urban);
  for (std::string& line : LinesOf("rural", figures.rural)) {
    lines.push_back(std::move(line));
  }
  lines.push_back(absl::StrCat("usable ", figures.usable_range.lowest_ticks,
                               " ", figures.usable_range.highest_ticks));
  lines.push_back("rounding half up 7");
  std::sort(lines.begin(), lines.end());
  return base::Sha256(absl::StrCat(absl::StrJoin(lines, "\n"), "\n"));
}

}  // namespace

Formula::Formula(FormulaFigures figures)
    : figures_(std::move(figures)),
      urban_weights_(Weigh(figures_.urban)),
      rural_weights_(Weigh(figures_.rural)),
      figures_digest_(DigestOf(figures_)) {}

absl::StatusOr<Formula> Formula::Create(FormulaFigures figures) {
  ConfigurationReader reader;
  reader.RequireName("name", figures.name);
  if (figures.usable_range.highest_ticks <= figures.usable_range.lowest_ticks) {
    reader.Refuse("usable_range.highest", "must be above the lowest");
  }
  CheckTerms("urban", figures.urban, reader);
  CheckTerms("rural", figures.rural, reader);
  if (reader.ok()) {
    constexpr char kRule[] = "figures so large that a score could overflow";
    if (CanOverflow(figures.urban)) reader.Refuse("urban", kRule);
    if (CanOverflow(figures.rural)) reader.Refuse("rural", kRule);
  }
  RSU_RETURN_IF_ERROR(reader.status("MALFORMED_FORMULA"));
  std::sort(figures.urban.terms.begin(), figures.urban.terms.end(),
            ComesBefore);
  std::sort(figures.rural.terms.begin(), figures.rural.terms.end(),
            ComesBefore);
  return Formula(std::move(figures));
}

}  // namespace scoring
