#include "scoring/formula/formula_files.h"

#include "scoring/formula/embedded_formulas.h"

namespace scoring {
namespace {

constexpr FormulaFile kFiles[] = {
    // The length is said: a sanitized build cannot find it at compile time.
    {"decree_2_21_582.textproto",
     absl::string_view(kDecree221582, sizeof(kDecree221582) - 1)},
};

}  // namespace

absl::Span<const FormulaFile> FormulaFiles() { return kFiles; }

}  // namespace scoring
