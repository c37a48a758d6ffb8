#ifndef BASE_POLICY_FIELD_NAMES_H_
#define BASE_POLICY_FIELD_NAMES_H_

#include <google/protobuf/descriptor.h>

#include <set>
#include <string>
#include <vector>

#include "base/policy/known_names.h"

namespace base::policy {

// The fields that answers can have, in whichever message, by their names.
class FieldNames {
 public:
  explicit FieldNames(const KnownNames& known);

  // Those called so: `Person.phone`, or with the package,
  // `rsu.registry.v1.Person.phone`.
  std::vector<const google::protobuf::FieldDescriptor*> Find(
      const std::string& name) const;

 private:
  void Add(const google::protobuf::Descriptor& type);

  std::set<const google::protobuf::Descriptor*> types_;
};

}  // namespace base::policy

#endif  // BASE_POLICY_FIELD_NAMES_H_
