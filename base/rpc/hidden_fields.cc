#include "base/rpc/hidden_fields.h"

namespace base::rpc {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// NOLINTNEXTLINE(misc-no-recursion): as deep as the message types go.
void HiddenFields::ClearIn(Message& message) const {
  if (empty()) return;
  const google::protobuf::Reflection& values = *message.GetReflection();
  std::vector<const FieldDescriptor*> set;
  values.ListFields(message, &set);
  for (const FieldDescriptor* field : set) {
    if (fields_.count(field) != 0) {
      values.ClearField(&message, field);
    } else if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      continue;
    } else if (!field->is_repeated()) {
      ClearIn(*values.MutableMessage(&message, field));
    } else {
      const int size = values.FieldSize(message, field);
      for (int i = 0; i < size; ++i) {
        ClearIn(*values.MutableRepeatedMessage(&message, field, i));
      }
    }
  }
}

namespace {

// NOLINTNEXTLINE(misc-no-recursion): each type is looked into once.
bool FindIn(const Descriptor& type, const FieldDescriptor& field,
            std::set<const Descriptor*>& seen) {
  if (!seen.insert(&type).second) return false;
  if (field.containing_type() == &type) return true;
  for (int i = 0; i < type.field_count(); ++i) {
    const Descriptor* inner = type.field(i)->message_type();
    if (inner != nullptr && FindIn(*inner, field, seen)) return true;
  }
  return false;
}

}  // namespace

bool CanHold(const Descriptor& type, const FieldDescriptor& field) {
  std::set<const Descriptor*> seen;
  return FindIn(type, field, seen);
}

}  // namespace base::rpc
