#ifndef REGISTRY_INTERCHANGE_JSON_TREE_H_
#define REGISTRY_INTERCHANGE_JSON_TREE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace registry {

enum class JsonType { kNull, kBoolean, kNumber, kString, kArray, kObject };

// One value of a JSON text.
struct JsonNode {
  JsonType type = JsonType::kNull;
  bool boolean = false;

  // Of a member of an object, its name, unescaped.
  absl::string_view name;

  // A string, unescaped, or a number as it is written.
  absl::string_view text;

  // Index of the first node that is not below this one.
  std::size_t end = 0;
};

// The values of one JSON text (RFC 8259) in the order of the text: each is
// followed by its children, and names that come twice are there twice. Numbers
// stay text, so that none loses a digit. Movable; thread-safe once made.
class JsonTree {
 public:
  // Values inside values inside values; the formats need four.
  static constexpr int kMaxDepth = 32;

  // Takes time and memory in proportion to the length of `json`, no stack in
  // proportion to its nesting.
  explicit JsonTree(absl::string_view json);

  JsonTree(JsonTree&&) = default;
  JsonTree& operator=(JsonTree&&) = default;

  // "is not valid JSON: a colon is missing at byte 17", bytes being counted
  // from 1, or that a number is larger than the reader takes; never a part of
  // the text. Empty if the text was read.
  const std::string& error() const { return error_; }

  // All values; what came before the error if there is one.
  const std::vector<JsonNode>& nodes() const { return nodes_; }

 private:
  void Parse();

  std::vector<char> buffer_;  // what the nodes point into
  std::vector<JsonNode> nodes_;
  std::string error_;
};

}  // namespace registry

#endif  // REGISTRY_INTERCHANGE_JSON_TREE_H_
