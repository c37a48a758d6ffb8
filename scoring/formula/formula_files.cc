#include "scoring/formula/formula_files.h"

#include "scoring/formula/embedded_formulas.h"

namespace scoring {
namespace {

constexpr FormulaFile kFiles[] = {
    {"decree_2_21_582.textproto", kDecree221582},
};

}  // namespace

absl::Span<const FormulaFile> FormulaFiles() { return kFiles; }

}  // namespace scoring
