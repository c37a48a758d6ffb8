#ifndef SCORING_ELIGIBILITY_ANSWER_DRAFT_H_
#define SCORING_ELIGIBILITY_ANSWER_DRAFT_H_

#include <optional>
#include <utility>

#include "registry/person_file/registration.h"
#include "scoring/classification/classification_input.h"
#include "scoring/classification/notes.h"
#include "scoring/classification/reason.h"
#include "scoring/eligibility/eligibility_answer.h"
#include "scoring/eligibility/eligibility_answers.h"
#include "scoring/eligibility/scored_file.h"

namespace scoring {

// An answer on its way, and what it rests on. Only for this folder.
struct EligibilityAnswers::Draft {
  const ScoredFile& file;
  ClassificationInput input;  // with what counts by the programmes
  EligibilityAnswer answer;

  // With cover that counts, in a detailed answer: its days.
  std::optional<CoverDays> cover_days;

  void Note(Reason note) { answer.notes.push_back(std::move(note)); }

  bool IsLiving() const {
    return input.registration == registry::Registration::kLiving;
  }

  // The place of a living member of a household.
  std::optional<std::size_t> LivingSelf() const {
    return IsLiving() ? file.person.self : std::nullopt;
  }
};

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_ANSWER_DRAFT_H_
