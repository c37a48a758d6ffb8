#include "tools/rsuctl/files/json_object.h"

#include "absl/strings/str_cat.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"

namespace rsuctl {

std::string JsonText(absl::string_view text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return buffer.GetString();
}

void JsonObject::AddJson(absl::string_view key, absl::string_view json) {
  absl::StrAppend(&members_, members_.empty() ? "" : ",", JsonText(key), ":",
                  json);
}

void JsonObject::Add(absl::string_view key, absl::string_view text) {
  AddJson(key, JsonText(text));
}

void JsonObject::Add(absl::string_view key, bool value) {
  AddJson(key, value ? "true" : "false");
}

void JsonObject::Add(absl::string_view key, std::int64_t number) {
  AddJson(key, JsonText(absl::StrCat(number)));
}

void JsonObject::Add(absl::string_view key,
                     const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) {
    absl::StrAppend(&list, list.empty() ? "" : ",", JsonText(text));
  }
  AddJson(key, absl::StrCat("[", list, "]"));
}

std::string JsonObject::Text() const {
  return absl::StrCat("{", members_, "}");
}

}  // namespace rsuctl
