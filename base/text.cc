#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace base {
namespace {

// Calls `visit` for each code point; false if `text` is not UTF-8.
template <typename Visit>
bool ForEachCodePoint(absl::string_view text, Visit visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c < 0) return false;
    visit(static_cast<char32_t>(c));
  }
  return true;
}

// A pattern of dots without a dot; no property of Unicode names it.
constexpr UChar32 kBlankBraille = 0x2800;

bool IsControl(char32_t c) { return c < 0x20 || (c >= 0x7f && c <= 0x9f); }

// Those that show nothing of their own and change how the text around them is
// shown (categories Cf, Zl, Zp): two texts could look alike, or a report
// could read otherwise than it is.
bool IsInvisible(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::optional<std::u32string> DecodeUtf8(absl::string_view text) {
  std::u32string decoded;
  decoded.reserve(text.size());
  if (!ForEachCodePoint(text, [&](char32_t c) { decoded.push_back(c); })) {
    return std::nullopt;
  }
  return decoded;
}

bool IsUtf8(absl::string_view text) {
  return ForEachCodePoint(text, [](char32_t) {});
}

absl::string_view WithoutByteOrderMark(absl::string_view text) {
  return absl::StripPrefix(text, "\xef\xbb\xbf");
}

std::optional<std::string> BrokenTextRule(absl::string_view text,
                                          int max_characters) {
  std::int64_t characters = 0;
  bool control = false;
  const bool utf8 = ForEachCodePoint(text, [&](char32_t c) {
    ++characters;
    control |= IsControl(c);
  });
  if (!utf8) return "must be UTF-8";
  if (characters < 1 || characters > max_characters) {
    return absl::StrCat("must be 1 to ", max_characters, " characters");
  }
  if (control) return "must not hold control characters";
  return std::nullopt;
}

std::optional<std::string> BrokenVisibleTextRule(absl::string_view text,
                                                 int max_characters) {
  auto rule = BrokenTextRule(text, max_characters);
  if (rule.has_value()) return rule;
  bool invisible = false;
  ForEachCodePoint(
      text, [&](char32_t c) { invisible |= c > 0x7f && IsInvisible(c); });
  if (invisible) return "must not hold invisible characters";
  return std::nullopt;
}

bool ShowsSomething(absl::string_view text) {
  bool shows = false;
  ForEachCodePoint(text, [&](char32_t character) {
    const auto c = static_cast<UChar32>(character);
    shows |= u_isgraph(c) &&
             !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) &&
             c != kBlankBraille;
  });
  return shows;
}

}  // namespace base
