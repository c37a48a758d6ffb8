#include "base/text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "absl/strings/ascii.h"
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

// What a character may be forbidden for.
enum class Fault { kNone, kControl, kInvisible, kMeaningless };

Fault FaultOf(char32_t c) {
  if (IsControl(c)) return Fault::kControl;
  if (c < 0x80) return Fault::kNone;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return Fault::kInvisible;
    case U_UNASSIGNED:
    case U_PRIVATE_USE_CHAR:
      return Fault::kMeaningless;
    default:
      return Fault::kNone;
  }
}

bool IsAscii(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isascii(static_cast<unsigned char>(c));
  });
}

// `text` by `form`; as it is where it is not UTF-8.
std::string Normalized(absl::string_view text,
                       const icu::Normalizer2* (*form)(UErrorCode&)) {
  if (IsAscii(text) || !IsUtf8(text)) return std::string(text);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = form(error);
  if (U_FAILURE(error)) return std::string(text);
  const icu::UnicodeString normal = normalizer->normalize(
      icu::UnicodeString::fromUTF8(
          icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))),
      error);
  std::string result;
  if (U_FAILURE(error)) return std::string(text);
  normal.toUTF8String(result);
  return result;
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
  Fault fault = Fault::kNone;
  const bool utf8 = ForEachCodePoint(text, [&](char32_t c) {
    ++characters;
    if (fault == Fault::kNone) fault = FaultOf(c);
  });
  if (!utf8) return "must be UTF-8";
  if (characters < 1 || characters > max_characters) {
    return absl::StrCat("must be 1 to ", max_characters, " characters");
  }
  switch (fault) {
    case Fault::kNone:
      return std::nullopt;
    case Fault::kControl:
      return "must not hold control characters";
    case Fault::kInvisible:
      return "must not hold invisible characters";
    case Fault::kMeaningless:
      return "must not hold characters that Unicode does not assign";
  }
  return std::nullopt;
}

std::optional<std::string> BrokenWordsRule(absl::string_view text,
                                           int max_characters) {
  auto rule = BrokenTextRule(text, max_characters);
  if (!rule.has_value() && !ShowsSomething(text)) rule = "must not be blank";
  return rule;
}

std::string NormalText(absl::string_view text) {
  return Normalized(text, icu::Normalizer2::getNFCInstance);
}

std::string DecomposedText(absl::string_view text) {
  return Normalized(text, icu::Normalizer2::getNFDInstance);
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
