#ifndef SCORING_PROGRAMME_PROGRAMME_SET_H_
#define SCORING_PROGRAMME_PROGRAMME_SET_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "scoring/programme/common_rules.h"
#include "scoring/programme/programme.h"

namespace scoring {

// Names of the programmes that classification knows.
inline constexpr char kAmoTadamonProgramme[] = "amo-tadamon";
inline constexpr char kAmoChamilProgramme[] = "amo-chamil";
inline constexpr char kDirectSocialAidProgramme[] = "asd";

// All programmes that are known. Immutable; thread-safe. What is handed out
// lives as long as the set.
class ProgrammeSet {
 public:
  // The programmes of scoring/programme/data, which the program carries in
  // itself.
  //
  // Errors: those of ParseProgramme() and ParseCommonRules(), with the name of
  // the file, and of Create(). None for the files as released, which is tested.
  static absl::StatusOr<ProgrammeSet> Load();

  // Errors:
  //   INVALID_ARGUMENT  two programmes have one name.
  static absl::StatusOr<ProgrammeSet> Create(std::vector<Programme> programmes,
                                             CommonRules common = {});

  ProgrammeSet(ProgrammeSet&&) = default;
  ProgrammeSet& operator=(ProgrammeSet&&) = default;
  ProgrammeSet(const ProgrammeSet&) = delete;
  ProgrammeSet& operator=(const ProgrammeSet&) = delete;

  // Null if there is none of that name.
  const Programme* ByName(absl::string_view name) const;

  // What the programme of that name rules on `day`; null if there is no such
  // programme, or not yet.
  const Period* InForce(absl::string_view name, base::Date day) const;

  const std::vector<Programme>& programmes() const { return programmes_; }

  // What holds for all of them.
  const CommonRules& common() const { return common_; }

 private:
  ProgrammeSet(std::vector<Programme> programmes, CommonRules common);

  std::vector<Programme> programmes_;
  CommonRules common_;
};

}  // namespace scoring

#endif  // SCORING_PROGRAMME_PROGRAMME_SET_H_
