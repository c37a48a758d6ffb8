#include "tools/rsuctl/words/formula_words.h"

#include "tools/rsuctl/words/table.h"

namespace rsuctl {
namespace {

// clang-format off
constexpr TextRow<FormulaText> kRows[] = {
    {FormulaText::kInForceFrom, {"IN_FORCE_FROM", 2,
     "{0}, in force from {1, date}", "{0}, en vigueur à partir du {1, date}", "{0}، سارية المفعول ابتداء من {1, date}"}},
    {FormulaText::kSource, {"SOURCE", 1, "source: {0}", "source : {0}", "المصدر: {0}"}},
    {FormulaText::kMark, {"MARK", 1, "mark: {0}", "indice de confiance : {0}", "درجة الوثوق: {0}"}},
    {FormulaText::kUsableRange, {"USABLE_RANGE", 0, "usable range", "plage de validité", "مجال الصلاحية"}},
    {FormulaText::kLowest, {"LOWEST", 0, "lowest", "minimum", "الأدنى"}},
    {FormulaText::kHighest, {"HIGHEST", 0, "highest", "maximum", "الأقصى"}},
    {FormulaText::kUrban, {"URBAN", 0, "urban", "urbain", "حضري"}},
    {FormulaText::kRural, {"RURAL", 0, "rural", "rural", "قروي"}},
    {FormulaText::kConstantFigure, {"CONSTANT", 0, "constant", "constante", "الثابت"}},
    {FormulaText::kRegionFigure, {"REGION", 1, "region {0}", "région {0}", "الجهة {0}"}},
    {FormulaText::kAlternatives, {"ALTERNATIVES", 1, "also given: {0}", "également donné : {0}", "قيم أخرى واردة: {0}"}},
    {FormulaText::kNothing, {"NOTHING", 0, "(none)", "(aucun)", "(لا شيء)"}},
};
// clang-format on
static_assert(EveryTextStandsAtItsIndex(kRows));

}  // namespace

std::string Say(FormulaText text, base::Language language,
                const std::vector<std::string>& arguments) {
  static const auto* const catalogue =
      new base::words::Catalogue(MessagesOf(kRows));
  return catalogue->Say(static_cast<std::size_t>(text), arguments, language);
}

std::vector<base::words::Message> FormulaTexts() { return MessagesOf(kRows); }

}  // namespace rsuctl
