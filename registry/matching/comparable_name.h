#ifndef REGISTRY_MATCHING_COMPARABLE_NAME_H_
#define REGISTRY_MATCHING_COMPARABLE_NAME_H_

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "registry/matching/sound_sequence.h"

namespace registry {

// A person's names as written, UTF-8.
struct PersonNames {
  std::string family_name;  // Latin
  std::string given_name;
  std::string family_name_ar;  // Arabic; may be empty
  std::string given_name_ar;
};

// A family name or given name in one or both scripts.
struct NameSounds {
  SoundSequence latin;
  SoundSequence arabic;
};

// A person's names prepared for comparison (compare_names.h). To be computed
// when a person is registered and stored beside them, so that a comparison with
// the people of the same birth date and sex reads no names.
//
//   const auto stored = ComparableName::Parse(row);  // of somebody registered
//   const auto name = ComparableName::Of({"Alaoui", "Amina", "", ""});
//   if (Compare(name, *stored) != NameAgreement::kDifferent) ...
//
// What Serialize() gives is still a personal datum: it can be read as a name.
// Immutable; thread-safe.
class ComparableName {
 public:
  // Never fails: names without a letter agree with nothing.
  static ComparableName Of(const PersonNames& names);

  // At most kMaxStoredBytes of A-Z, a-z, '-', '|' and letters that stand as
  // themselves (folded_name.h) after "1|", where 1 is the version of the rules
  // that made it. Of names without such letters it is what it was before these
  // were kept.
  std::string Serialize() const;

  // Errors:
  //   DATA_LOSS, reason COMPARABLE_NAME_NOT_READABLE: not what Serialize()
  //   gives, or of another version; to be computed anew from the names.
  static absl::StatusOr<ComparableName> Parse(absl::string_view stored);

  const NameSounds& family_name() const { return family_name_; }
  const NameSounds& given_name() const { return given_name_; }

 private:
  ComparableName(NameSounds family_name, NameSounds given_name)
      : family_name_(std::move(family_name)),
        given_name_(std::move(given_name)) {}

  NameSounds family_name_;
  NameSounds given_name_;
};

// The longest text that ComparableName::Serialize() gives.
inline constexpr int kMaxStoredBytes = 4000;

}  // namespace registry

#endif  // REGISTRY_MATCHING_COMPARABLE_NAME_H_
