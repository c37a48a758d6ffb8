#ifndef BASE_RPC_HIDDEN_FIELDS_H_
#define BASE_RPC_HIDDEN_FIELDS_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <map>
#include <set>
#include <vector>

namespace base::rpc {

// Fields that are left out of answers, in whichever message they stand. Made
// once; thread-safe then.
class HiddenFields {
 public:
  void Add(const google::protobuf::FieldDescriptor* field) {
    fields_.insert(field);
  }
  bool empty() const { return fields_.empty(); }
  const std::set<const google::protobuf::FieldDescriptor*>& fields() const {
    return fields_;
  }

  // Leaves them out of a message, and of the messages in it.
  void ClearIn(google::protobuf::Message& message) const;

 private:
  std::set<const google::protobuf::FieldDescriptor*> fields_;
};

// Whether a message of this type can hold a field, itself or in a message in
// it.
bool CanHold(const google::protobuf::Descriptor& type,
             const google::protobuf::FieldDescriptor& field);

}  // namespace base::rpc

#endif  // BASE_RPC_HIDDEN_FIELDS_H_
