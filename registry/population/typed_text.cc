#include "registry/population/typed_text.h"

#include <unicode/bytestream.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "base/text.h"

namespace registry {
namespace {

UChar32 PlainSign(UChar32 c) {
  switch (c) {
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2010:
    case 0x2011:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
      return '-';
    case 0x0060:
    case 0x00B4:
    case 0x02B9:
    case 0x02BB:
    case 0x02BC:
    case 0x2018:
    case 0x201B:
    case 0xFF07:
      return '\'';
    case 0x00A0:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return ' ';
    default:
      return c >= 0x2000 && c <= 0x200A ? ' ' : c;
  }
}

// The Latin letter for which a Greek one is typed.
UChar32 AmazighLetter(UChar32 c) {
  switch (c) {
    case 0x03B3:  // γ
      return 0x0263;
    case 0x0393:  // Γ
      return 0x0194;
    case 0x03B5:  // ε
      return 0x025B;
    case 0x0395:  // Ε
    case 0x03A3:  // Σ
      return 0x0190;
    default:
      return c;
  }
}

template <typename Map>
std::string Mapped(absl::string_view text, Map map) {
  const icu::UnicodeString from = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString to;
  for (int32_t i = 0; i < from.length(); i = from.moveIndex32(i, 1)) {
    to.append(map(from.char32At(i)));
  }
  std::string mapped;
  to.toUTF8String(mapped);
  return mapped;
}

bool IsPlain(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isascii(static_cast<unsigned char>(c)) && c != '`';
  });
}

}  // namespace

std::string PlainPunctuation(absl::string_view text) {
  if (IsPlain(text) || !base::IsUtf8(text)) return std::string(text);
  return Mapped(text, PlainSign);
}

std::string PlainName(absl::string_view name) {
  if (IsPlain(name) || !base::IsUtf8(name)) return std::string(name);
  return Mapped(base::NormalText(name),
                [](UChar32 c) { return AmazighLetter(PlainSign(c)); });
}

}  // namespace registry
