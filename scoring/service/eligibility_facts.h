#ifndef SCORING_SERVICE_ELIGIBILITY_FACTS_H_
#define SCORING_SERVICE_ELIGIBILITY_FACTS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/storage/households.h"
#include "registry/storage/memberships.h"
#include "scoring/classification/classify.h"
#include "scoring/classification/role.h"
#include "scoring/entitlement/stability.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/service/household_members.h"

namespace scoring {

// What the register knows of a household by one declaration, on one day.
struct EligibilityHousehold {
  registry::StoredDeclaration declaration;
  HouseholdStanding standing;

  // If it was looked for.
  std::vector<DatedScore> history;

  // In the order of the declaration, without what bodies report.
  std::vector<NamedMember> members;
};

// What the register knows of a person on a day.
struct EligibilityFacts {
  ClassificationInput input;

  // Nothing if the person is in none; it is the finder's.
  const EligibilityHousehold* household = nullptr;

  // The place of the person among its members.
  std::optional<std::size_t> self;
};

// Whether a programme has a rule on that day for which scores of before count.
bool HistoryCounts(const ProgrammeSet& programmes, base::Date day);

// Finds what is known of people on one day at one moment. What was read of a
// household is kept for the next member. Borrows all of it; for one thread and
// one session. Errors of every function: those of the session, and of
// ApplyRescoring().
class EligibilityFactsFinder {
 public:
  // The history of scores is only looked for `with_history`.
  EligibilityFactsFinder(base::sql::Session& session,
                         const FormulaSet& formulas, bool with_history,
                         base::Date day, std::int64_t known_at_us)
      : session_(session),
        formulas_(formulas),
        with_history_(with_history),
        day_(day),
        known_at_us_(known_at_us) {}

  // What the answer says of a household stands until the next call that finds
  // or reads another one.
  absl::StatusOr<EligibilityFacts> Find(idcs::IdcsNumber person);

  // Whom a declaration names. It need not be in force, and is most often that
  // of the people who are asked about next.
  //
  // Errors: DATA_LOSS if there is no such declaration.
  absl::StatusOr<std::vector<NamedMember>> MembersOf(
      const registry::DeclarationKey& key);

  // Of the household of the last answer, which must have one: its head and
  // spouses, but for the member at the place `self`.
  absl::StatusOr<std::vector<Partner>> PartnersBeside(
      std::optional<std::size_t> self);

  // Of the same: its members, with what bodies report of the head's children,
  // which is what direct aid depends on.
  absl::StatusOr<std::vector<Member>> MembersForAid();

 private:
  // The head or a spouse, at a place among the members.
  struct PlacedPartner {
    std::size_t place = 0;
    Partner partner;
  };

  // What is kept of a household.
  struct Kept {
    EligibilityHousehold household;
    bool in_force = false;  // known to be, on the day as known at the moment

    // Each once it was needed.
    std::optional<std::vector<PlacedPartner>> partners;
    std::optional<std::vector<Member>> members_for_aid;
  };

  // Reads the household unless it is the kept one; keeps none if there is none.
  absl::Status Keep(const registry::DeclarationKey& key);

  absl::Status AddHousehold(const registry::Membership& membership,
                            EligibilityFacts& facts);
  absl::Status AddMemberWhenCovered(idcs::IdcsNumber person,
                                    const registry::PersonSummary& summary,
                                    EligibilityFacts& facts);
  absl::Status FindPartners();

  base::sql::Session& session_;
  const FormulaSet& formulas_;
  const bool with_history_;
  const base::Date day_;
  const std::int64_t known_at_us_;

  // The household read last.
  std::optional<Kept> kept_;
};

// The usable scores of the household of `in_force`, in order of days: of each
// declaration that was in force on its effective date, the score that held on
// that date, and last that of `in_force` as it is given. Of the last
// kMostScores declarations.
//
// Errors: those of the session, and of ApplyRescoring().
inline constexpr int kMostScores = 1000;
absl::StatusOr<std::vector<DatedScore>> FindScoreHistory(
    base::sql::Session& session, const FormulaSet& formulas,
    const registry::StoredDeclaration& in_force, std::int64_t known_at_us);

}  // namespace scoring

#endif  // SCORING_SERVICE_ELIGIBILITY_FACTS_H_
