#include "registry/matching/known_names.h"

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_split.h"
#include "registry/matching/arabic_sounds.h"
#include "registry/matching/folded_name.h"
#include "registry/matching/given_names_csv.h"
#include "registry/matching/latin_sounds.h"

namespace registry {
namespace {

struct Names {
  absl::flat_hash_map<std::string, std::int16_t> latin;
  absl::flat_hash_map<std::string, std::int16_t> arabic;
};

// Sounds of two names are no name's.
void AddLatin(const std::string& sounds, std::int16_t name, Names& names) {
  const auto [it, added] = names.latin.emplace(sounds, name);
  if (!added && it->second != name) it->second = kNoKnownName;
}

Names* ReadNames() {
  auto* names = new Names;
  std::int16_t name = 0;
  for (const absl::string_view line : absl::StrSplit(kGivenNamesCsv, '\n')) {
    const std::vector<absl::string_view> fields = absl::StrSplit(line, ',');
    if (fields.size() != 4 || fields[0] == "sex") continue;
    // Names that differ in the article alone, حسن and الحسن, count as one.
    const auto [it, added] =
        names->arabic.emplace(ArabicSounds(FoldName(fields[2]).arabic), name);
    if (added) ++name;
    for (const absl::string_view spelling : absl::StrSplit(fields[3], ';')) {
      AddLatin(LatinSounds(FoldName(spelling).latin), it->second, *names);
    }
  }
  return names;
}

}  // namespace

std::int16_t KnownNameOf(Script script, absl::string_view sounds) {
  static const Names* const names = ReadNames();
  const auto& map = script == Script::kLatin ? names->latin : names->arabic;
  const auto found = map.find(sounds);
  return found == map.end() ? kNoKnownName : found->second;
}

}  // namespace registry
