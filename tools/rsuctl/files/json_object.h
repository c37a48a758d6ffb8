#ifndef TOOLS_RSUCTL_FILES_JSON_OBJECT_H_
#define TOOLS_RSUCTL_FILES_JSON_OBJECT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace rsuctl {

// One line of JSON for what no message of the API says. Numbers are text, so
// that every reader takes them exactly, as in the JSON of messages.
class JsonObject {
 public:
  void Add(absl::string_view key, absl::string_view text);
  void Add(absl::string_view key, const char* text) {
    Add(key, absl::string_view(text));
  }
  void Add(absl::string_view key, bool value);
  void Add(absl::string_view key, std::int64_t number);
  void Add(absl::string_view key, const std::vector<std::string>& texts);

  // `json` is a value in JSON, or an object to be held.
  void AddJson(absl::string_view key, absl::string_view json);

  // "{…}".
  std::string Text() const;

 private:
  std::string members_;
};

// `text` as JSON has it, with its quotation marks.
std::string JsonText(absl::string_view text);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_FILES_JSON_OBJECT_H_
