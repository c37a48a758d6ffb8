#include <cstdio>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/standard_input.h"
#include "base/status_macros.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"
#include "registry/interchange/declaration_line.h"
#include "registry/interchange/json_lines.h"
#include "registry/verification/verification.h"
#include "scoring/explanation/explain.h"
#include "scoring/formula/formula_set.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/extract_variables.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/csv.h"
#include "tools/rsuctl/refusals.h"

namespace rsuctl {
namespace {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

// One household's result.
struct ScoredHousehold {
  std::string household_ref;
  base::Date effective_date;
  std::string formula;
  scoring::ExactScore score;
  std::optional<scoring::Explanation> explanation;  // if asked for
};

absl::StatusOr<ScoredHousehold> ScoreOne(
    const registry::Declaration& declaration,
    const scoring::FormulaSet& formulas, bool explain) {
  const base::Date day = declaration.facts().effective_date;
  const scoring::Formula* formula = formulas.InForce(day);
  if (formula == nullptr) {
    return BadField("effective_date",
                    "no score formula was in force on that day");
  }
  const scoring::Variables variables =
      scoring::ExtractVariables(registry::VerifyDeclared(declaration));
  ScoredHousehold household{
      declaration.household_ref(), day, formula->name(), {}, std::nullopt};
  RSU_ASSIGN_OR_RETURN(household.score,
                       scoring::ComputeScore(*formula, variables));
  if (explain) {
    RSU_ASSIGN_OR_RETURN(household.explanation,
                         scoring::Explain(*formula, variables));
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

void PrintJson(const ScoredHousehold& household) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  WriteText(writer, "household_ref", household.household_ref);
  WriteText(writer, "score", household.score.score.ToString());
  WriteText(writer, "formula", household.formula);
  WriteText(writer, "effective_date", household.effective_date.ToString());
  writer.Key("usable");
  writer.Bool(household.score.usable);
  if (household.explanation.has_value()) {
    WriteExplanation(writer, *household.explanation);
  }
  writer.EndObject();
  std::puts(buffer.GetString());
}

void PrintCsv(const ScoredHousehold& household) {
  std::string line = absl::StrCat(CsvField(household.household_ref), ",",
                                  household.score.score.ToString());
  if (household.explanation.has_value()) {
    absl::StrAppend(&line, ",",
                    CsvField(scoring::OneLine(*household.explanation)));
  }
  std::puts(line.c_str());
}

// Scores one line and prints the result; an error says why it is refused.
absl::Status ScoreLine(const registry::DeclarationLine& line,
                       std::int64_t number, const ScoreFlags& flags,
                       const scoring::FormulaSet& formulas,
                       SeenReferences& seen) {
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
  const absl::StatusOr<scoring::FormulaSet> formulas =
      scoring::FormulaSet::Load();
  if (!formulas.ok()) {
    return Fail(std::string(formulas.status().message()),
                ExitStatus::kServerFailed);
  }
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
    std::puts(flags.explain ? "household_ref,score,explanation"
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
