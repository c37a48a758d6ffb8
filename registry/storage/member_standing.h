#ifndef REGISTRY_STORAGE_MEMBER_STANDING_H_
#define REGISTRY_STORAGE_MEMBER_STANDING_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/question.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/storage/households.h"
#include "registry/storage/memberships.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"

namespace registry {

// What a member of a declaration is held against.
struct MemberStanding {
  PersonTraits traits;  // of the latest version of the person

  // Whether a declaration of another household, in force on its effective date,
  // names the person with the same effective date.
  bool elsewhere = false;

  // AskWhetherMayBeGone() (empty_households.h): a declaration may have nobody
  // left as soon as it is declared.
  bool may_be_gone = false;

  // How the person left the register.
  std::optional<Departure> departure;

  // Every number of the person.
  std::vector<idcs::IdcsNumber> numbers;
};

// Asks for the standing of somebody whom a household names. Most people need
// one trip; who was ever named by another household, was retired, or has
// several numbers, needs more.
//
// Errors: those of MergeQuestion.
class MemberStandingQuestion : public base::sql::Question {
 public:
  MemberStandingQuestion(idcs::IdcsNumber person, base::Date effective_date)
      : person_(person),
        effective_date_(effective_date),
        holder_(person, kAllKnown) {}

  // The household that names the person; 0, which is none's number, if it is
  // new. To be called before GoOn().
  void SetHousehold(idcs::IdcsNumber household) { household_ = household; }

  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> GoOn(base::sql::Trip& trip) override;

  // Once the first trip was made: whether the person may have another number.
  bool MayBeOneOfSeveral() const {
    return facts_.has_value() && (facts_->retired || facts_->merged_into);
  }

  // Once GoOn() gave kDone: nothing if nobody is registered under the number.
  std::optional<MemberStanding> Standing() const;

 private:
  // What the store says of the person at first.
  struct Facts {
    PersonTraits traits;
    bool retired = false;
    bool merged_into = false;
    // The household that ever named the person: nothing if none did, 0 if
    // several did.
    std::optional<idcs::IdcsNumber> named_by;
  };
  enum class Step { kFacts, kHolder, kNumbers, kNamings };

  static Facts FactsOf(const base::sql::Row& row);
  bool IsOneOfSeveral() const;
  bool IsNamedElsewhere() const;
  Next AskNamingsIfNamed(base::sql::Trip& trip);

  const idcs::IdcsNumber person_;
  const base::Date effective_date_;
  idcs::IdcsNumber household_;

  Step step_ = Step::kFacts;  // whose answers come next
  std::optional<Facts> facts_;
  std::optional<StoredDeath> death_;  // of who is retired
  MergeQuestion holder_;
  std::vector<idcs::IdcsNumber> numbers_;
  std::vector<Naming> namings_;
};

}  // namespace registry

#endif  // REGISTRY_STORAGE_MEMBER_STANDING_H_
