#include "registry/storage/member_standing.h"

#include <algorithm>

#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"
#include "registry/storage/stored_code.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Trip;
using base::sql::Value;

constexpr char kFacts[] =
    "SELECT birth_day, sex, "
    "EXISTS (SELECT 1 FROM number_retired WHERE number = $1), "
    "EXISTS (SELECT 1 FROM number_retired WHERE successor = $1), "
    "(SELECT CASE WHEN min(household) = max(household) THEN min(household) "
    "WHEN count(*) > 0 THEN 0 END FROM member WHERE person = $1) "
    "FROM person WHERE person = $1 ORDER BY revision DESC LIMIT 1";

}  // namespace

MemberStandingQuestion::Facts MemberStandingQuestion::FactsOf(const Row& row) {
  Facts facts;
  facts.traits = {base::sql::DayIn(row, 0), CodeIn<Sex>(row, 1)};
  facts.retired = row.Truth(2);
  facts.merged_into = row.Truth(3);
  if (!row.IsNull(4)) facts.named_by = idcs::NumberIn(row, 4);
  return facts;
}

void MemberStandingQuestion::Ask(Trip& trip) {
  step_ = Step::kFacts;
  death_.reset();
  numbers_ = {person_};
  namings_.clear();
  base::sql::AskRow(trip, kFacts, {Value::Integer(person_.value())}, FactsOf,
                    &facts_);
}

absl::StatusOr<MemberStandingQuestion::Next> MemberStandingQuestion::GoOn(
    Trip& trip) {
  switch (step_) {
    case Step::kFacts:
      if (!facts_.has_value()) return Next::kDone;
      if (!MayBeOneOfSeveral()) return AskNamingsIfNamed(trip);
      step_ = Step::kHolder;
      if (facts_->retired) AskDeath(trip, person_, kAllKnown, &death_);
      holder_.Ask(trip);
      return Next::kGoOn;
    case Step::kHolder: {
      RSU_ASSIGN_OR_RETURN(const Next next, holder_.GoOn(trip));
      if (next == Next::kGoOn) return next;
      if (!IsOneOfSeveral()) return AskNamingsIfNamed(trip);
      step_ = Step::kNumbers;
      AskNumbersOf(trip, holder_.holder(), kAllKnown, &numbers_);
      return Next::kGoOn;
    }
    case Step::kNumbers:
      return AskNamingsIfNamed(trip);
    case Step::kNamings:
      return Next::kDone;
  }
  return Next::kDone;
}

// Whether the person was merged, or somebody into the person.
bool MemberStandingQuestion::IsOneOfSeveral() const {
  const bool merged = facts_->retired && !death_.has_value();
  return merged || facts_->merged_into;
}

bool MemberStandingQuestion::IsNamedElsewhere() const {
  constexpr idcs::IdcsNumber kSeveral;
  return facts_->named_by.has_value() &&
         (*facts_->named_by == kSeveral || *facts_->named_by != household_);
}

// Whoever moved is named by several; then it counts what is in force.
MemberStandingQuestion::Next MemberStandingQuestion::AskNamingsIfNamed(
    Trip& trip) {
  if (!IsNamedElsewhere() && numbers_.size() == 1) return Next::kDone;
  step_ = Step::kNamings;
  AskNamings(trip, numbers_, &namings_);
  return Next::kGoOn;
}

std::optional<MemberStanding> MemberStandingQuestion::Standing() const {
  if (!facts_.has_value()) return std::nullopt;
  MemberStanding standing;
  standing.traits = facts_->traits;
  standing.may_be_gone =
      facts_->retired || IsNamedElsewhere() || IsOneOfSeveral();
  if (facts_->retired) {
    standing.departure =
        death_.has_value() ? Departure{true, death_->day} : Departure{};
  }
  standing.numbers = numbers_;
  standing.elsewhere =
      std::any_of(namings_.begin(), namings_.end(), [&](const Naming& naming) {
        return naming.effective_date == effective_date_ &&
               naming.declaration.household != household_;
      });
  return standing;
}

}  // namespace registry
