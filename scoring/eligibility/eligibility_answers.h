#ifndef SCORING_ELIGIBILITY_ELIGIBILITY_ANSWERS_H_
#define SCORING_ELIGIBILITY_ELIGIBILITY_ANSWERS_H_

#include <memory>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "idcs/number/number.h"
#include "scoring/classification/notes.h"
#include "scoring/eligibility/eligibility_answer.h"
#include "scoring/eligibility/scored_file.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// Answers by one set of programmes about people whose files `files` reads, of
// its day and moment. What was worked out for a household serves its next
// member too. Borrows both; for one thread.
class EligibilityAnswers {
 public:
  // The question is of the day of `files`.
  EligibilityAnswers(ScoredFiles* files, const ProgrammeSet* programmes,
                     const EligibilityQuestion& question)
      : files_(*files), programmes_(*programmes), question_(question) {}

  // Errors: those of ScoredFiles.
  absl::StatusOr<EligibilityAnswer> Answer(idcs::IdcsNumber person);

  // The answer about a number that nobody has. Reads nothing.
  absl::StatusOr<EligibilityAnswer> AnswerUnknown(idcs::IdcsNumber person);

  // The answer about somebody whose file was read last.
  absl::StatusOr<EligibilityAnswer> AnswerOn(const ScoredFile& file);

 private:
  // A person's answer on its way, and what it rests on.
  struct Draft;

  // The days of the cover that is told of, before it is decided by: of cover
  // that an age limit ended always, of other cover in a detailed answer.
  absl::Status AddCoverDays(Draft& draft);
  absl::Status AddRole(Draft& draft);
  void AddBirthDates(Draft& draft) const;
  absl::Status AddDirectAid(Draft& draft);

  // answer_details.cc: what a detailed answer has beside.
  absl::Status AddDetails(Draft& draft);
  // Of the score of a household that has a usable one, which counts for
  // somebody.
  absl::Status AddScoreStory(Draft& draft);
  // The story as it concerns one person: without what came before they did,
  // and until they leave.
  absl::Status AddStoryOfMember(const ScoreStory& of_household, Draft& draft);
  // What bodies report to end of what the answer stands on.
  absl::Status AddKnownEnds(Draft& draft);
  // That a child does not count with who raises it.
  absl::Status AddRaising(Draft& draft);
  // How far declared facts could lower a score that is above a threshold.
  void AddFactsAboveThresholds(Draft& draft) const;
  void AddThresholdRules(Draft& draft) const;
  // Of the reasons that are not settled, and of the notes.
  void AddWaysOut(Draft& draft) const;

  ScoredFiles& files_;
  const ProgrammeSet& programmes_;
  const EligibilityQuestion question_;

  // Of the household whose score was told of last.
  std::optional<idcs::IdcsNumber> told_of_;
  std::optional<ScoreStory> story_;

  // Of the household that was last asked about with aid.
  std::shared_ptr<const ScoredHousehold> aid_of_;
  std::shared_ptr<const HouseholdAid> aid_;
};

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_ELIGIBILITY_ANSWERS_H_
