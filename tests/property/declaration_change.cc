#include "tests/property/declaration_change.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "scoring/explanation/facts_of_variable.h"

namespace property {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

[[noreturn]] void Stop(const std::string& path) {
  std::fprintf(stderr, "not a field and value of the format: %s\n",
               path.c_str());
  std::abort();
}

// Where a path ends: a field of a message, and the element if it is a list.
struct Place {
  Message* message;
  const FieldDescriptor* field;
  int index = -1;
};

Place Find(Message& declaration, const std::string& path) {
  Place place = {&declaration, nullptr, -1};
  for (const absl::string_view step : absl::StrSplit(path, '.')) {
    if (place.field != nullptr) {
      const auto* reflection = place.message->GetReflection();
      place.message =
          place.index < 0
              ? reflection->MutableMessage(place.message, place.field)
              : reflection->MutableRepeatedMessage(place.message, place.field,
                                                   place.index);
    }
    const std::vector<std::string> parts =
        absl::StrSplit(step, absl::ByAnyChar("[]"));
    place.field = place.message->GetDescriptor()->FindFieldByName(parts[0]);
    if (place.field == nullptr) Stop(path);
    place.index = -1;
    if (parts.size() > 1 && !absl::SimpleAtoi(parts[1], &place.index)) {
      Stop(path);
    }
  }
  return place;
}

}  // namespace

void SetField(rsu::registry::v1::Declaration& declaration,
              const std::string& path, const std::string& value) {
  const Place place = Find(declaration, path);
  const auto* reflection = place.message->GetReflection();
  std::int64_t number = 0;
  switch (place.field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      if (value != "true" && value != "false") Stop(path);
      reflection->SetBool(place.message, place.field, value == "true");
      return;
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto* named = place.field->enum_type()->FindValueByName(value);
      if (named == nullptr) Stop(path);
      reflection->SetEnum(place.message, place.field, named);
      return;
    }
    case FieldDescriptor::CPPTYPE_INT32:
      if (!absl::SimpleAtoi(value, &number)) Stop(path);
      reflection->SetInt32(place.message, place.field,
                           static_cast<std::int32_t>(number));
      return;
    case FieldDescriptor::CPPTYPE_INT64:
      if (!absl::SimpleAtoi(value, &number)) Stop(path);
      if (place.index < 0) {
        reflection->SetInt64(place.message, place.field, number);
      } else {
        reflection->SetRepeatedInt64(place.message, place.field, place.index,
                                     number);
      }
      return;
    case FieldDescriptor::CPPTYPE_STRING:
      reflection->SetString(place.message, place.field, value);
      return;
    default:
      Stop(path);
  }
}

std::string GetField(const rsu::registry::v1::Declaration& declaration,
                     const std::string& path) {
  rsu::registry::v1::Declaration copy = declaration;
  const Place place = Find(copy, path);
  const auto* reflection = place.message->GetReflection();
  switch (place.field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection->GetBool(*place.message, place.field) ? "true"
                                                              : "false";
    case FieldDescriptor::CPPTYPE_ENUM:
      return reflection->GetEnum(*place.message, place.field)->name();
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(reflection->GetInt32(*place.message, place.field));
    case FieldDescriptor::CPPTYPE_INT64:
      return absl::StrCat(
          place.index < 0 ? reflection->GetInt64(*place.message, place.field)
                          : reflection->GetRepeatedInt64(
                                *place.message, place.field, place.index));
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection->GetString(*place.message, place.field);
    default:
      Stop(path);
  }
}

std::set<std::string> PatternsOf(
    const rsu::registry::v1::Declaration& declaration,
    const std::string& path) {
  const std::size_t open = path.find('[');
  if (open == std::string::npos) return {path};
  if (path.rfind("members", 0) != 0) return {path.substr(0, open)};
  const std::size_t close = path.find(']');
  int index = 0;
  if (!absl::SimpleAtoi(path.substr(open + 1, close - open - 1), &index)) {
    Stop(path);
  }
  const std::string rest = path.substr(close + 1);
  std::set<std::string> patterns = {"members[*]" + rest};
  if (declaration.members(index).relationship() ==
      rsu::registry::v1::Member::HEAD) {
    patterns.insert("members[HEAD]" + rest);
  }
  return patterns;
}

bool ComesFrom(scoring::Variable variable,
               const std::set<std::string>& patterns) {
  for (const absl::string_view fact : scoring::FactsOf(variable)) {
    if (patterns.count(std::string(fact)) > 0) return true;
  }
  return false;
}

}  // namespace property
