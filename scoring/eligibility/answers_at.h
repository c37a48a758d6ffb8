#ifndef SCORING_ELIGIBILITY_ANSWERS_AT_H_
#define SCORING_ELIGIBILITY_ANSWERS_AT_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"
#include "registry/person_file/named_member.h"
#include "scoring/eligibility/eligibility_answer.h"
#include "scoring/eligibility/eligibility_answers.h"
#include "scoring/eligibility/past_looked_for.h"
#include "scoring/eligibility/scored_file.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// Answers by the programmes that are in force, about people of one moment, one
// after the other: files and answers in one. The answers need it. Borrows all
// of it; for one thread and one session.
class AnswersAt {
 public:
  AnswersAt(base::sql::Session& session, const FormulaSet& formulas,
            const ProgrammeSet& programmes, const EligibilityQuestion& question,
            std::int64_t known_at_us)
      : files_(session, formulas, PastFor(programmes, question.day),
               question.day, known_at_us),
        answers_(&files_, &programmes, question) {}

  AnswersAt(const AnswersAt&) = delete;
  AnswersAt& operator=(const AnswersAt&) = delete;

  // Errors: those of EligibilityAnswers.
  absl::StatusOr<EligibilityAnswer> Answer(idcs::IdcsNumber person) {
    return answers_.Answer(person);
  }

  // The answer about a number that nobody has. Errors: as Answer().
  absl::StatusOr<EligibilityAnswer> AnswerUnknown(idcs::IdcsNumber person) {
    return answers_.AnswerUnknown(person);
  }

  // As registry::PersonFiles::MembersOf().
  absl::StatusOr<std::vector<registry::NamedMember>> MembersOf(
      const registry::DeclarationKey& key) {
    return files_.MembersOf(key);
  }

 private:
  ScoredFiles files_;
  EligibilityAnswers answers_;
};

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_ANSWERS_AT_H_
