#include "registry/declaration/stored_declaration.h"

#include "absl/strings/str_cat.h"
#include "base/damage/damaged_row.h"

namespace registry {

absl::Status ReadStoredDeclaration(absl::string_view content,
                                   const DeclarationKey& key,
                                   rsu::registry::v1::Declaration& message) {
  if (message.ParseFromArray(content.data(),
                             static_cast<int>(content.size()))) {
    return absl::OkStatus();
  }
  return DamagedDeclaration(key);
}

absl::Status DamagedDeclaration(const DeclarationKey& key) {
  return base::DamagedRow(
      "declaration", absl::StrCat(key.household.ToString(), "/", key.revision),
      "a stored declaration cannot be read");
}

}  // namespace registry
