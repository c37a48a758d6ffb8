#include "tools/rsuctl/formula_source.h"

#include <cstddef>
#include <cstdio>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "base/text_proto.h"
#include "scoring/formula/formula_files.h"
#include "scoring/formula/parse_formula.h"

namespace rsuctl {
namespace {

using rsu::scoring::v1::Formula;

constexpr std::size_t kMaxBytes = 1 << 20;

absl::StatusOr<Formula> Parse(absl::string_view text) {
  // For the rules; the message has what the formula drops.
  RSU_RETURN_IF_ERROR(scoring::ParseFormula(text).status());
  Formula formula;
  RSU_RETURN_IF_ERROR(base::ReadTextProto(text, formula));
  return formula;
}

}  // namespace

absl::StatusOr<std::string> ReadConfiguration(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(kMaxBytes + 1, '\0');
  // Of a folder, opening succeeds and reading does not.
  if (!file.read(text.data(), static_cast<std::streamsize>(text.size())) &&
      (file.bad() || !file.eof())) {
    return absl::NotFoundError("cannot be read");
  }
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > kMaxBytes) {
    return absl::InvalidArgumentError("must be at most 1 MiB long");
  }
  return text;
}

absl::StatusOr<Formula> FindFormula(const std::string& name_or_file) {
  for (const scoring::FormulaFile& file : scoring::FormulaFiles()) {
    RSU_ASSIGN_OR_RETURN(Formula formula, Parse(file.text));
    if (formula.name() == name_or_file) return formula;
  }
  const absl::StatusOr<std::string> text = ReadConfiguration(name_or_file);
  if (absl::IsNotFound(text.status())) {
    return absl::NotFoundError(
        "is neither the name of a formula nor a file that can be read");
  }
  RSU_RETURN_IF_ERROR(text.status());
  return Parse(*text);
}

void PrintMistakes(const std::string& file, const absl::Status& status) {
  std::fflush(stdout);
  const base::ErrorDetail detail = base::DetailOf(status);
  for (const base::FieldViolation& violation : detail.violations) {
    std::fprintf(stderr, "%s: %s: %s\n", file.c_str(), violation.path.c_str(),
                 violation.rule.c_str());
  }
  if (detail.violations.empty()) {
    std::fprintf(stderr, "%s: %s\n", file.c_str(),
                 std::string(status.message()).c_str());
  }
}

}  // namespace rsuctl
