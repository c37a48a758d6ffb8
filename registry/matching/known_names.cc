#include "registry/matching/known_names.h"

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_split.h"
#include "base/csv.h"
#include "registry/matching/arabic_sounds.h"
#include "registry/matching/folded_name.h"
#include "registry/matching/given_names_csv.h"
#include "registry/matching/latin_sounds.h"

namespace registry {
namespace {

struct Names {
  absl::flat_hash_map<std::string, std::int16_t> latin;
  absl::flat_hash_map<std::string, std::int16_t> arabic;
  std::int16_t count = 0;
  std::int16_t usual = 0;  // the first so many
};

// Sounds of two names are no name's; but those of a usual name stay its own.
void AddLatin(const std::string& sounds, std::int16_t name, Names& names) {
  const auto [it, added] = names.latin.emplace(sounds, name);
  const bool of_a_usual_name = names.usual > 0 && it->second < names.usual;
  if (!added && it->second != name && !of_a_usual_name) {
    it->second = kNoKnownName;
  }
}

void AddNames(absl::string_view csv, Names& names) {
  for (const std::vector<std::string>& fields : base::ReadEmbeddedCsv(csv)) {
    if (fields.size() != 4 || fields[0] == "sex") continue;
    // Names that differ in the article alone, حسن and الحسن, count as one.
    const auto [it, added] = names.arabic.emplace(
        ArabicSounds(FoldName(fields[2]).arabic), names.count);
    if (added) ++names.count;
    for (const absl::string_view spelling : absl::StrSplit(fields[3], ';')) {
      AddLatin(LatinSounds(FoldName(spelling).latin), it->second, names);
    }
  }
}

const Names& AllNames() {
  static const Names* const all = [] {
    auto* names = new Names;
    AddNames(kGivenNamesCsv, *names);
    names->usual = names->count;
    AddNames(kFurtherGivenNamesCsv, *names);
    return names;
  }();
  return *all;
}

}  // namespace

std::int16_t KnownNameOf(Script script, absl::string_view sounds) {
  const Names& names = AllNames();
  const auto& map = script == Script::kLatin ? names.latin : names.arabic;
  const auto found = map.find(sounds);
  return found == map.end() ? kNoKnownName : found->second;
}

bool IsUsualName(std::int16_t name) { return name < AllNames().usual; }

}  // namespace registry
