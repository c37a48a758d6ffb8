#include "tests/property/random_facts.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "registry/verification/verification.h"
#include "scoring/formula/formula_set.h"
#include "scoring/variables/extract_variables.h"

namespace property {
namespace {

scoring::Annex RandomAnnex(golden::Draw& draw) {
  constexpr std::int64_t kMost = 3'000'000;  // 0.3 a unit
  scoring::Annex annex;
  annex.constant = scoring::Coefficient::FromTicks(draw.Between(0, 90'000'000));
  for (scoring::Coefficient& region : annex.regions) {
    region = scoring::Coefficient::FromTicks(draw.Between(-kMost, kMost));
  }
  int number = 0;
  for (const scoring::CatalogueEntry& entry : scoring::Catalogue()) {
    annex.terms.push_back(
        {absl::StrCat("V", ++number), entry.variable,
         scoring::Coefficient::FromTicks(draw.Between(-kMost, kMost))});
  }
  return annex;
}

}  // namespace

const scoring::Formula& ReleasedFormula() {
  static const auto& formulas =
      *new scoring::FormulaSet(scoring::FormulaSet::Load().value());
  return *formulas.ByName("decree-2-21-582");
}

scoring::Formula RandomFormula(golden::Draw& draw) {
  scoring::FormulaFigures figures;
  figures.name = "random";
  figures.usable_range = {50'000'000, 150'000'000};
  figures.urban = RandomAnnex(draw);
  figures.rural = RandomAnnex(draw);
  return scoring::Formula::Create(std::move(figures)).value();
}

rsu::registry::v1::Declaration SmallHousehold(golden::Draw& draw) {
  constexpr int kFew = 9;
  rsu::registry::v1::Declaration declaration;
  do {
    declaration = golden::RandomHousehold(draw, "H");
  } while (declaration.members_size() > kFew);
  return declaration;
}

registry::Declaration RandomDeclaration(golden::Draw& draw) {
  return registry::Declaration::Read(golden::RandomHousehold(draw, "H"))
      .value();
}

scoring::Variables VariablesOf(const registry::Declaration& declaration) {
  return scoring::ExtractVariables(registry::VerifyDeclared(declaration));
}

scoring::Variables RandomVariables(golden::Draw& draw) {
  return VariablesOf(RandomDeclaration(draw));
}

}  // namespace property
