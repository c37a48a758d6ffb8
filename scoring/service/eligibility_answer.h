#ifndef SCORING_SERVICE_ELIGIBILITY_ANSWER_H_
#define SCORING_SERVICE_ELIGIBILITY_ANSWER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "idcs/number/number_rules.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "registry/storage/households.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/classification/classify.h"
#include "scoring/classification/notes.h"
#include "scoring/classification/reason.h"
#include "scoring/entitlement/member.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/service/eligibility_facts.h"

namespace scoring {

// What was asked about people, beside who they are.
struct EligibilityQuestion {
  base::Date day;
  Language language = Language::kEnglish;
  bool with_direct_aid = true;
  bool detailed = false;
};

// Errors: INVALID_ARGUMENT, reason MALFORMED_REQUEST, the field `as_of` or
// `language`.
absl::StatusOr<EligibilityQuestion> ReadQuestion(const std::string& as_of,
                                                 const std::string& language,
                                                 bool without_direct_aid,
                                                 bool detailed);

// The same of any of the three requests.
template <typename Request>
absl::StatusOr<EligibilityQuestion> ReadQuestion(const Request& request) {
  return ReadQuestion(request.as_of(), request.language(),
                      request.without_direct_aid(), request.detailed());
}

// Reads an identifier of the request field `field`. Refuses what is nobody's
// number: another length, other signs, or a slip that the check digit shows.
// The other rules are for issuing, and a register may be older than the ones in
// force.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_REQUEST.
absl::StatusOr<idcs::IdcsNumber> ReadIdcs(const idcs::NumberRules& rules,
                                          const std::string& field,
                                          const std::string& text);

// The same for a list, `idcs`, of 1 to `most`.
absl::StatusOr<std::vector<idcs::IdcsNumber>> ReadIdcsList(
    const idcs::NumberRules& rules,
    const google::protobuf::RepeatedPtrField<std::string>& list, int most);

// Answers about people, one after the other, of one moment. What it worked out
// of a household it keeps for the next member. Borrows all of it; for one
// thread and one session.
class EligibilityAnswers {
 public:
  EligibilityAnswers(base::sql::Session& session, const FormulaSet& formulas,
                     const ProgrammeSet& programmes,
                     const EligibilityQuestion& question,
                     std::int64_t known_at_us);

  // Errors: those of the session, and of ApplyRescoring().
  absl::Status Answer(idcs::IdcsNumber person,
                      rsu::eligibility::v1::Eligibility& answer);

  // What the last answer names by place alone, for the lists of programmes,
  // which name it by number.
  struct Numbers {
    std::optional<idcs::IdcsNumber> insured_through;
    bool is_paid_aid = false;  // whom the household's direct aid is paid to
  };
  const Numbers& numbers() const { return numbers_; }

  // That what is stored of the person is damaged.
  void AnswerUnreadable(idcs::IdcsNumber person,
                        rsu::eligibility::v1::Eligibility& answer) const;

  // As EligibilityFactsFinder::MembersOf().
  absl::StatusOr<std::vector<NamedMember>> MembersOf(
      const registry::DeclarationKey& key) {
    return facts_.MembersOf(key);
  }

 private:
  void Note(const Reason& note,
            rsu::eligibility::v1::Eligibility& answer) const;
  void AddBirthDates(const Member& member,
                     rsu::eligibility::v1::Eligibility& answer) const;
  absl::Status AddRole(const EligibilityFacts& facts, Outcome outcome,
                       rsu::eligibility::v1::Eligibility& answer);

  // Works out the aid of a household, or of somebody in none.
  absl::Status FindAid(const EligibilityFacts& facts,
                       const Classification& classification);
  absl::Status AddDirectAid(idcs::IdcsNumber person,
                            const EligibilityFacts& facts,
                            const Classification& classification,
                            rsu::eligibility::v1::Eligibility& answer);

  // The days of the cover that is told of, before it is decided by: of cover
  // that an age limit ended always, of other cover in a detailed answer.
  absl::Status AddCoverDays(idcs::IdcsNumber person, EligibilityFacts& facts);

  // What a detailed answer has beside: eligibility_details.cc.
  absl::Status AddDetails(idcs::IdcsNumber person,
                          const EligibilityFacts& facts,
                          const Classification& classification,
                          rsu::eligibility::v1::Eligibility& answer);
  // Of the score of a household that has a usable one, which counts for
  // somebody.
  absl::Status AddScoreStory(const EligibilityFacts& facts,
                             rsu::eligibility::v1::Eligibility& answer);
  // What bodies report to end of what the answer stands on.
  absl::Status AddKnownEnds(const EligibilityFacts& facts,
                            rsu::eligibility::v1::Eligibility& answer);
  // Members of the same household, without the ends of statuses that come after
  // they are there no more.
  absl::StatusOr<std::vector<Member>> WithEndsWhileThere(
      std::vector<Member> members);
  // As it concerns one person: until when they belong to the household, and
  // since when, if that is not before the score.
  void TellStory(const ScoreStory& story, const std::optional<KnownEnd>& gone,
                 const std::optional<Arrival>& arrival,
                 rsu::eligibility::v1::Eligibility& answer) const;
  // Of the children of the household of the last facts.
  absl::Status AddAidDetails(const std::vector<Member>& members,
                             AidAnswer& found);
  // That a child does not count with who raises it.
  absl::Status AddRaising(idcs::IdcsNumber person,
                          const EligibilityFacts& facts,
                          rsu::eligibility::v1::Eligibility& answer);
  // Of a score above the threshold of a programme that does not keep the
  // household: how far declared facts could lower it.
  void AddFactsAboveThresholds(const Classification& classification,
                               Score score, Score lowest,
                               rsu::eligibility::v1::Eligibility& answer) const;
  // Of the reasons that are not settled, and of the notes; with `terms` for
  // those that name terms of the score.
  void AddWaysOut(const Classification& classification,
                  const std::vector<std::string>& terms,
                  rsu::eligibility::v1::Eligibility& answer) const;

  const ProgrammeSet& programmes_;
  const EligibilityQuestion question_;
  const std::int64_t known_at_us_;
  const BirthDateRule* const birth_dates_;  // of the day; null: none
  base::sql::Session& session_;
  const FormulaSet& formulas_;
  EligibilityFactsFinder facts_;

  // Of the household whose score was told of last.
  std::optional<idcs::IdcsNumber> told_of_;
  std::optional<ScoreStory> story_;

  // Of the household that was last asked about with aid.
  registry::DeclarationKey aid_of_;
  rsu::eligibility::v1::DirectAid aid_;
  std::vector<std::string> aid_unsettled_;  // UnsettledCodes() of its reasons
  std::optional<PlacedMember> payee_;

  // Of the last answer.
  Numbers numbers_;
};

// Answers about each of `people`, in order. Somebody of whom what is stored is
// damaged gets CANNOT_BE_READ, and the others their answers.
//
// Errors: as of EligibilityAnswers::Answer(), but for DATA_LOSS.
absl::Status AnswerAll(
    base::sql::Session& session, const FormulaSet& formulas,
    const ProgrammeSet& programmes, const EligibilityQuestion& question,
    std::int64_t known_at_us, const std::vector<idcs::IdcsNumber>& people,
    google::protobuf::RepeatedPtrField<rsu::eligibility::v1::Eligibility>&
        answers);

}  // namespace scoring

#endif  // SCORING_SERVICE_ELIGIBILITY_ANSWER_H_
