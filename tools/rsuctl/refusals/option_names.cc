#include "tools/rsuctl/refusals/option_names.h"

#include <algorithm>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/error.h"
#include "google/protobuf/descriptor.h"

namespace rsuctl {
namespace {

NamesOfFields& Typed() {
  static auto* const names = new NamesOfFields();
  return *names;
}

// The first name of a path: "documents" of "documents[0].number".
std::string FirstName(const std::string& path) {
  return path.substr(0, path.find_first_of(".["));
}

// `status` with each path as `rename` makes it.
absl::Status WithPaths(
    const absl::Status& status,
    absl::FunctionRef<std::string(const std::string& path)> rename) {
  base::ErrorDetail detail = base::DetailOf(status);
  bool renamed = false;
  for (base::FieldViolation& violation : detail.violations) {
    std::string path = rename(violation.path);
    renamed |= path != violation.path;
    violation.path = std::move(path);
  }
  if (!renamed) return status;
  // The text in the caller's language names the fields too, and is said anew.
  return base::MakeError(
      status.code(),
      absl::StrJoin(detail.violations, "; ",
                    [](std::string* out, const base::FieldViolation& one) {
                      absl::StrAppend(out, one.path, ": ", one.rule);
                    }),
      detail);
}

bool IsFieldOf(const PlaceInFile& place, const std::string& path) {
  return place.message != nullptr &&
         place.message->FindFieldByName(FirstName(path)) != nullptr;
}

}  // namespace

void NameFieldsBy(NamesOfFields names) { Typed() = std::move(names); }

const NamesOfFields& NamesAsTyped() { return Typed(); }

absl::Status InTermsOf(const NamesOfFields& names, const absl::Status& status) {
  return WithPaths(status, [&names](const std::string& path) {
    // "filter.regions[0]" is what "filter.regions" is called.
    const auto whole = names.find(path.substr(0, path.find('[')));
    if (whole != names.end()) return whole->second;
    const std::string first = FirstName(path);
    const auto found = names.find(first);
    if (found == names.end()) return path;
    const std::string rest = path.substr(first.size());
    return rest.empty() || rest.front() == '['
               ? found->second
               : absl::StrCat(found->second, rest);
  });
}

absl::Status InTermsOf(const PlaceInFile& place, const absl::Status& status) {
  return WithPaths(status, [&place](const std::string& path) {
    return IsFieldOf(place, path) ? absl::StrCat(place.prefix, path) : path;
  });
}

bool IsOfFile(const PlaceInFile& place, const absl::Status& status) {
  const auto violations = base::DetailOf(status).violations;
  return std::any_of(violations.begin(), violations.end(),
                     [&place](const base::FieldViolation& one) {
                       return IsFieldOf(place, one.path);
                     });
}

}  // namespace rsuctl
