#ifndef REGISTRY_SERVICE_PERSON_ANSWER_H_
#define REGISTRY_SERVICE_PERSON_ANSWER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"

namespace registry {

// What is answered about a person on a day, in short: for a change of the
// register that must say whom it touches. Of somebody dead the household and
// its score are answered, with the outcome.
struct PersonAnswer {
  // The number is retired, and its holder has another one or never was: nothing
  // else is answered about it.
  bool retired = false;

  std::string outcome;    // "NOT_ELIGIBLE"; as the answer names it
  std::string household;  // ten digits; empty: none
  std::string score;      // of the household, seven decimals
  std::string regime;     // the one that covers them; or empty
  std::vector<std::string> programmes;  // on whose lists they are, in order
  std::optional<std::int64_t> contribution_mad;  // a month, by the score
  std::optional<std::int64_t> pays_mad;          // of that, this person
  std::string insured_through;  // who pays for them, ten digits; or empty
  std::optional<std::int64_t> direct_aid_mad;  // a month, of the household
  bool is_paid_aid = false;                    // whom that aid is paid to

  // Why the household gets none whatever its score says: "EXCLUDED", or
  // "UNDETERMINED" if that cannot be said; else empty.
  std::string direct_aid;

  // Whether it says no more than an outcome.
  bool HasOutcomeAlone() const {
    PersonAnswer rest = *this;
    rest.outcome.clear();
    return rest == PersonAnswer();
  }

  friend bool operator==(const PersonAnswer& a, const PersonAnswer& b) {
    return a.retired == b.retired && a.outcome == b.outcome &&
           a.household == b.household && a.score == b.score &&
           a.regime == b.regime && a.programmes == b.programmes &&
           a.contribution_mad == b.contribution_mad &&
           a.pays_mad == b.pays_mad && a.insured_through == b.insured_through &&
           a.direct_aid_mad == b.direct_aid_mad &&
           a.is_paid_aid == b.is_paid_aid && a.direct_aid == b.direct_aid;
  }
  friend bool operator!=(const PersonAnswer& a, const PersonAnswer& b) {
    return !(a == b);
  }
};

// Answers about people. Handed in, since it is the scoring that answers.
// Thread-safe.
class PersonAnswers {
 public:
  virtual ~PersonAnswers() = default;

  // About each of `people`, in order, on a day, as the session knows now.
  virtual absl::StatusOr<std::vector<PersonAnswer>> Tell(
      base::sql::Session& session, const std::vector<idcs::IdcsNumber>& people,
      base::Date day) const = 0;

  // Days, in order, on which an answer may change although nothing is reported
  // for them: rules begin; who is born on `birth` reaches an age; what was
  // declared for `effective` gets old.
  virtual std::vector<base::Date> DaysOfRules() const = 0;
  virtual std::vector<base::Date> DaysOfBirth(base::Date birth) const = 0;
  virtual std::vector<base::Date> DaysOfDeclaration(
      base::Date effective) const = 0;

  // Days, in no order, from which scores of the register were computed anew.
  //
  // Errors: those of the session.
  virtual absl::StatusOr<std::vector<base::Date>> DaysOfRescoring(
      base::sql::Session& session) const = 0;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_PERSON_ANSWER_H_
