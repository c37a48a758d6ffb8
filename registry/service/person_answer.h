#ifndef REGISTRY_SERVICE_PERSON_ANSWER_H_
#define REGISTRY_SERVICE_PERSON_ANSWER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"

namespace registry {

// What is answered about a person on a day, in short: for a change of the
// register that must say whom it touches.
struct PersonAnswer {
  std::string household;                // ten digits; empty: none
  std::string score;                    // of the household, seven decimals
  std::string regime;                   // the one that covers them; or empty
  std::vector<std::string> programmes;  // on whose lists they are, in order
  std::optional<std::int64_t> contribution_mad;  // a month, paid by them
  std::optional<std::int64_t> direct_aid_mad;    // a month, of the household

  friend bool operator==(const PersonAnswer& a, const PersonAnswer& b) {
    return a.household == b.household && a.score == b.score &&
           a.regime == b.regime && a.programmes == b.programmes &&
           a.contribution_mad == b.contribution_mad &&
           a.direct_aid_mad == b.direct_aid_mad;
  }
};

// Answers as the session knows now. Handed in, since it is the scoring that
// answers. Thread-safe.
using TellPerson = std::function<absl::StatusOr<PersonAnswer>(
    base::sql::Session&, idcs::IdcsNumber, base::Date)>;

}  // namespace registry

#endif  // REGISTRY_SERVICE_PERSON_ANSWER_H_
