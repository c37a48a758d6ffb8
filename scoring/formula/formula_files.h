#ifndef SCORING_FORMULA_FORMULA_FILES_H_
#define SCORING_FORMULA_FORMULA_FILES_H_

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace scoring {

// A file of scoring/formula/data as it was released, with the sources, marks
// and alternatives that a loaded Formula does not keep.
struct FormulaFile {
  const char* file;        // its name, "decree_2_21_582.textproto"
  absl::string_view text;  // of rsu.scoring.v1.Formula
};

// Every file of data/, which the program carries in itself.
absl::Span<const FormulaFile> FormulaFiles();

}  // namespace scoring

#endif  // SCORING_FORMULA_FORMULA_FILES_H_
