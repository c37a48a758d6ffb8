#ifndef REGISTRY_DECLARATION_FIELD_READER_H_
#define REGISTRY_DECLARATION_FIELD_READER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/error.h"
#include "registry/declaration/partial_date.h"

namespace google::protobuf {
class EnumDescriptor;
class FieldDescriptor;
class Message;
}  // namespace google::protobuf

namespace registry {

enum class Presence { kOptional, kRequired };

// Takes the fields of one message, each by its number in the proto, and notes
// the first rule that each breaks. After a broken rule the value that comes
// back is zero or empty and must not be used: the caller reads on, so that one
// answer names every bad field, and refuses the record at the end.
//
// A required field that is absent "is missing"; there are no defaults. Rules
// name no value.
//
// Borrows the message and the list. Not thread-safe.
class FieldReader {
 public:
  // `path` leads to `message` from the record: "" for the record itself,
  // "members[3]".
  FieldReader(const google::protobuf::Message& message, std::string path,
              std::vector<base::FieldViolation>& violations);

  // An integer of the range.
  std::int64_t Integer(int field, std::int64_t min, std::int64_t max);

  // An integer of a range that an int can hold.
  int Count(int field, int min, int max) {
    return static_cast<int>(Integer(field, min, max));
  }

  // A list of exactly `size` integers of the range. A wrong size is noted for
  // the list, a wrong element as `field[1]`.
  std::vector<std::int64_t> Integers(int field, int size, std::int64_t min,
                                     std::int64_t max);

  bool Boolean(int field);

  // A declared value other than UNSPECIFIED. E has the proto's numbers.
  template <typename E>
  E Enum(int field) {
    static_assert(std::is_enum_v<E>);
    return static_cast<E>(EnumNumber(field));
  }

  // A text that keeps the rules of base::BrokenWordsRule(). Empty if optional
  // and absent; a text that is given must have a character.
  std::string Text(int field, int max_characters, Presence presence);

  // A sender's reference, which keeps the rules of BrokenReferenceRule(). Empty
  // if optional and absent.
  std::string Reference(int field, Presence presence);

  // A reference of a declaration that stands: an earlier version of the program
  // took one that shows nothing, and it is read as it was taken.
  std::string StandingReference(int field, Presence presence);

  // The body that sends an event, which keeps BrokenSourceRule().
  std::string Source(int field);

  // A person's identifier: ten digits. Empty if absent.
  std::string OptionalIdcs(int field);

  // YYYY-MM-DD; nothing if the rule was broken.
  std::optional<base::Date> Day(int field);

  // A required day of birth, of which less than the day may be known.
  std::optional<PartialDate> BirthDay(int field);

  // Whether `field` was given; notes that it is missing if not.
  bool HasOrRefuse(int field);

  // Notes a rule that this class does not know.
  void Refuse(int field, absl::string_view rule);

  // Whether `field` was given.
  bool Has(int field) const;

  // "members[3].birth_date".
  std::string PathOf(int field) const;

 private:
  const google::protobuf::FieldDescriptor& Descriptor(int field) const;
  int EnumNumber(int field);

  // The text of a field unless `broken_rule` names a rule that it breaks.
  std::string TextUnless(
      int field, Presence presence,
      const std::function<std::optional<std::string>(absl::string_view)>&
          broken_rule);

  const google::protobuf::Message& message_;
  const std::string path_;
  std::vector<base::FieldViolation>& violations_;
};

// "must be one of URBAN, RURAL": every declared name but that of 0.
std::string OneOfRule(const google::protobuf::EnumDescriptor& type);

}  // namespace registry

#endif  // REGISTRY_DECLARATION_FIELD_READER_H_
