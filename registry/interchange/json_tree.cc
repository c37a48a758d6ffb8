#include "registry/interchange/json_tree.h"

#include <rapidjson/error/error.h>
#include <rapidjson/reader.h>

#include "absl/strings/str_cat.h"
#include "base/text.h"

namespace registry {
namespace {

// What RapidJSON's reader calls for each value.
class TreeBuilder
    : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, TreeBuilder> {
 public:
  explicit TreeBuilder(std::vector<JsonNode>& nodes) : nodes_(nodes) {}

  bool Null() { return Add(JsonType::kNull, ""); }

  bool Bool(bool value) {
    Add(JsonType::kBoolean, "");
    nodes_.back().boolean = value;
    return true;
  }

  bool RawNumber(const char* text, rapidjson::SizeType length, bool /*copy*/) {
    return Add(JsonType::kNumber, absl::string_view(text, length));
  }

  bool String(const char* text, rapidjson::SizeType length, bool /*copy*/) {
    const absl::string_view string(text, length);
    return CheckUtf8(string) && Add(JsonType::kString, string);
  }

  bool Key(const char* text, rapidjson::SizeType length, bool /*copy*/) {
    name_ = absl::string_view(text, length);
    return CheckUtf8(name_);
  }

  bool StartObject() { return Open(JsonType::kObject); }
  bool StartArray() { return Open(JsonType::kArray); }
  bool EndObject(rapidjson::SizeType /*members*/) { return Close(); }
  bool EndArray(rapidjson::SizeType /*elements*/) { return Close(); }

  // Ends the values that an error left open.
  void CloseAll() {
    while (!open_.empty()) Close();
  }

  // Why the last call returned false.
  absl::string_view Refusal() const { return refusal_; }

  // How many bytes the reader had read by then beyond the place of the refusal.
  std::size_t BytesReadOn() const { return bytes_read_on_; }

 private:
  bool Add(JsonType type, absl::string_view text) {
    JsonNode node;
    node.type = type;
    node.name = name_;
    node.text = text;
    node.end = nodes_.size() + 1;
    nodes_.push_back(node);
    name_ = "";
    return true;
  }

  bool Open(JsonType type) {
    if (open_.size() == std::size_t{JsonTree::kMaxDepth}) {
      refusal_ = "values are nested too deeply";
      return false;
    }
    open_.push_back(nodes_.size());
    return Add(type, "");
  }

  bool Close() {
    nodes_[open_.back()].end = nodes_.size();
    open_.pop_back();
    return true;
  }

  // RapidJSON checks the bytes but lets the escape of a lone low surrogate
  // pass, "\udc00".
  bool CheckUtf8(absl::string_view text) {
    if (base::IsUtf8(text)) return true;
    refusal_ = "half of a surrogate pair stands alone in the string that ends";
    bytes_read_on_ = 1;
    return false;
  }

  std::vector<JsonNode>& nodes_;
  std::vector<std::size_t> open_;
  absl::string_view name_;
  absl::string_view refusal_;
  std::size_t bytes_read_on_ = 0;
};

absl::string_view Describe(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
      return "there is no value";
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return "something follows the value";
    case rapidjson::kParseErrorObjectMissName:
      return "the name of a member is missing";
    case rapidjson::kParseErrorObjectMissColon:
      return "a colon is missing";
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return "a comma or } is missing";
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return "a comma or ] is missing";
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return "a \\u escape has no four hexadecimal digits";
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return "half of a surrogate pair stands alone";
    case rapidjson::kParseErrorStringEscapeInvalid:
      return "an escape or a control character in a string is not allowed";
    case rapidjson::kParseErrorStringMissQuotationMark:
      return "the quotation mark that ends a string is missing";
    case rapidjson::kParseErrorStringInvalidEncoding:
      return "a string is not UTF-8";
    case rapidjson::kParseErrorNumberMissFraction:
      return "a digit after the decimal point is missing";
    case rapidjson::kParseErrorNumberMissExponent:
      return "a digit of an exponent is missing";
    default:
      return "a value is not one of JSON";
  }
}

std::string NotJson(absl::string_view why, std::size_t offset) {
  return absl::StrCat("is not valid JSON: ", why, " at byte ", offset + 1);
}

}  // namespace

JsonTree::JsonTree(absl::string_view json) {
  // RapidJSON takes the first NUL for the end of the text.
  if (const std::size_t nul = json.find('\0'); nul != json.npos) {
    error_ = NotJson("a NUL", nul);
    return;
  }
  buffer_.reserve(json.size() + 1);
  buffer_.assign(json.begin(), json.end());
  buffer_.push_back('\0');
  Parse();
}

void JsonTree::Parse() {
  constexpr unsigned kFlags = rapidjson::kParseInsituFlag |
                              rapidjson::kParseIterativeFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseNumbersAsStringsFlag;
  TreeBuilder builder(nodes_);
  rapidjson::InsituStringStream stream(buffer_.data());
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, builder);
  builder.CloseAll();
  if (!result.IsError()) return;
  if (result.Code() == rapidjson::kParseErrorNumberTooBig) {
    // JSON sets no limit, so that such a text is valid.
    error_ = absl::StrCat("a number is larger than this reader takes at byte ",
                          result.Offset() + 1);
    return;
  }
  error_ =
      result.Code() == rapidjson::kParseErrorTermination
          ? NotJson(builder.Refusal(), result.Offset() - builder.BytesReadOn())
          : NotJson(Describe(result.Code()), result.Offset());
}

}  // namespace registry
