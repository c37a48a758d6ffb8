#include "tools/rsuctl/formulas/formula_source.h"

#include <cstdio>

#include "base/configuration_file.h"
#include "base/error.h"
#include "base/standard_input.h"
#include "base/status_macros.h"
#include "base/text_proto.h"
#include "scoring/formula/formula_files.h"
#include "scoring/formula/parse_formula.h"
#include "tools/rsuctl/refusals/refusal_words.h"

namespace rsuctl {
namespace {

using rsu::scoring::v1::Formula;

absl::StatusOr<Formula> Parse(absl::string_view text) {
  // For the rules; the message has what the formula drops.
  RSU_RETURN_IF_ERROR(scoring::ParseFormula(text).status());
  Formula formula;
  RSU_RETURN_IF_ERROR(base::ReadTextProto(text, formula));
  return formula;
}

}  // namespace

absl::StatusOr<Formula> FindFormula(const std::string& name_or_file) {
  for (const scoring::FormulaFile& file : scoring::FormulaFiles()) {
    RSU_ASSIGN_OR_RETURN(Formula formula, Parse(file.text));
    if (formula.name() == name_or_file) return formula;
  }
  const absl::StatusOr<std::string> text =
      base::ReadConfigurationFile(name_or_file);
  if (absl::IsNotFound(text.status())) {
    return absl::NotFoundError(
        "is neither the name of a formula nor a file that can be read");
  }
  RSU_RETURN_IF_ERROR(text.status());
  return Parse(*text);
}

void PrintMistakes(const std::string& file, const absl::Status& status) {
  std::fflush(stdout);
  const std::string name = base::NameOfInput(file);
  const base::ErrorDetail detail = base::DetailOf(status);
  for (const base::FieldViolation& violation : detail.violations) {
    std::fprintf(stderr, "%s: %s: %s\n", name.c_str(), violation.path.c_str(),
                 violation.rule.c_str());
  }
  if (detail.violations.empty()) {
    std::fprintf(stderr, "%s: %s\n", name.c_str(),
                 InSpokenLanguage(status).c_str());
  }
}

}  // namespace rsuctl
