#include "base/text_proto.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "base/text.h"

namespace base {
namespace {

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

}  // namespace

absl::Status ReadTextProto(absl::string_view text,
                           google::protobuf::Message& message) {
  FirstError error;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&error);
  if (parser.ParseFromString(std::string(WithoutByteOrderMark(text)),
                             &message)) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(error.text());
}

}  // namespace base
