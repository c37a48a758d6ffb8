#include "tools/rsuctl/people/document_option.h"

#include <utility>

#include "absl/strings/str_split.h"

namespace rsuctl {

bool ReadDocumentOption(const std::string& text,
                        rsu::registry::v1::Document& document) {
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(text, absl::MaxSplits(':', 1));
  rsu::registry::v1::Document::Type type;
  if (parts.second.empty() ||
      !rsu::registry::v1::Document::Type_Parse(parts.first, &type)) {
    return false;
  }
  document.set_type(type);
  document.set_number(parts.second);
  return true;
}

}  // namespace rsuctl
