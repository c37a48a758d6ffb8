#ifndef REGISTRY_CODES_CODE_H_
#define REGISTRY_CODES_CODE_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace registry {

// A code is a list of words that people and files choose from: an enumeration
// whose numbers are 1, 2, 3 … without a gap, those of the proto and of the
// store. Beside each enumeration stand the names that the format has for them:
//
//   enum class Milieu { kUrban = 1, kRural = 2 };
//   template <>
//   struct CodeNames<Milieu> {
//     static constexpr absl::string_view kAll[] = {"URBAN", "RURAL"};
//   };
//
// codes_test holds names and numbers against the protos.
template <typename Code>
struct CodeNames;

// In the order of their numbers: the first is that of 1.
template <typename Code>
constexpr absl::Span<const absl::string_view> NamesOf() {
  return CodeNames<Code>::kAll;
}

// The greatest number of the code.
template <typename Code>
constexpr int LastOf() {
  return static_cast<int>(NamesOf<Code>().size());
}

// All values, in the order of their numbers.
template <typename Code>
std::vector<Code> AllOf() {
  std::vector<Code> all;
  for (int number = 1; number <= LastOf<Code>(); ++number) {
    all.push_back(static_cast<Code>(number));
  }
  return all;
}

// "URBAN"; empty of a value that is none, as `Code{}`.
template <typename Code>
constexpr absl::string_view NameOf(Code code) {
  const int number = static_cast<int>(code);
  if (number < 1 || number > LastOf<Code>()) return "";
  return NamesOf<Code>()[static_cast<std::size_t>(number) - 1];
}

// The value that has this name; nothing if none has it.
template <typename Code>
std::optional<Code> CodeNamed(absl::string_view name) {
  for (const Code code : AllOf<Code>()) {
    if (NameOf(code) == name) return code;
  }
  return std::nullopt;
}

}  // namespace registry

#endif  // REGISTRY_CODES_CODE_H_
