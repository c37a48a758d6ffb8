#include "registry/matching/comparable_name.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/error.h"
#include "base/text.h"
#include "registry/matching/arabic_sounds.h"
#include "registry/matching/folded_name.h"
#include "registry/matching/latin_sounds.h"

namespace registry {
namespace {

constexpr absl::string_view kVersion = "1";

absl::Status NotReadable() {
  return base::ReasonError(
      absl::StatusCode::kDataLoss, "COMPARABLE_NAME_NOT_READABLE",
      "a stored comparable name is damaged or of another version");
}

// The Latin letters of one text and the Arabic letters of the other. Either may
// hold words of the other script, which are left out.
NameSounds SoundsOf(absl::string_view latin, absl::string_view arabic) {
  return {
      SoundSequence(Script::kLatin, LatinSounds(FoldName(latin).latin)),
      SoundSequence(Script::kArabic, ArabicSounds(FoldName(arabic).arabic))};
}

bool IsSounds(absl::string_view text) {
  return base::IsUtf8(text) &&
         std::all_of(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return absl::ascii_isalpha(byte) || c == '-' || byte >= 0x80;
         });
}

}  // namespace

ComparableName ComparableName::Of(const PersonNames& names) {
  return {SoundsOf(names.family_name, names.family_name_ar),
          SoundsOf(names.given_name, names.given_name_ar)};
}

std::string ComparableName::Serialize() const {
  return absl::StrCat(kVersion, "|", family_name_.latin.text(), "|",
                      given_name_.latin.text(), "|", family_name_.arabic.text(),
                      "|", given_name_.arabic.text());
}

absl::StatusOr<ComparableName> ComparableName::Parse(absl::string_view stored) {
  if (stored.size() > kMaxStoredBytes) return NotReadable();
  const std::vector<absl::string_view> fields = absl::StrSplit(stored, '|');
  if (fields.size() != 5 || fields[0] != kVersion) return NotReadable();
  if (!std::all_of(fields.begin() + 1, fields.end(), IsSounds)) {
    return NotReadable();
  }
  return ComparableName({SoundSequence(Script::kLatin, fields[1]),
                         SoundSequence(Script::kArabic, fields[3])},
                        {SoundSequence(Script::kLatin, fields[2]),
                         SoundSequence(Script::kArabic, fields[4])});
}

}  // namespace registry
