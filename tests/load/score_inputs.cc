#include "tests/load/score_inputs.h"

#include <cstdio>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "scoring/variables/catalogue.h"
#include "scoring/variables/pack_variables.h"
#include "tests/formulas/changed_formula.h"

namespace load {
namespace {

using scoring::CatalogueEntry;
using scoring::Coefficient;
using scoring::Variable;
using scoring::VariableKind;
using scoring::Variables;
using scoring::Weight;

constexpr auto kMilieu = registry::Milieu::kUrban;

// What households that exist hardly exceed; the ranges of the catalogue go much
// further.
constexpr std::int32_t kMostMembers = 9;
constexpr std::int32_t kMostOfACount = 4;
constexpr std::int32_t kMostYearlyCentimes = 300'000;
constexpr std::int32_t kYoungestHead = 18;
constexpr std::int32_t kOldestHead = 90;

absl::string_view NameOf(const Weight& weight) {
  return EntryOf(static_cast<Variable>(weight.variable)).name;
}

// How a constant is written, of its ticks.
using Constant = std::string (*)(std::int64_t ticks);

std::string Wide(std::int64_t ticks) {
  return absl::StrCat("(", ticks, "::bigint)");
}
std::string Double(std::int64_t ticks) {
  return absl::StrCat("(", ticks, " * 1e-7)");
}
std::string DoubleOfCentimes(std::int64_t ticks) {
  return absl::StrCat("(", ticks, " * 1e-9)");
}
std::string Decimal(std::int64_t ticks) {
  return absl::StrCat("(", Coefficient::FromTicks(ticks).ToString(), ")");
}

// "constant * variable", one after the other, or "0".
std::string Sum(const std::vector<Weight>& weights, Constant constant) {
  if (weights.empty()) return "0";
  return absl::StrJoin(
      weights, " + ", [constant](std::string* out, const Weight& weight) {
        absl::StrAppend(out, constant(weight.ticks), " * ", NameOf(weight));
      });
}

}  // namespace

scoring::FormulaSet TwoFormulas() {
  const auto change = [](scoring::FormulaFigures& figures) {
    for (scoring::Annex* annex : {&figures.urban, &figures.rural}) {
      // Everybody has members.
      Coefficient& members =
          formulas::CoefficientOf(*annex, Variable::kMembers);
      members = Coefficient::FromTicks(members.ticks() + 50'000);
    }
  };
  return formulas::WithDecree(
      {formulas::Changed(kOther, "2027-01-01", change)});
}

std::int32_t InputSource::Below(std::int32_t end) {
  return static_cast<std::int32_t>(random_() % static_cast<std::uint64_t>(end));
}

Variables InputSource::Next() {
  Variables variables;
  variables.milieu = kMilieu;
  variables.region = 1 + Below(scoring::kRegionCount);
  const std::int32_t members = 1 + Below(kMostMembers);
  const std::int32_t age = kYoungestHead + Below(kOldestHead - kYoungestHead);
  for (const CatalogueEntry& entry : scoring::Catalogue()) {
    std::int32_t highest = std::min(entry.highest, kMostOfACount);
    if (entry.kind == VariableKind::kShare) highest = members;
    if (entry.kind == VariableKind::kYearlyAmountPerPerson) {
      highest = kMostYearlyCentimes;
    }
    variables[entry.variable] = Below(highest + 1);
  }
  variables[Variable::kMembers] = members;
  variables[Variable::kMembersSquared] = members * members;
  variables[Variable::kHeadAge] = age;
  variables[Variable::kHeadAgeSquared] = age * age;
  return variables;
}

std::string PackedInputs(int count) {
  InputSource source;
  std::string packed;
  packed.reserve(static_cast<std::size_t>(count) * scoring::kPackedSize);
  for (int i = 0; i < count; ++i) packed += PackVariables(source.Next());
  return packed;
}

std::string InputTable::Create(const Types& types,
                               absl::string_view key) const {
  std::string sql = absl::StrCat("CREATE TABLE input (id ", types.four, " ",
                                 key, ", start ", types.four);
  for (const scoring::FormulaTerm& term : formula_->annex(kMilieu).terms) {
    const int bytes = scoring::PlaceOf(term.variable).bytes;
    absl::StrAppend(
        &sql, ", ", EntryOf(term.variable).name, " ",
        bytes == 1 ? types.one : (bytes == 2 ? types.two : types.four));
  }
  return sql + ")";
}

absl::Status InputTable::WriteLines(int count, const std::string& path) const {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(path.c_str(), "w"), &std::fclose);
  if (file == nullptr) return absl::UnavailableError("cannot write " + path);
  const auto& start = formula_->weights(kMilieu).start_ticks;
  InputSource source;
  std::string line;
  for (int i = 0; i < count; ++i) {
    const Variables variables = source.Next();
    line = absl::StrCat(i, ",",
                        start[static_cast<std::size_t>(variables.region - 1)]);
    for (const scoring::FormulaTerm& term : formula_->annex(kMilieu).terms) {
      absl::StrAppend(&line, ",", variables[term.variable]);
    }
    line += "\n";
    if (std::fputs(line.c_str(), file.get()) < 0) {
      return absl::UnavailableError("cannot write " + path);
    }
  }
  if (std::fflush(file.get()) == 0) return absl::OkStatus();
  return absl::UnavailableError("cannot write " + path);
}

std::string InputTable::WholeExpression(const scoring::Formula& formula) const {
  const scoring::AnnexWeights& weights = formula.weights(kMilieu);
  // 2 x numerator + denominator over 2 x denominator; no score is negative.
  return absl::StrCat(
      "(200::bigint * members * (start + ", Sum(weights.whole, Wide),
      ") + 200 * (", Sum(weights.shares, Wide), ") + 2 * (",
      Sum(weights.amounts, Wide), ") + 100 * members) / (200 * members)");
}

std::string InputTable::DoubleExpression(
    const scoring::Formula& formula) const {
  const scoring::AnnexWeights& weights = formula.weights(kMilieu);
  return absl::StrCat("start * 1e-7 + ", Sum(weights.whole, Double), " + (",
                      Sum(weights.shares, Double), " + ",
                      Sum(weights.amounts, DoubleOfCentimes), ") / members");
}

std::string InputTable::DecimalExpression(
    const scoring::Formula& formula) const {
  const scoring::AnnexWeights& weights = formula.weights(kMilieu);
  return absl::StrCat("start * 0.0000001 + ", Sum(weights.whole, Decimal),
                      " + (", Sum(weights.shares, Decimal), " + ",
                      Sum(weights.amounts, DoubleOfCentimes), ") / members");
}

}  // namespace load
