#include "tools/rsuctl/option_names.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/error.h"

namespace rsuctl {

absl::Status InTermsOf(const NamesOfFields& names, const absl::Status& status) {
  base::ErrorDetail detail = base::DetailOf(status);
  bool renamed = false;
  for (base::FieldViolation& violation : detail.violations) {
    const std::size_t end = violation.path.find_first_of(".[");
    const auto found = names.find(violation.path.substr(0, end));
    if (found == names.end()) continue;
    const bool in_list = end != std::string::npos && violation.path[end] == '[';
    violation.path =
        in_list || end == std::string::npos
            ? found->second
            : absl::StrCat(found->second, violation.path.substr(end));
    renamed = true;
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

}  // namespace rsuctl
