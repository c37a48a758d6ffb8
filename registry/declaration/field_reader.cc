#include "registry/declaration/field_reader.h"

#include <cassert>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/text.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "registry/declaration/text_rules.h"

namespace registry {
namespace {

using ::google::protobuf::EnumDescriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

constexpr char kMissing[] = "is missing";

std::string RangeRule(std::int64_t min, std::int64_t max) {
  return absl::StrCat("must be from ", min, " to ", max);
}

}  // namespace

FieldReader::FieldReader(const Message& message, std::string path,
                         std::vector<base::FieldViolation>& violations)
    : message_(message), path_(std::move(path)), violations_(violations) {}

std::int64_t FieldReader::Integer(int field, std::int64_t min,
                                  std::int64_t max) {
  if (!HasOrRefuse(field)) return 0;
  const FieldDescriptor& descriptor = Descriptor(field);
  const google::protobuf::Reflection& fields = *message_.GetReflection();
  const std::int64_t value =
      descriptor.cpp_type() == FieldDescriptor::CPPTYPE_INT32
          ? fields.GetInt32(message_, &descriptor)
          : fields.GetInt64(message_, &descriptor);
  if (value >= min && value <= max) return value;
  Refuse(field, RangeRule(min, max));
  return 0;
}

std::vector<std::int64_t> FieldReader::Integers(int field, int size,
                                                std::int64_t min,
                                                std::int64_t max) {
  std::vector<std::int64_t> values(static_cast<std::size_t>(size));
  const google::protobuf::Reflection& fields = *message_.GetReflection();
  const int given = fields.FieldSize(message_, &Descriptor(field));
  // A list that is not given, or null, arrives as an empty one.
  if (given == 0) {
    Refuse(field, kMissing);
    return values;
  }
  if (given != size) {
    Refuse(field, absl::StrCat("must hold exactly ", size, ", has ", given));
    return values;
  }
  for (int i = 0; i < size; ++i) {
    const std::int64_t value =
        fields.GetRepeatedInt64(message_, &Descriptor(field), i);
    values[static_cast<std::size_t>(i)] = value;
    if (value >= min && value <= max) continue;
    violations_.push_back(
        {absl::StrCat(PathOf(field), "[", i, "]"), RangeRule(min, max)});
  }
  return values;
}

bool FieldReader::Boolean(int field) {
  return HasOrRefuse(field) &&
         message_.GetReflection()->GetBool(message_, &Descriptor(field));
}

int FieldReader::EnumNumber(int field) {
  if (!HasOrRefuse(field)) return 0;
  const FieldDescriptor& descriptor = Descriptor(field);
  const int number =
      message_.GetReflection()->GetEnumValue(message_, &descriptor);
  if (number != 0 &&
      descriptor.enum_type()->FindValueByNumber(number) != nullptr) {
    return number;
  }
  Refuse(field, OneOfRule(*descriptor.enum_type()));
  return 0;
}

std::string FieldReader::Text(int field, int max_characters,
                              Presence presence) {
  return TextUnless(field, presence, [max_characters](absl::string_view text) {
    return base::BrokenWordsRule(text, max_characters);
  });
}

std::string FieldReader::StandingReference(int field, Presence presence) {
  return TextUnless(field, presence, [](absl::string_view text) {
    return base::BrokenTextRule(text, kMaxReferenceCharacters);
  });
}

std::string FieldReader::Reference(int field, Presence presence) {
  return TextUnless(field, presence, BrokenReferenceRule);
}

std::string FieldReader::Source(int field) {
  return TextUnless(field, Presence::kRequired, BrokenSourceRule);
}

std::string FieldReader::TextUnless(
    int field, Presence presence,
    const std::function<std::optional<std::string>(absl::string_view)>&
        broken_rule) {
  if (presence == Presence::kRequired ? !HasOrRefuse(field) : !Has(field)) {
    return "";
  }
  std::string text = base::NormalText(
      message_.GetReflection()->GetString(message_, &Descriptor(field)));
  if (auto rule = broken_rule(text); rule.has_value()) {
    Refuse(field, *rule);
    return "";
  }
  return text;
}

std::string FieldReader::OptionalIdcs(int field) {
  if (!Has(field)) return "";
  std::string idcs =
      message_.GetReflection()->GetString(message_, &Descriptor(field));
  if (IsTenDigits(idcs)) return idcs;
  Refuse(field, "must be ten digits");
  return "";
}

std::optional<base::Date> FieldReader::Day(int field) {
  if (!HasOrRefuse(field)) return std::nullopt;
  const absl::StatusOr<base::Date> day = base::Date::Parse(
      message_.GetReflection()->GetString(message_, &Descriptor(field)));
  if (day.ok()) return *day;
  Refuse(field, day.status().message());
  return std::nullopt;
}

std::optional<PartialDate> FieldReader::BirthDay(int field) {
  if (!HasOrRefuse(field)) return std::nullopt;
  const absl::StatusOr<PartialDate> day = ParsePartialDate(
      message_.GetReflection()->GetString(message_, &Descriptor(field)));
  if (day.ok()) return *day;
  Refuse(field, day.status().message());
  return std::nullopt;
}

void FieldReader::Refuse(int field, absl::string_view rule) {
  violations_.push_back({PathOf(field), std::string(rule)});
}

bool FieldReader::Has(int field) const {
  return message_.GetReflection()->HasField(message_, &Descriptor(field));
}

std::string FieldReader::PathOf(int field) const {
  const std::string& name = Descriptor(field).name();
  return path_.empty() ? name : absl::StrCat(path_, ".", name);
}

const FieldDescriptor& FieldReader::Descriptor(int field) const {
  const FieldDescriptor* descriptor =
      message_.GetDescriptor()->FindFieldByNumber(field);
  assert(descriptor != nullptr);
  return *descriptor;
}

bool FieldReader::HasOrRefuse(int field) {
  if (Has(field)) return true;
  Refuse(field, kMissing);
  return false;
}

std::string OneOfRule(const EnumDescriptor& type) {
  std::string rule = "must be one of ";
  absl::string_view separator;
  for (int i = 0; i < type.value_count(); ++i) {
    if (type.value(i)->number() == 0) continue;
    absl::StrAppend(&rule, separator, type.value(i)->name());
    separator = ", ";
  }
  return rule;
}

}  // namespace registry
