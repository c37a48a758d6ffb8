#ifndef TOOLS_RSUCTL_IMPORTS_IMPORT_SUMMARY_H_
#define TOOLS_RSUCTL_IMPORTS_IMPORT_SUMMARY_H_

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/words/forms.h"
#include "tools/rsuctl/files/json_object.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"

namespace rsuctl {

// What an import did, count by count, for people and for programs. Not
// thread-safe.
class ImportSummary {
 public:
  // `text` says the count to people, in the language that is spoken; `key`
  // names it in JSON ("registered_now").
  void Add(absl::string_view key, std::int64_t count, OperationText text) {
    object_.Add(key, count);
    Append(count, text, Comma(Spoken()));
  }

  // Adds a count that is not told to people if it is none.
  void AddIfAny(absl::string_view key, std::int64_t count, OperationText text) {
    object_.Add(key, count);
    if (count > 0) Append(count, text, Comma(Spoken()));
  }

  // Adds a count that people are told in a sentence of its own, unless it is
  // none.
  void AddSentenceIfAny(absl::string_view key, std::int64_t count,
                        OperationText text) {
    object_.Add(key, count);
    if (count > 0) {
      Append(count, text, base::words::BetweenSentences(Spoken()));
    }
  }

  // "1416 registered now, 0 registered before, 0 refused".
  const std::string& text() const { return text_; }

  // {"lines":"people","registered_now":"1416",…}
  std::string Json(absl::string_view lines) const {
    const std::string counts = object_.Text();
    return absl::StrCat("{\"lines\":", JsonText(lines),
                        counts.size() > 2 ? "," : "", counts.substr(1));
  }

 private:
  void Append(std::int64_t count, OperationText text,
              absl::string_view separator) {
    absl::StrAppend(&text_, text_.empty() ? "" : separator,
                    Say(text, Spoken(), {absl::StrCat(count)}));
  }

  std::string text_;
  JsonObject object_;
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_IMPORTS_IMPORT_SUMMARY_H_
