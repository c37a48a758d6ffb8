#include "scoring/explanation/explain.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/decimal.h"
#include "base/fraction.h"
#include "base/status_macros.h"
#include "scoring/explanation/facts_of_variable.h"
#include "scoring/explanation/term_value.h"
#include "scoring/explanation/words.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/catalogue.h"

namespace scoring {
namespace {

using Facts = absl::Span<const absl::string_view>;

constexpr char kConstantNumber[] = "constant";
constexpr char kRegionNumber[] = "region";

// Adds terms to an explanation. No product overflows: each is one of those that
// Formula::Create() bounded.
class TermList {
 public:
  TermList(const Variables& variables, base::Language language,
           Explanation& explanation)
      : variables_(variables),
        language_(language),
        members_(variables.members()),
        explanation_(explanation) {}

  void AddConstant(std::string number, std::string variable,
                   absl::string_view description, Facts facts,
                   Coefficient constant) {
    const std::int64_t numerator =
        constant.ticks() * MultiplierOf(VariableKind::kWholeNumber, members_);
    Add(std::move(number), std::move(variable), description, facts, "1",
        constant, numerator);
  }

  void AddTerm(const FormulaTerm& term) {
    const CatalogueEntry& entry = EntryOf(term.variable);
    const std::int64_t numerator = term.coefficient.ticks() *
                                   variables_[term.variable] *
                                   MultiplierOf(entry.kind, members_);
    Add(term.number, std::string(entry.name),
        WordsFor(term.variable, language_), FactsOf(term.variable),
        ValueText(entry, variables_), term.coefficient, numerator);
  }

 private:
  void Add(std::string number, std::string variable,
           absl::string_view description, Facts facts, std::string value,
           Coefficient coefficient, std::int64_t numerator) {
    ExplainedTerm term;
    term.number = std::move(number);
    term.variable = std::move(variable);
    term.description = std::string(description);
    for (const absl::string_view fact : facts) term.facts.emplace_back(fact);
    term.value = std::move(value);
    term.coefficient = coefficient.ToString();
    term.numerator = numerator;
    term.contribution = base::SevenDecimals(
        base::RoundHalfUp(numerator, kCentimesPerDirham * members_));
    explanation_.exact_numerator += numerator;
    explanation_.terms.push_back(std::move(term));
  }

  const Variables& variables_;
  const base::Language language_;
  const std::int64_t members_;
  Explanation& explanation_;
};

}  // namespace

absl::StatusOr<Explanation> Explain(const Formula& formula,
                                    const Variables& variables,
                                    base::Language language) {
  RSU_ASSIGN_OR_RETURN(const ExactScore exact,
                       ComputeScore(formula, variables));
  const Annex& annex = formula.annex(variables.milieu);
  const auto region = static_cast<std::size_t>(variables.region - 1);

  Explanation explanation;
  explanation.score = exact.score;
  explanation.denominator = exact.denominator * base::kTicksPerUnit;
  TermList terms(variables, language, explanation);
  terms.AddConstant(kConstantNumber, "constant", ConstantWords(language),
                    FactsOfConstant(), annex.constant);
  terms.AddConstant(
      kRegionNumber, absl::StrCat(absl::Dec(variables.region, absl::kZeroPad2)),
      RegionWords(language), FactsOfRegion(), annex.regions[region]);
  for (const FormulaTerm& term : annex.terms) terms.AddTerm(term);
  return explanation;
}

absl::string_view DescriptionIn(const ExplainedTerm& term,
                                base::Language language) {
  if (term.number == kConstantNumber) return ConstantWords(language);
  if (term.number == kRegionNumber) return RegionWords(language);
  const std::optional<Variable> variable = FindVariable(term.variable);
  return variable.has_value() ? WordsFor(*variable, language) : "";
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

}  // namespace scoring
