#ifndef TOOLS_RSUCTL_FORMULAS_FORMULA_SOURCE_H_
#define TOOLS_RSUCTL_FORMULAS_FORMULA_SOURCE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "proto/rsu/scoring/v1/formula.pb.h"

namespace rsuctl {

// The formula that `name_or_file` names: a released one by its name, else a
// text file. With the sources, marks and alternatives of its figures, and such
// that ParseFormula() takes it.
//
// Errors: those of base::ReadConfigurationFile() and ParseFormula().
absl::StatusOr<rsu::scoring::v1::Formula> FindFormula(
    const std::string& name_or_file);

// Prints what is wrong with a file on the standard error: one line for each
// broken rule, "FILE: place: rule"; that it cannot be read, in the language
// that is spoken.
void PrintMistakes(const std::string& file, const absl::Status& status);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_FORMULAS_FORMULA_SOURCE_H_
