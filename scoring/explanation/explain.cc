#include "scoring/explanation/explain.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "base/decimal.h"
#include "base/fraction.h"
#include "base/status_macros.h"
#include "scoring/score/compute_score.h"

namespace scoring {
namespace {

constexpr std::int64_t kCentimesPerDirham = 100;

// Dirhams per person of an amount of the whole household.
std::string AmountText(std::int64_t centimes, std::int64_t members) {
  if (centimes % members != 0) {
    return base::ReducedFraction(centimes, kCentimesPerDirham * members);
  }
  const std::int64_t each = centimes / members;
  return absl::StrCat(each / kCentimesPerDirham, ".",
                      absl::Dec(each % kCentimesPerDirham, absl::kZeroPad2));
}

std::string ValueText(const CatalogueEntry& entry, const Variables& variables) {
  const std::int64_t value = variables[entry.variable];
  switch (entry.kind) {
    case VariableKind::kWholeNumber:
      return absl::StrCat(value);
    case VariableKind::kShare:
      return base::ReducedFraction(value, variables.members());
    case VariableKind::kYearlyAmountPerPerson:
      return AmountText(value, variables.members());
  }
  return "";
}

// What coefficient and value are multiplied by to stand over 100 n.
std::int64_t MultiplierOf(VariableKind kind, std::int64_t members) {
  switch (kind) {
    case VariableKind::kWholeNumber:
      return kCentimesPerDirham * members;
    case VariableKind::kShare:
      return kCentimesPerDirham;
    case VariableKind::kYearlyAmountPerPerson:
      return 1;
  }
  return 0;
}

// Adds terms to an explanation. No product overflows: each is one of those that
// Formula::Create() bounded.
class TermList {
 public:
  TermList(const Variables& variables, Explanation& explanation)
      : variables_(variables),
        members_(variables.members()),
        explanation_(explanation) {}

  void AddConstant(std::string number, std::string variable,
                   std::string description, Coefficient constant) {
    const std::int64_t numerator =
        constant.ticks() * MultiplierOf(VariableKind::kWholeNumber, members_);
    Add(std::move(number), std::move(variable), std::move(description), "1",
        constant, numerator);
  }

  void AddTerm(const FormulaTerm& term) {
    const CatalogueEntry& entry = EntryOf(term.variable);
    const std::int64_t numerator = term.coefficient.ticks() *
                                   variables_[term.variable] *
                                   MultiplierOf(entry.kind, members_);
    Add(term.number, std::string(entry.name), std::string(entry.description),
        ValueText(entry, variables_), term.coefficient, numerator);
  }

 private:
  void Add(std::string number, std::string variable, std::string description,
           std::string value, Coefficient coefficient, std::int64_t numerator) {
    ExplainedTerm term;
    term.number = std::move(number);
    term.variable = std::move(variable);
    term.description = std::move(description);
    term.value = std::move(value);
    term.coefficient = coefficient.ToString();
    term.numerator = numerator;
    term.contribution = base::SevenDecimals(
        base::RoundHalfUp(numerator, kCentimesPerDirham * members_));
    explanation_.exact_numerator += numerator;
    explanation_.terms.push_back(std::move(term));
  }

  const Variables& variables_;
  const std::int64_t members_;
  Explanation& explanation_;
};

}  // namespace

absl::StatusOr<Explanation> Explain(const Formula& formula,
                                    const Variables& variables) {
  RSU_ASSIGN_OR_RETURN(const ExactScore exact,
                       ComputeScore(formula, variables));
  const Annex& annex = formula.annex(variables.milieu);
  const auto region = static_cast<std::size_t>(variables.region - 1);

  Explanation explanation;
  explanation.score = exact.score;
  explanation.denominator = exact.denominator * base::kTicksPerUnit;
  TermList terms(variables, explanation);
  terms.AddConstant("constant", "constant", "constant of the annex",
                    annex.constant);
  terms.AddConstant("region",
                    absl::StrCat(absl::Dec(variables.region, absl::kZeroPad2)),
                    "region where the household lives", annex.regions[region]);
  for (const FormulaTerm& term : annex.terms) terms.AddTerm(term);
  return explanation;
}

std::string OneLine(const Explanation& explanation) {
  std::string line = absl::StrCat(explanation.score.ToString(), " =");
  absl::string_view separator = " ";
  for (const ExplainedTerm& term : explanation.terms) {
    if (term.numerator == 0) continue;
    absl::string_view contribution = term.contribution;
    const bool negative = contribution.front() == '-';
    if (negative) contribution.remove_prefix(1);
    absl::StrAppend(&line, negative ? " - " : separator, term.number);
    separator = " + ";
    if (term.number == "region") {
      absl::StrAppend(&line, " ", term.variable);
    } else if (term.number != "constant") {
      absl::StrAppend(&line, " ", term.variable, " (", term.value, ")");
    }
    absl::StrAppend(&line, " ", contribution);
  }
  return line;
}

ScoreDistance DistanceTo(const Explanation& explanation, Score threshold) {
  return Distance(explanation.score, threshold);
}

}  // namespace scoring
