#ifndef REGISTRY_DECLARATION_CHANGED_FIELDS_H_
#define REGISTRY_DECLARATION_CHANGED_FIELDS_H_

#include <string>
#include <vector>

namespace rsu::registry::v1 {
class Declaration;
}  // namespace rsu::registry::v1

namespace registry {

// A field that one declaration says otherwise than another. A plain value.
struct ChangedField {
  // Its path in each, "members[2].education"; of a member who is in one of the
  // two only, "members[2]". Empty in the declaration that does not have it.
  std::string before;
  std::string after;

  // Whether it is of the head of the household, as either of them says.
  bool of_head = false;
};

// What `after` says otherwise than `before`, in the order of the format; of the
// members first those in both, then those who came, then those who left. Two
// members are the same if they have the same identifier, so that another order
// of members is no change. For declarations of the register, where every member
// has an identifier.
std::vector<ChangedField> ChangedFields(
    const rsu::registry::v1::Declaration& before,
    const rsu::registry::v1::Declaration& after);

}  // namespace registry

#endif  // REGISTRY_DECLARATION_CHANGED_FIELDS_H_
