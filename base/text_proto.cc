#include "base/text_proto.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <limits>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/text.h"

namespace base {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

// Keeps the first thing that is wrong with a text proto: what follows it is
// mostly its consequence.
class FirstError : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, int column, const std::string& message) override {
    if (!text_.empty()) return;
    // Protobuf counts from 0, editors from 1.
    text_ =
        absl::StrCat("line ", line + 1, ", column ", column + 1, ": ", message);
  }

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// The first character of a line that is no tab and breaks a rule of texts.
std::optional<FieldViolation> BrokenLine(absl::string_view line, int number) {
  const auto whole = BrokenTextRule(line, std::numeric_limits<int>::max());
  if (!whole.has_value() || line.empty()) return std::nullopt;
  const std::optional<std::u32string> decoded = DecodeUtf8(line);
  if (!decoded.has_value()) {
    return FieldViolation{absl::StrCat("line ", number), *whole};
  }
  absl::string_view rest = line;
  for (std::size_t column = 0; column < decoded->size(); ++column) {
    std::size_t bytes = 1;
    while (bytes < rest.size() &&
           (static_cast<unsigned char>(rest[bytes]) & 0xC0) == 0x80) {
      ++bytes;
    }
    const auto rule = BrokenTextRule(rest.substr(0, bytes), 1);
    if (rule.has_value() && rest[0] != '\t') {
      return FieldViolation{
          absl::StrCat("line ", number, ", column ", column + 1), *rule};
    }
    rest.remove_prefix(bytes);
  }
  return std::nullopt;
}

// The place of a field, of which a list has many.
std::string PlaceOf(const std::string& place, const FieldDescriptor& field,
                    int index) {
  std::string path = field.name();
  if (!place.empty()) path = absl::StrCat(place, ".", path);
  if (field.is_repeated()) absl::StrAppend(&path, "[", index, "]");
  return path;
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the message types go.
void AddBrokenTexts(const std::string& place, const Message& message,
                    std::vector<FieldViolation>& broken) {
  const google::protobuf::Reflection& values = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  values.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool repeated = field->is_repeated();
    const int size = repeated ? values.FieldSize(message, field) : 1;
    for (int i = 0; i < size; ++i) {
      const std::string path = PlaceOf(place, *field, i);
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        AddBrokenTexts(path,
                       repeated ? values.GetRepeatedMessage(message, field, i)
                                : values.GetMessage(message, field),
                       broken);
      } else if (field->type() == FieldDescriptor::TYPE_STRING) {
        const std::string text =
            repeated ? values.GetRepeatedString(message, field, i)
                     : values.GetString(message, field);
        if (text.empty()) continue;
        const auto rule = BrokenTextRule(text, kMaxConfigurationTextCharacters);
        if (rule.has_value()) broken.push_back({path, *rule});
      }
    }
  }
}

using ::google::protobuf::TextFormat;

// Takes "callers[2]" off the path "callers[2].name". False if it has no such
// form.
bool TakeStep(absl::string_view& path, std::string& name, int& index) {
  absl::string_view step = path.substr(0, path.find('.'));
  path.remove_prefix(std::min(step.size() + 1, path.size()));
  index = -1;
  const std::size_t open = step.find('[');
  if (open != absl::string_view::npos) {
    absl::string_view digits = step.substr(open + 1);
    if (!absl::ConsumeSuffix(&digits, "]") ||
        !absl::SimpleAtoi(digits, &index)) {
      return false;
    }
    step = step.substr(0, open);
  }
  name = std::string(step);
  return !name.empty();
}

// Where the field at `path` begins, or the message nearest above it.
TextPlace FindPlace(const TextFormat::ParseInfoTree& whole,
                    const google::protobuf::Descriptor& type,
                    absl::string_view path) {
  const TextFormat::ParseInfoTree* tree = &whole;
  const google::protobuf::Descriptor* message = &type;
  TextPlace place;
  while (tree != nullptr && message != nullptr && !path.empty()) {
    std::string name;
    int index = 0;
    if (!TakeStep(path, name, index)) return place;
    const FieldDescriptor* field = message->FindFieldByName(name);
    if (field == nullptr) return place;
    if (field->is_repeated() && index < 0) index = 0;  // of a whole list
    if (!field->is_repeated() && index >= 0) return place;
    auto found = tree->GetLocation(field, index);
    // Of `field: [a, b]` only the beginning is kept.
    if (field->message_type() == nullptr) {
      for (int i = index - 1; found.line < 0 && i >= 0; --i) {
        found = tree->GetLocation(field, i);
      }
    }
    if (found.line < 0) return place;
    place = {found.line + 1, found.column + 1};
    message = field->message_type();
    tree = message == nullptr ? nullptr : tree->GetTreeForNested(field, index);
  }
  return place;
}

// The place that a rule begins with which says where a text cannot be read:
// "line 2, column 1: …".
std::optional<TextPlace> PlaceSaidIn(absl::string_view rule) {
  TextPlace place;
  const auto take = [&rule](absl::string_view word, int& number) {
    if (!absl::ConsumePrefix(&rule, word)) return false;
    const absl::string_view digits =
        rule.substr(0, rule.find_first_not_of("0123456789"));
    rule.remove_prefix(digits.size());
    return absl::SimpleAtoi(digits, &number);
  };
  if (!take("line ", place.line)) return std::nullopt;
  if (!take(", column ", place.column)) place.column = 1;
  return place;
}

}  // namespace

std::vector<TextPlace> PlacesInTextProto(absl::string_view text,
                                         Message& scratch,
                                         const absl::Status& error) {
  TextFormat::ParseInfoTree tree;
  TextFormat::Parser parser;
  FirstError ignored;
  parser.RecordErrorsTo(&ignored);
  parser.WriteLocationsTo(&tree);
  // What cannot be read has its places in the violations already.
  static_cast<void>(parser.ParseFromString(
      std::string(WithoutByteOrderMark(text)), &scratch));
  std::vector<TextPlace> places;
  for (const FieldViolation& violation : DetailOf(error).violations) {
    if (const auto said = PlaceSaidIn(violation.rule)) {
      places.push_back(*said);
      continue;
    }
    places.push_back(FindPlace(tree, *scratch.GetDescriptor(), violation.path));
  }
  return places;
}

absl::Status InTextProtoFile(absl::string_view file, absl::string_view text,
                             Message& scratch, const absl::Status& error) {
  ErrorDetail detail = DetailOf(error);
  if (detail.violations.empty()) {
    return MakeError(error.code(), absl::StrCat(file, ": ", error.message()),
                     detail);
  }
  const std::vector<TextPlace> places = PlacesInTextProto(text, scratch, error);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const FieldViolation& violation = detail.violations[i];
    const TextPlace& place = places[i];
    lines.push_back(absl::StrCat(
        file,
        place.line > 0 ? absl::StrCat(":", place.line, ":", place.column) : "",
        ": ", violation.path, ": ", violation.rule));
  }
  return MakeError(error.code(), absl::StrJoin(lines, "; "), detail);
}

std::optional<FieldViolation> BrokenFileText(absl::string_view text) {
  int number = 0;
  for (absl::string_view line :
       absl::StrSplit(WithoutByteOrderMark(text), '\n')) {
    absl::ConsumeSuffix(&line, "\r");
    auto broken = BrokenLine(line, ++number);
    if (broken.has_value()) return broken;
  }
  return std::nullopt;
}

std::vector<FieldViolation> BrokenTexts(const Message& message) {
  std::vector<FieldViolation> broken;
  AddBrokenTexts("", message, broken);
  return broken;
}

absl::Status ReadTextProto(absl::string_view text, Message& message) {
  if (const auto broken = BrokenFileText(text); broken.has_value()) {
    return absl::InvalidArgumentError(
        absl::StrCat(broken->path, ": ", broken->rule));
  }
  FirstError error;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&error);
  if (!parser.ParseFromString(std::string(WithoutByteOrderMark(text)),
                              &message)) {
    return absl::InvalidArgumentError(error.text());
  }
  const std::vector<FieldViolation> broken = BrokenTexts(message);
  if (broken.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(broken.front().path, ": ", broken.front().rule));
}

}  // namespace base
