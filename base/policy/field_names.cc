#include "base/policy/field_names.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace base::policy {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

FieldNames::FieldNames(const KnownNames& known) {
  for (const auto& [method, facts] : known.methods) {
    if (facts.answer_type != nullptr) Add(*facts.answer_type);
  }
}

// NOLINTNEXTLINE(misc-no-recursion): each type is looked into once.
void FieldNames::Add(const Descriptor& type) {
  if (!types_.insert(&type).second) return;
  for (int i = 0; i < type.field_count(); ++i) {
    const Descriptor* inner = type.field(i)->message_type();
    if (inner != nullptr) Add(*inner);
  }
}

std::vector<const FieldDescriptor*> FieldNames::Find(
    const std::string& name) const {
  std::vector<const FieldDescriptor*> found;
  if (name.find('.') == std::string::npos) return found;
  for (const Descriptor* type : types_) {
    for (int i = 0; i < type->field_count(); ++i) {
      const std::string& full = type->field(i)->full_name();
      if (full == name) return {type->field(i)};
      if (absl::EndsWith(full, absl::StrCat(".", name))) {
        found.push_back(type->field(i));
      }
    }
  }
  return found;
}

}  // namespace base::policy
