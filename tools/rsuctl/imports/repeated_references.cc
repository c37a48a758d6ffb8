#include "tools/rsuctl/imports/repeated_references.h"

#include <array>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include "base/digest.h"
#include "base/standard_input.h"
#include "base/status_macros.h"
#include "base/text.h"
#include "rapidjson/memorystream.h"
#include "rapidjson/reader.h"
#include "registry/interchange/json_lines.h"

namespace rsuctl {
namespace {

// No line that holds a reference is shorter than some 64 bytes, and 16 bits for
// each keep chance matches under 3 in 1,000.
constexpr std::size_t kBytesOfALine = 64;
constexpr std::size_t kBitsOfALine = 16;
constexpr std::size_t kLeastFilterBytes = std::size_t{1} << 12;

// Four places of the filter, and the key: SHA-256 is four words.
using Words = std::array<std::uint64_t, 4>;

Words WordsOf(absl::string_view reference) {
  const std::string digest = base::Sha256(reference);
  Words words;
  std::memcpy(words.data(), digest.data(), sizeof(words));
  return words;
}

class BloomFilter {
 public:
  explicit BloomFilter(std::size_t least_bits) {
    std::size_t words = kLeastFilterBytes / 8;
    while (words * 64 < least_bits &&
           words * 8 < RepeatedReferences::kMostFilterBytes) {
      words *= 2;
    }
    bits_.resize(words);
  }

  // Whether all four places were taken before; takes them.
  bool Add(const Words& places) {
    bool before = true;
    for (const std::uint64_t place : places) {
      std::uint64_t& word = bits_[(place >> 6) & (bits_.size() - 1)];
      const std::uint64_t bit = std::uint64_t{1} << (place & 63);
      before = before && (word & bit) != 0;
      word |= bit;
    }
    return before;
  }

 private:
  std::vector<std::uint64_t> bits_;  // a power of two of them
};

// Finds the text of one field of the outermost object and stops there.
class FieldReader
    : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, FieldReader> {
 public:
  FieldReader(absl::string_view name, absl::string_view other_name)
      : name_(name), other_name_(other_name) {}

  bool Default() {
    wanted_ = false;
    return true;
  }
  bool StartObject() {
    ++depth_;
    return Default();
  }
  bool EndObject(rapidjson::SizeType) {
    --depth_;
    return true;
  }
  bool StartArray() {
    ++depth_;
    return Default();
  }
  bool EndArray(rapidjson::SizeType) {
    --depth_;
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    const absl::string_view key(text, length);
    wanted_ = depth_ == 1 && (key == name_ || key == other_name_);
    return true;
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    if (!wanted_) return true;
    found_ = base::NormalText({text, length});
    return false;
  }

  const std::optional<std::string>& found() const { return found_; }

 private:
  const absl::string_view name_, other_name_;
  int depth_ = 0;
  bool wanted_ = false;
  std::optional<std::string> found_;
};

// "person_ref" as "personRef", which a file may write too.
std::string LowerCamelCase(absl::string_view name) {
  std::string camel;
  bool raise = false;
  for (const char c : name) {
    if (c == '_') {
      raise = true;
      continue;
    }
    camel.push_back(raise ? static_cast<char>(c - 'a' + 'A') : c);
    raise = false;
  }
  return camel;
}

}  // namespace

absl::StatusOr<RepeatedReferences> RepeatedReferences::Find(
    const std::string& path, absl::string_view field) {
  RepeatedReferences repeated;
  std::error_code error;
  if (base::IsStandardInput(path)) return repeated;
  if (!std::filesystem::is_regular_file(path, error)) return repeated;
  const auto bytes =
      static_cast<std::size_t>(std::filesystem::file_size(path, error));
  if (error) return repeated;
  RSU_ASSIGN_OR_RETURN(registry::JsonLines lines,
                       registry::JsonLines::Open(path));
  const std::string camel = LowerCamelCase(field);
  BloomFilter filter(bytes / kBytesOfALine * kBitsOfALine);
  rapidjson::Reader reader;
  while (true) {
    RSU_ASSIGN_OR_RETURN(const auto line, lines.Next());
    if (!line.has_value()) break;
    if (!line->text.ok()) continue;
    FieldReader handler(field, camel);
    rapidjson::MemoryStream stream(line->text->data(), line->text->size());
    reader.Parse<rapidjson::kParseIterativeFlag>(stream, handler);
    if (!handler.found().has_value()) continue;
    const Words words = WordsOf(*handler.found());
    if (filter.Add(words)) repeated.found_.insert(words[0]);
  }
  repeated.read_ = true;
  return repeated;
}

bool RepeatedReferences::MayComeAgain(absl::string_view reference) const {
  return !read_ || found_.contains(WordsOf(reference)[0]);
}

}  // namespace rsuctl
