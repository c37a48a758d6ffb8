#ifndef TOOLS_SERVER_PERSON_ANSWERS_H_
#define TOOLS_SERVER_PERSON_ANSWERS_H_

#include <vector>

#include "registry/service/person_answer.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/deciding_days.h"
#include "scoring/programme/programme_set.h"

namespace server {

// What EligibilityService answers, in short, for the registry's services.
// Thread-safe.
class ShortAnswers : public registry::PersonAnswers {
 public:
  // Borrows both.
  ShortAnswers(const scoring::FormulaSet* formulas,
               const scoring::ProgrammeSet* programmes)
      : formulas_(*formulas), programmes_(*programmes), days_(*programmes) {}

  absl::StatusOr<std::vector<registry::PersonAnswer>> Tell(
      base::sql::Session& session, const std::vector<idcs::IdcsNumber>& people,
      base::Date day) const override;

  std::vector<base::Date> DaysOfRules() const override {
    return days_.OfRules();
  }
  std::vector<base::Date> DaysOfBirth(base::Date birth) const override {
    return days_.OfBirth(birth);
  }
  std::vector<base::Date> DaysOfDeclaration(
      base::Date effective) const override {
    return days_.OfDeclaration(effective);
  }
  absl::StatusOr<std::vector<base::Date>> DaysOfRescoring(
      base::sql::Session& session) const override;

 private:
  const scoring::FormulaSet& formulas_;
  const scoring::ProgrammeSet& programmes_;
  const scoring::DecidingDays days_;
};

}  // namespace server

#endif  // TOOLS_SERVER_PERSON_ANSWERS_H_
