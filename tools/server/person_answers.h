#ifndef TOOLS_SERVER_PERSON_ANSWERS_H_
#define TOOLS_SERVER_PERSON_ANSWERS_H_

#include "registry/service/person_answer.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"

namespace server {

// What EligibilityService answers, in short, for the registry's services.
// Borrows both.
registry::TellPerson PersonAnswers(const scoring::FormulaSet* formulas,
                                   const scoring::ProgrammeSet* programmes);

}  // namespace server

#endif  // TOOLS_SERVER_PERSON_ANSWERS_H_
