#include "registry/interchange/json_record.h"

#include <algorithm>
#include <cassert>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/text.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "google/protobuf/util/json_util.h"
#include "registry/declaration/field_reader.h"
#include "registry/interchange/json_integer.h"
#include "registry/interchange/json_tree.h"

namespace registry {
namespace {

using ::google::protobuf::Descriptor;
using ::google::protobuf::EnumValueDescriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

constexpr std::size_t kMaxShownName = 40;

// Whether an unknown name may be a misspelt field, which a message may show:
// letters and `_`, the first in lower case. A document number or a family name
// put in the place of a name does not look so.
bool LooksLikeAField(absl::string_view name) {
  return !name.empty() && name.size() <= kMaxShownName &&
         absl::ascii_islower(static_cast<unsigned char>(name.front())) &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return absl::ascii_isalpha(static_cast<unsigned char>(c)) ||
                  c == '_';
         });
}

// Formats have at most 13 fields a message, so that looking at each is faster
// than descriptor lookups, which want a std::string.
const FieldDescriptor* FindField(const Descriptor& type,
                                 absl::string_view name) {
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor* field = type.field(i);
    if (field->name() == name || field->json_name() == name) return field;
  }
  return nullptr;
}

// Where a value goes: a field, or a new element of it if it is a list.
struct Place {
  Message& message;
  const FieldDescriptor& field;
};

void StoreInteger(const Place& place, std::int64_t value) {
  const google::protobuf::Reflection& fields = *place.message.GetReflection();
  const bool list = place.field.is_repeated();
  if (place.field.cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
    const auto narrow = static_cast<std::int32_t>(value);
    list ? fields.AddInt32(&place.message, &place.field, narrow)
         : fields.SetInt32(&place.message, &place.field, narrow);
  } else {
    list ? fields.AddInt64(&place.message, &place.field, value)
         : fields.SetInt64(&place.message, &place.field, value);
  }
}

void StoreBoolean(const Place& place, bool value) {
  const google::protobuf::Reflection& fields = *place.message.GetReflection();
  place.field.is_repeated()
      ? fields.AddBool(&place.message, &place.field, value)
      : fields.SetBool(&place.message, &place.field, value);
}

void StoreEnum(const Place& place, int number) {
  const google::protobuf::Reflection& fields = *place.message.GetReflection();
  place.field.is_repeated()
      ? fields.AddEnumValue(&place.message, &place.field, number)
      : fields.SetEnumValue(&place.message, &place.field, number);
}

void StoreString(const Place& place, absl::string_view text) {
  const google::protobuf::Reflection& fields = *place.message.GetReflection();
  place.field.is_repeated()
      ? fields.AddString(&place.message, &place.field, std::string(text))
      : fields.SetString(&place.message, &place.field, std::string(text));
}

Message& StoreMessage(const Place& place) {
  const google::protobuf::Reflection& fields = *place.message.GetReflection();
  return place.field.is_repeated()
             ? *fields.AddMessage(&place.message, &place.field)
             : *fields.MutableMessage(&place.message, &place.field);
}

// Keeps the place of a list's element that cannot be read.
void StoreNothing(const Place& place) {
  if (!place.field.is_repeated()) return;
  switch (place.field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      return StoreBoolean(place, false);
    case FieldDescriptor::CPPTYPE_ENUM:
      return StoreEnum(place, 0);
    case FieldDescriptor::CPPTYPE_STRING:
      return StoreString(place, "");
    case FieldDescriptor::CPPTYPE_MESSAGE:
      StoreMessage(place);
      return;
    default:
      return StoreInteger(place, 0);
  }
}

// ReadObject(), ReadList() and ReadValue() call each other, as deep as the
// message types go, whatever the text says.
// NOLINTBEGIN(misc-no-recursion)
class RecordReader {
 public:
  explicit RecordReader(const std::vector<JsonNode>& nodes) : nodes_(nodes) {}

  // Reads the object at `index`. `prefix` leads to its fields: "members[3].".
  void ReadObject(std::size_t index, const std::string& prefix,
                  Message& message) {
    const Descriptor& type = *message.GetDescriptor();
    std::vector<int> given(static_cast<std::size_t>(type.field_count()));
    for (std::size_t i = index + 1; i < nodes_[index].end && !IsFull();
         i = nodes_[i].end) {
      const absl::string_view name = nodes_[i].name;
      if (!name.empty() && name.front() == '_') continue;
      const FieldDescriptor* field = FindField(type, name);
      if (field == nullptr) {
        base::FieldViolation unknown = UnknownField(prefix, name);
        Refuse(std::move(unknown.path), unknown.rule);
        continue;
      }
      const int times = ++given[static_cast<std::size_t>(field->index())];
      if (times == 2) {
        Refuse(absl::StrCat(prefix, field->name()), "is given twice");
      }
      if (times > 1 || nodes_[i].type == JsonType::kNull) continue;
      const Place place = {message, *field};
      if (field->is_repeated()) {
        ReadList(i, prefix, place);
      } else if (absl::string_view rule = ReadValue(i, prefix, -1, place);
                 !rule.empty()) {
        Refuse(absl::StrCat(prefix, field->name()), rule);
      }
    }
  }

  std::vector<base::FieldViolation> TakeViolations() {
    return std::move(violations_);
  }

 private:
  bool IsFull() const { return violations_.size() >= kMaxRecordViolations; }

  void Refuse(std::string path, absl::string_view rule) {
    if (!IsFull()) violations_.push_back({std::move(path), std::string(rule)});
  }

  void ReadList(std::size_t index, const std::string& prefix,
                const Place& place) {
    if (nodes_[index].type != JsonType::kArray) {
      Refuse(absl::StrCat(prefix, place.field.name()), "must be a list");
      return;
    }
    int element = 0;
    for (std::size_t i = index + 1; i < nodes_[index].end && !IsFull();
         i = nodes_[i].end, ++element) {
      const absl::string_view rule = ReadValue(i, prefix, element, place);
      if (rule.empty()) continue;
      StoreNothing(place);
      Refuse(absl::StrCat(prefix, place.field.name(), "[", element, "]"), rule);
    }
  }

  // Stores the value at `index`, or returns the rule that it breaks. `element`
  // is its place in a list, -1 if it is in none.
  absl::string_view ReadValue(std::size_t index, const std::string& prefix,
                              int element, const Place& place) {
    const JsonNode& node = nodes_[index];
    switch (place.field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
      case FieldDescriptor::CPPTYPE_INT64:
        return ReadInteger(node, place);
      case FieldDescriptor::CPPTYPE_BOOL:
        if (node.type != JsonType::kBoolean) return "must be true or false";
        StoreBoolean(place, node.boolean);
        return "";
      case FieldDescriptor::CPPTYPE_STRING:
        if (node.type != JsonType::kString) return "must be a string";
        StoreString(place, node.text);
        return "";
      case FieldDescriptor::CPPTYPE_ENUM:
        return ReadEnum(node, place);
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (node.type != JsonType::kObject) return "must be an object";
        ReadObject(index,
                   element < 0 ? absl::StrCat(prefix, place.field.name(), ".")
                               : absl::StrCat(prefix, place.field.name(), "[",
                                              element, "]."),
                   StoreMessage(place));
        return "";
      default:
        assert(false && "a format has a field of a type that is not read");
        return "";
    }
  }

  static absl::string_view ReadInteger(const JsonNode& node,
                                       const Place& place) {
    if (node.type != JsonType::kNumber && node.type != JsonType::kString) {
      return "must be an integer";
    }
    const bool narrow =
        place.field.cpp_type() == FieldDescriptor::CPPTYPE_INT32;
    const absl::StatusOr<std::int64_t> value = ParseJsonInteger(node.text);
    if (absl::IsInvalidArgument(value.status())) return "must be an integer";
    if (!value.ok() ||
        (narrow && *value != static_cast<std::int32_t>(*value))) {
      return narrow ? "must be an integer that fits in 32 bits"
                    : "must be an integer that fits in 64 bits";
    }
    StoreInteger(place, *value);
    return "";
  }

  absl::string_view ReadEnum(const JsonNode& node, const Place& place) {
    const google::protobuf::EnumDescriptor& type = *place.field.enum_type();
    const EnumValueDescriptor* value = nullptr;
    if (node.type == JsonType::kString) {
      value = type.FindValueByName(std::string(node.text));
    } else if (node.type == JsonType::kNumber) {
      const absl::StatusOr<std::int64_t> number = ParseJsonInteger(node.text);
      if (number.ok() && *number == static_cast<std::int32_t>(*number)) {
        value = type.FindValueByNumber(static_cast<std::int32_t>(*number));
      }
    }
    if (value == nullptr) return one_of_rule_ = OneOfRule(type);
    StoreEnum(place, value->number());
    return "";
  }

  const std::vector<JsonNode>& nodes_;
  std::vector<base::FieldViolation> violations_;
  std::string one_of_rule_;  // the last that ReadEnum() returned
};
// NOLINTEND(misc-no-recursion)

}  // namespace

base::FieldViolation UnknownField(const std::string& prefix,
                                  absl::string_view name) {
  if (LooksLikeAField(name)) {
    return {absl::StrCat(prefix, name), "is not a field of this format"};
  }
  const std::size_t characters =
      base::DecodeUtf8(name).value_or(std::u32string()).size();
  return {absl::StrCat(prefix, "?"),
          absl::StrCat("a name of ", characters,
                       characters == 1 ? " character" : " characters",
                       " is not a field")};
}

std::vector<base::FieldViolation> ReadJsonRecord(absl::string_view json,
                                                 Message& message) {
  if (json.size() > kMaxRecordBytes) {
    return {{kWholeRecord,
             absl::StrCat("must be at most ", kMaxRecordBytes, " bytes")}};
  }
  const JsonTree tree(json);
  const bool is_object =
      !tree.nodes().empty() && tree.nodes()[0].type == JsonType::kObject;
  RecordReader reader(tree.nodes());
  if (is_object) reader.ReadObject(0, "", message);
  if (!tree.error().empty()) return {{kWholeRecord, tree.error()}};
  if (!is_object) return {{kWholeRecord, "must be a JSON object"}};
  return reader.TakeViolations();
}

std::string WriteJsonRecord(const Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  const auto status =
      google::protobuf::util::MessageToJsonString(message, &json, options);
  assert(status.ok());
  static_cast<void>(status);
  return json;
}

}  // namespace registry
