#ifndef SCORING_SERVICE_PROGRAMME_CALLERS_H_
#define SCORING_SERVICE_PROGRAMME_CALLERS_H_

#include <map>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// Who may see the lists of which programmes, as
// proto/rsu/eligibility/v1/programme_callers.proto describes it. Immutable and
// thread-safe.
class ProgrammeCallers {
 public:
  // Nobody may.
  ProgrammeCallers() = default;

  // Reads a text proto; its programmes are among `programmes`.
  //
  // Errors: INVALID_ARGUMENT, reason INVALID_PROGRAMME_CALLERS, with the place
  //         of each mistake.
  static absl::StatusOr<ProgrammeCallers> Parse(absl::string_view text,
                                                const ProgrammeSet& programmes);

  bool MaySee(const std::string& caller, const std::string& programme) const;

 private:
  std::map<std::string, std::set<std::string>> programmes_of_;
};

}  // namespace scoring

#endif  // SCORING_SERVICE_PROGRAMME_CALLERS_H_
