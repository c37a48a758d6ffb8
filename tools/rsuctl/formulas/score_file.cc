#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/configuration_file.h"
#include "base/csv.h"
#include "base/standard_input.h"
#include "base/status_macros.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"
#include "registry/interchange/declaration_line.h"
#include "registry/interchange/json_lines.h"
#include "registry/verification/verification.h"
#include "scoring/explanation/explain.h"
#include "scoring/formula/formula_files.h"
#include "scoring/formula/formula_set.h"
#include "scoring/formula/parse_formula.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/extract_variables.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/files/refused_lines.h"
#include "tools/rsuctl/formulas/formula_commands.h"
#include "tools/rsuctl/formulas/formula_source.h"
#include "tools/rsuctl/refusals/fail.h"

namespace rsuctl {
namespace {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

// One household's score by one formula.
struct FormulaScore {
  std::string formula;
  scoring::ExactScore score;
  std::optional<scoring::Explanation> explanation;  // if asked for
};

// One household's result.
struct ScoredHousehold {
  std::string household_ref;
  base::Date effective_date;
  std::vector<FormulaScore> scores;  // one, or two to be compared

  // What the second formula gives more than the first.
  std::string Difference() const {
    const std::int64_t ticks =
        scores[1].score.score.ticks() - scores[0].score.score.ticks();
    return (ticks > 0 ? "+" : "") + scoring::Score::FromTicks(ticks).ToString();
  }
};

// The formulas that scores are computed by.
class Formulas {
 public:
  // The formulas of the program if `names` is empty, else those that it names:
  // each name is that of a formula of the program, or of a file. Prints what is
  // wrong with one.
  static std::optional<Formulas> Load(const std::vector<std::string>& names) {
    Formulas formulas;
    for (const std::string& name : names) {
      absl::StatusOr<scoring::Formula> formula = Read(name);
      if (!formula.ok()) {
        PrintMistakes(name, formula.status());
        return std::nullopt;
      }
      formulas.named_.push_back(*std::move(formula));
    }
    if (!names.empty()) return formulas;
    absl::StatusOr<scoring::FormulaSet> set = scoring::FormulaSet::Load();
    if (!set.ok()) {
      PrintMistakes("formulas", set.status());
      return std::nullopt;
    }
    formulas.in_force_.emplace(*std::move(set));
    return formulas;
  }

  // The formulas for a declaration of this day; none if none was in force.
  std::vector<const scoring::Formula*> For(base::Date day) const {
    std::vector<const scoring::Formula*> chosen;
    for (const scoring::Formula& formula : named_) chosen.push_back(&formula);
    if (!in_force_.has_value()) return chosen;
    const scoring::Formula* const formula = in_force_->InForce(day);
    if (formula != nullptr) chosen.push_back(formula);
    return chosen;
  }

 private:
  static absl::StatusOr<scoring::Formula> Read(const std::string& name) {
    for (const scoring::FormulaFile& file : scoring::FormulaFiles()) {
      RSU_ASSIGN_OR_RETURN(scoring::Formula formula,
                           scoring::ParseFormula(file.text));
      if (formula.name() == name) return formula;
    }
    RSU_ASSIGN_OR_RETURN(const std::string text,
                         base::ReadConfigurationFile(name));
    return scoring::ParseFormula(text);
  }

  std::vector<scoring::Formula> named_;
  std::optional<scoring::FormulaSet> in_force_;
};

absl::StatusOr<ScoredHousehold> ScoreOne(
    const registry::Declaration& declaration, const Formulas& formulas,
    bool explain) {
  const base::Date day = declaration.facts().effective_date;
  const std::vector<const scoring::Formula*> chosen = formulas.For(day);
  if (chosen.empty()) {
    return BadField("effective_date",
                    "no score formula was in force on that day");
  }
  const scoring::Variables variables =
      scoring::ExtractVariables(registry::VerifyDeclared(declaration));
  ScoredHousehold household{declaration.household_ref(), day, {}};
  for (const scoring::Formula* const formula : chosen) {
    FormulaScore scored{formula->name(), {}, std::nullopt};
    RSU_ASSIGN_OR_RETURN(scored.score,
                         scoring::ComputeScore(*formula, variables));
    if (explain) {
      RSU_ASSIGN_OR_RETURN(scored.explanation,
                           scoring::Explain(*formula, variables));
    }
    household.scores.push_back(std::move(scored));
  }
  return household;
}

void WriteText(JsonWriter& writer, const char* key, const std::string& text) {
  writer.Key(key);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void WriteExplanation(JsonWriter& writer,
                      const scoring::Explanation& explanation) {
  writer.Key("explanation");
  writer.StartObject();
  writer.Key("terms");
  writer.StartArray();
  for (const scoring::ExplainedTerm& term : explanation.terms) {
    writer.StartObject();
    WriteText(writer, "number", term.number);
    WriteText(writer, "variable", term.variable);
    WriteText(writer, "description", term.description);
    WriteText(writer, "value", term.value);
    WriteText(writer, "coefficient", term.coefficient);
    WriteText(writer, "numerator", absl::StrCat(term.numerator));
    WriteText(writer, "contribution", term.contribution);
    writer.Key("facts");
    writer.StartArray();
    for (const std::string& fact : term.facts) writer.String(fact.c_str());
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
  WriteText(writer, "exact_numerator",
            absl::StrCat(explanation.exact_numerator));
  WriteText(writer, "denominator", absl::StrCat(explanation.denominator));
  writer.EndObject();
}

void WriteScore(JsonWriter& writer, const FormulaScore& score) {
  WriteText(writer, "score", score.score.score.ToString());
  WriteText(writer, "formula", score.formula);
}

void PrintJson(const ScoredHousehold& household) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  const FormulaScore& first = household.scores.front();
  writer.StartObject();
  WriteText(writer, "household_ref", household.household_ref);
  if (household.scores.size() == 1) WriteScore(writer, first);
  WriteText(writer, "effective_date", household.effective_date.ToString());
  if (household.scores.size() == 1) {
    writer.Key("usable");
    writer.Bool(first.score.usable);
    if (first.explanation.has_value()) {
      WriteExplanation(writer, *first.explanation);
    }
  } else {
    writer.Key("scores");
    writer.StartArray();
    for (const FormulaScore& score : household.scores) {
      writer.StartObject();
      WriteScore(writer, score);
      writer.Key("usable");
      writer.Bool(score.score.usable);
      writer.EndObject();
    }
    writer.EndArray();
    WriteText(writer, "difference", household.Difference());
  }
  writer.EndObject();
  std::puts(buffer.GetString());
}

void PrintCsv(const ScoredHousehold& household) {
  std::string line = base::CsvField(household.household_ref);
  for (const FormulaScore& score : household.scores) {
    absl::StrAppend(&line, ",", score.score.score.ToString());
    if (score.explanation.has_value()) {
      absl::StrAppend(&line, ",",
                      base::CsvField(scoring::OneLine(*score.explanation)));
    }
  }
  if (household.scores.size() == 2) {
    absl::StrAppend(&line, ",", household.Difference());
  }
  std::puts(line.c_str());
}

// Scores one line and prints the result; an error says why it is refused.
absl::Status ScoreLine(const registry::DeclarationLine& line,
                       std::int64_t number, const ScoreFlags& flags,
                       const Formulas& formulas, SeenReferences& seen) {
  if (!line.household_ref.empty()) {
    RSU_RETURN_IF_ERROR(seen.Add("household_ref", line.household_ref, number));
  }
  RSU_RETURN_IF_ERROR(line.declaration.status());
  RSU_ASSIGN_OR_RETURN(const ScoredHousehold household,
                       ScoreOne(*line.declaration, formulas, flags.explain));
  flags.format == "json" ? PrintJson(household) : PrintCsv(household);
  return absl::OkStatus();
}

}  // namespace

ExitStatus Score(const ScoreFlags& flags) {
  if (flags.formulas.size() > 2) {
    return Fail("--formula: at most two", ExitStatus::kUsage);
  }
  if (flags.formulas.size() == 2 && flags.explain) {
    return Fail("--explain: goes with one formula only", ExitStatus::kUsage);
  }
  const std::optional<Formulas> formulas = Formulas::Load(flags.formulas);
  if (!formulas.has_value()) return ExitStatus::kRefused;
  auto lines = registry::JsonLines::Open(flags.input);
  if (!lines.ok()) {
    return Fail(std::string(lines.status().message()), ExitStatus::kRefused);
  }
  Refusals refusals = *Refusals::Create(flags.input, "");
  SeenReferences seen;
  command_line::Progress progress("households",
                                  command_line::FileBytes(flags.input));
  std::int64_t read = 0;
  if (flags.format != "json") {
    std::puts(flags.formulas.size() == 2 ? "household_ref,score_a,score_b,"
                                           "difference"
              : flags.explain            ? "household_ref,score,explanation"
                                         : "household_ref,score");
  }
  while (true) {
    const auto line = lines->Next();
    if (!line.ok()) {
      return Fail(std::string(line.status().message()), ExitStatus::kRefused);
    }
    // A full disk or a reader that went away shows once the buffer is written.
    if (!line->has_value() || std::ferror(stdout) != 0) break;
    ++read;
    const auto& text = (*line)->text;
    std::string reference;
    absl::Status status = text.status();
    if (text.ok()) {
      const registry::DeclarationLine declared =
          registry::ReadDeclarationLine(*text);
      reference = declared.household_ref;
      status = ScoreLine(declared, (*line)->number, flags, *formulas, seen);
      progress.Advance(1, static_cast<std::int64_t>(text->size()) + 1);
    }
    if (!status.ok()) {
      progress.Wipe();
      refusals.Add((*line)->number, reference, status, "");
    }
  }
  if (read == 0) {
    return Fail(absl::StrCat(base::NameOfInput(flags.input),
                             ": the file holds no declaration"),
                ExitStatus::kRefused);
  }
  return refusals.count() == 0 ? ExitStatus::kDone : ExitStatus::kRefused;
}

}  // namespace rsuctl
