#include "registry/interchange/declaration_line.h"

#include <utility>

#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/declaration/text_rules.h"
#include "registry/interchange/all_violations.h"

namespace registry {

DeclarationLine ReadDeclarationLine(absl::string_view json) {
  rsu::registry::v1::Declaration message;
  auto declaration =
      ReadRecordLine<Declaration>(json, "MALFORMED_DECLARATION", message,
                                  [&] { return Declaration::Read(message); });
  std::string reference = ReadReference(message.household_ref());
  return {std::move(reference), std::move(declaration)};
}

}  // namespace registry
