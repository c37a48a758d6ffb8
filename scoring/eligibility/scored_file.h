#ifndef SCORING_ELIGIBILITY_SCORED_FILE_H_
#define SCORING_ELIGIBILITY_SCORED_FILE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"
#include "registry/person_file/household_file.h"
#include "registry/person_file/person_file.h"
#include "scoring/classification/classification_input.h"
#include "scoring/eligibility/past_looked_for.h"
#include "scoring/entitlement/stability.h"
#include "scoring/formula/formula_set.h"

namespace scoring {

// A household of a day, with the score that holds on it.
struct ScoredHousehold {
  std::shared_ptr<registry::HouseholdFile> file;
  std::string formula;  // of the score
  HouseholdStanding standing;

  // As in ClassificationInput, if it was looked for.
  std::vector<DatedScore> history;

  const registry::DeclarationKey& declaration() const {
    return file->declaration().key;
  }
};

// What the register knows of a person on a day, with the score of the person's
// household.
struct ScoredFile {
  registry::PersonFile person;

  // Of `person.household`; null: the person is in none.
  std::shared_ptr<const ScoredHousehold> household;

  // What the classification rests on, as it was declared and recorded.
  ClassificationInput Input(base::Date day) const;
};

// Reads such files, of one day and one moment. The household read last is read
// and scored no second time for the next of its members. Borrows all of it; for
// one thread and one session. The files need the reader that gave them.
//
// Errors of every function: those of registry::PersonFiles, and of
// ApplyRescoring().
class ScoredFiles {
 public:
  ScoredFiles(base::sql::Session& session, const FormulaSet& formulas,
              const PastLookedFor& past, base::Date day,
              std::int64_t known_at_us)
      : files_(session, day, known_at_us), formulas_(formulas), past_(past) {}

  absl::StatusOr<ScoredFile> Read(idcs::IdcsNumber person);

  // As PersonFiles::MembersOf().
  absl::StatusOr<std::vector<registry::NamedMember>> MembersOf(
      const registry::DeclarationKey& key) {
    return files_.MembersOf(key);
  }

  absl::StatusOr<registry::CoverCourse> CourseOfCover(const ScoredFile& file) {
    return files_.CourseOfCover(file.person);
  }

  registry::RegisterOnDay& known() { return files_.known(); }
  const FormulaSet& formulas() const { return formulas_; }
  const PastLookedFor& past() const { return past_; }

 private:
  absl::StatusOr<std::shared_ptr<const ScoredHousehold>> Scored(
      std::shared_ptr<registry::HouseholdFile> household);

  registry::PersonFiles files_;
  const FormulaSet& formulas_;
  const PastLookedFor past_;

  std::shared_ptr<const ScoredHousehold> last_;
};

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_SCORED_FILE_H_
