#include "tools/rsuctl/files/refused_lines.h"

#include <cstdio>
#include <cstring>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/standard_input.h"
#include "base/status_macros.h"
#include "tools/rsuctl/refusals/refusal_words.h"

namespace rsuctl {

absl::StatusOr<Refusals> Refusals::Create(const std::string& input_path,
                                          const std::string& refused_path) {
  if (refused_path.empty()) return Refusals(input_path, {});
  RSU_ASSIGN_OR_RETURN(command_line::OutputFile file,
                       command_line::OutputFile::Create(refused_path));
  return Refusals(input_path, std::move(file));
}

Refusals::Refusals(const std::string& input_path,
                   std::optional<command_line::OutputFile> file)
    : input_path_(base::NameOfInput(input_path)), file_(std::move(file)) {}

void Refusals::Add(std::int64_t line, absl::string_view reference,
                   const absl::Status& status, absl::string_view text) {
  ++count_;
  std::string place = absl::StrCat(input_path_, ":", line, ": ");
  if (!reference.empty()) absl::StrAppend(&place, reference, ": ");
  const std::vector<base::FieldViolation> violations =
      base::DetailOf(status).violations;
  for (const base::FieldViolation& violation : violations) {
    std::fprintf(stderr, "%s%s: %s\n", place.c_str(), violation.path.c_str(),
                 InSpokenLanguage(violation.rule).c_str());
  }
  if (violations.empty()) {
    std::fprintf(stderr, "%s%s\n", place.c_str(),
                 InSpokenLanguage(status).c_str());
  }
  if (file_.has_value() && !text.empty()) {
    file_->WriteLine(text);
  }
}

absl::Status Refusals::Finish() {
  return file_.has_value() ? file_->Finish() : absl::OkStatus();
}

absl::Status SeenReferences::Add(absl::string_view field,
                                 absl::string_view reference,
                                 std::int64_t line) {
  const std::string digest = base::Sha256(reference);
  std::pair<std::uint64_t, std::uint64_t> key;
  std::memcpy(&key.first, digest.data(), sizeof(key.first));
  std::memcpy(&key.second, digest.data() + 8, sizeof(key.second));
  const auto [first, is_new] = first_lines_.emplace(key, line);
  if (is_new) return absl::OkStatus();
  return BadField(field, absl::StrCat("is given twice in the file, first on "
                                      "line ",
                                      first->second));
}

absl::Status InTermsOfTheFile(
    const absl::Status& status,
    const std::function<bool(absl::string_view path)>& by_reference) {
  base::ErrorDetail detail = base::DetailOf(status);
  bool changed = false;
  for (base::FieldViolation& violation : detail.violations) {
    absl::string_view path = violation.path;
    if (!by_reference(path) || !absl::ConsumeSuffix(&path, "idcs")) continue;
    violation.path = absl::StrCat(path, "person_ref");
    changed = true;
  }
  if (!changed) return status;
  return base::MakeError(status.code(), status.message(), detail);
}

absl::Status BadField(absl::string_view field, absl::string_view rule) {
  return base::InvalidFields("MALFORMED_LINE",
                             {{std::string(field), std::string(rule)}});
}

}  // namespace rsuctl
