#include "scoring/variables/catalogue.h"

#include "scoring/variables/catalogue_entries.h"

namespace scoring {

const std::array<CatalogueEntry, kVariableCount>& Catalogue() {
  return internal::kCatalogue;
}

const CatalogueEntry& EntryOf(Variable variable) {
  return internal::kCatalogue[IndexOf(variable)];
}

std::optional<Variable> FindVariable(absl::string_view name) {
  for (const CatalogueEntry& entry : internal::kCatalogue) {
    if (entry.name == name) return entry.variable;
  }
  return std::nullopt;
}

}  // namespace scoring
