#include "scoring/formula/configuration_reader.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/decimal.h"
#include "base/text.h"

namespace scoring {
namespace {

class TextErrors : public google::protobuf::io::ErrorCollector {
 public:
  explicit TextErrors(ConfigurationReader& reader) : reader_(reader) {}

  // Both count from 0; an editor counts from 1.
  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    reader_.Refuse(absl::StrCat("line ", line + 1, ", column ", column + 1),
                   message);
  }

 private:
  ConfigurationReader& reader_;
};

// The place of a field, of which a list has many.
std::string PlaceOf(const std::string& place, const std::string& field,
                    bool repeated, int index) {
  const std::string path =
      place.empty() ? field : absl::StrCat(place, ".", field);
  return repeated ? absl::StrCat(path, "[", index, "]") : path;
}

// Notes what is wrong with the texts of a message and of those in it.
void CheckTexts(const std::string& place,
                const google::protobuf::Message& message,
                ConfigurationReader& reader) {
  const google::protobuf::Reflection& values = *message.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  values.ListFields(message, &fields);
  for (const google::protobuf::FieldDescriptor* field : fields) {
    const bool repeated = field->is_repeated();
    const int size = repeated ? values.FieldSize(message, field) : 1;
    for (int i = 0; i < size; ++i) {
      const std::string path = PlaceOf(place, field->name(), repeated, i);
      if (field->cpp_type() == field->CPPTYPE_MESSAGE) {
        CheckTexts(path,
                   repeated ? values.GetRepeatedMessage(message, field, i)
                            : values.GetMessage(message, field),
                   reader);
      } else if (field->cpp_type() == field->CPPTYPE_STRING) {
        const std::string text =
            repeated ? values.GetRepeatedString(message, field, i)
                     : values.GetString(message, field);
        if (text.empty()) continue;
        const auto rule = base::BrokenTextRule(text, kMaxTextCharacters);
        if (rule.has_value()) reader.Refuse(path, *rule);
      }
    }
  }
}

bool IsOfName(char c) {
  return absl::ascii_islower(static_cast<unsigned char>(c)) ||
         absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '-' ||
         c == '_' || c == '.';
}

}  // namespace

void ConfigurationReader::ReadText(absl::string_view text,
                                   google::protobuf::Message& message) {
  if (!base::IsUtf8(text)) return Refuse("text", "must be UTF-8");
  TextErrors errors(*this);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  const std::string content(base::WithoutByteOrderMark(text));
  if (!parser.ParseFromString(content, &message) && ok()) {
    Refuse("text", "must be a text proto");
  }
  if (ok()) CheckTexts("", message, *this);
}

std::int64_t ConfigurationReader::ReadTicks(absl::string_view path,
                                            absl::string_view text) {
  const absl::StatusOr<std::int64_t> ticks = base::ParseTicks(text);
  if (ticks.ok()) return *ticks;
  const std::string rule(ticks.status().message());
  Refuse(path, rule);
  return 0;
}

base::Date ConfigurationReader::ReadDate(absl::string_view path,
                                         absl::string_view text) {
  const absl::StatusOr<base::Date> date = base::Date::Parse(text);
  if (date.ok()) return *date;
  const std::string rule(date.status().message());
  Refuse(path, rule);
  return base::Date();
}

void ConfigurationReader::RequireName(absl::string_view path,
                                      absl::string_view name) {
  if (name.empty()) return Refuse(path, "must be given");
  if (name.size() > kMaxNameCharacters ||
      !std::all_of(name.begin(), name.end(), IsOfName)) {
    Refuse(path, absl::StrCat("must be 1 to ", kMaxNameCharacters,
                              " of a-z, 0-9, '-', '_' and '.'"));
  }
}

void ConfigurationReader::RequireText(absl::string_view path,
                                      absl::string_view text) {
  if (text.empty()) return Refuse(path, "must be given");
  const auto rule = base::BrokenTextRule(text, kMaxTextCharacters);
  if (rule.has_value()) return Refuse(path, *rule);
  if (!base::ShowsSomething(text)) Refuse(path, "must not be blank");
}

void ConfigurationReader::RequireMark(absl::string_view path,
                                      absl::string_view mark) {
  if (mark != "A" && mark != "B" && mark != "C" && mark != "D") {
    Refuse(path, "must be a confidence mark: A, B, C or D");
  }
}

void ConfigurationReader::Refuse(absl::string_view path,
                                 absl::string_view rule) {
  violations_.push_back({std::string(path), std::string(rule)});
}

absl::Status ConfigurationReader::status(absl::string_view reason) const {
  return ok() ? absl::OkStatus() : base::InvalidFields(reason, violations_);
}

}  // namespace scoring
