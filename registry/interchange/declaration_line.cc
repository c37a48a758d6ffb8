#include "registry/interchange/declaration_line.h"

#include <optional>
#include <utility>

#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/declaration/text_rules.h"
#include "registry/interchange/all_violations.h"

namespace registry {

DeclarationLine ReadDeclarationLine(absl::string_view json,
                                    std::optional<base::Date> today) {
  rsu::registry::v1::Declaration message;
  auto declaration = ReadRecordLine<Declaration>(
      json, "MALFORMED_DECLARATION", message,
      [&] { return Declaration::Read(message, today); });
  std::string reference = ReadReference(message.household_ref());
  return {std::move(reference), std::move(declaration)};
}

}  // namespace registry
