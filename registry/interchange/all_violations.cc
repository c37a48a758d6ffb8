#include "registry/interchange/all_violations.h"

#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace registry {
namespace {

// Whether `path` is `ancestor` or leads to a part of it.
bool IsWithin(absl::string_view path, absl::string_view ancestor) {
  return absl::ConsumePrefix(&path, ancestor) &&
         (path.empty() || path.front() == '.' || path.front() == '[');
}

// The path of the `idcs` that would do instead of the `person_ref` at `path`;
// `path` itself for any other field.
std::string Alternative(absl::string_view path) {
  absl::string_view rest = path;
  if (absl::ConsumeSuffix(&rest, "person_ref") &&
      (rest.empty() || absl::EndsWith(rest, "."))) {
    return absl::StrCat(rest, "idcs");
  }
  return std::string(path);
}

}  // namespace

std::vector<base::FieldViolation> AllViolations(
    std::vector<base::FieldViolation> json,
    const std::vector<base::FieldViolation>& format) {
  const bool is_whole_record = std::any_of(
      json.begin(), json.end(),
      [](const auto& violation) { return violation.path == kWholeRecord; });
  if (is_whole_record) return json;
  const auto json_end = static_cast<std::ptrdiff_t>(json.size());
  for (const base::FieldViolation& violation : format) {
    const std::string alternative = Alternative(violation.path);
    const bool follows = std::any_of(
        json.begin(), json.begin() + json_end, [&](const auto& cause) {
          return IsWithin(violation.path, cause.path) ||
                 alternative == cause.path;
        });
    if (!follows) json.push_back(violation);
  }
  return json;
}

}  // namespace registry
