#ifndef TOOLS_RSUCTL_IMPORT_SUMMARY_H_
#define TOOLS_RSUCTL_IMPORT_SUMMARY_H_

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "tools/rsuctl/json_object.h"

namespace rsuctl {

// What an import did, count by count, for people and for programs. Not
// thread-safe.
class ImportSummary {
 public:
  // `words` follow the number ("registered now"), `key` names it in JSON
  // ("registered_now"). Parted from what stands before by `separator`.
  void Add(absl::string_view key, std::int64_t count, absl::string_view words,
           absl::string_view separator = ", ") {
    object_.Add(key, count);
    absl::StrAppend(&text_, text_.empty() ? "" : separator, count, " ", words);
  }

  // The same, not told to people if it is none.
  void AddIfAny(absl::string_view key, std::int64_t count,
                absl::string_view words, absl::string_view separator = ", ") {
    if (count > 0) {
      Add(key, count, words, separator);
    } else {
      object_.Add(key, count);
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
  std::string text_;
  JsonObject object_;
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_IMPORT_SUMMARY_H_
