#ifndef SCORING_SIMULATION_ANSWER_COUNTS_H_
#define SCORING_SIMULATION_ANSWER_COUNTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "base/sql/session.h"
#include "registry/declaration/declaration_key.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/classification/classification.h"
#include "scoring/simulation/simulation_counts.h"

namespace scoring {

// What a person is answered, as far as it is counted.
struct PersonAnswer {
  Outcome outcome = Outcome::kNotRegistered;

  // With kAmoTadamon and kAmoChamil.
  std::optional<registry::InsuredRole> role;

  // With kAmoChamil: whole dirhams a month, and months before rights open.
  std::optional<std::int64_t> contribution_mad;
  std::optional<int> waiting_months;
};

// Places for an outcome: its value, from 1 to 6.
inline constexpr std::size_t kOutcomes = 7;

// Sums over the answers of one side, in people, households and whole dirhams.
struct AnswerSums {
  // By outcome, those insured in their own name and through somebody.
  std::array<std::int64_t, kOutcomes> principals{};
  std::array<std::int64_t, kOutcomes> dependants{};

  // What those of AMO Chamil who are insured in their own name pay a month, and
  // how many of AMO Chamil wait before their rights open.
  std::int64_t contributions_mad = 0;
  std::int64_t waiting = 0;

  // People who cannot be placed: no score of theirs may be used.
  std::int64_t not_scored = 0;

  // Households with direct aid, and those by what gave the amount: the value of
  // AidBasis, from 1 to 3; 0 where no amounts are set.
  std::int64_t aid_households = 0;
  std::array<std::int64_t, 4> aid_by_basis{};
  std::int64_t aid_mad = 0;       // a month
  std::int64_t aid_children = 0;  // who count, of every rank

  // Once for each child who counts and is not a year old yet: what is paid in
  // the twelve months up to the day.
  std::int64_t birth_premiums_mad = 0;

  // Households that are excluded before their score is looked at.
  std::int64_t aid_excluded = 0;

  // Back-to-school aid as far as it is known, and the children of whom it is
  // not.
  std::int64_t school_aid_mad = 0;
  std::int64_t school_aid_unknown = 0;

  void Add(const AnswerSums& other);
};

// What the answers about all people of the households in force are and would
// be. Exact: adding up in any order and in any parts gives the same. A plain
// value; not thread-safe.
class AnswerCounts {
 public:
  AnswerCounts() : aid_of_groups_(kGroups) {}

  void CountPerson(const Both<PersonAnswer>& answers);

  // Once for a household with an answer about direct aid on one side at least.
  // `group` is a place of GroupAt(); `usable` says on which side the score may
  // be used.
  void CountAid(std::size_t group,
                const Both<std::optional<AidAnswer>>& answers,
                const Both<bool>& usable);

  void Add(const AnswerCounts& other);

  const Both<AnswerSums>& sums() const { return sums_; }

  // People whose outcome was `before` and would be `after`.
  std::int64_t Moved(Outcome before, Outcome after) const {
    return moved_[static_cast<std::size_t>(before)]
                 [static_cast<std::size_t>(after)];
  }

  // Households that get direct aid on one side only, or another amount.
  struct AidMoves {
    std::int64_t entered = 0;
    std::int64_t left = 0;
    std::int64_t more = 0;
    std::int64_t less = 0;

    // Get it on one side; the score of the other may not be used.
    std::int64_t to_unusable = 0;
    std::int64_t from_unusable = 0;
  };
  const AidMoves& aid_moves() const { return aid_moves_; }

  // Direct aid of a group, whole dirhams a month.
  const Both<std::int64_t>& AidOf(std::size_t group) const {
    return aid_of_groups_[group];
  }

 private:
  Both<AnswerSums> sums_;
  std::array<std::array<std::int64_t, kOutcomes>, kOutcomes> moved_{};
  AidMoves aid_moves_;
  std::vector<Both<std::int64_t>> aid_of_groups_;
};

// A household in force whose members are answered about.
struct AnsweredHousehold {
  registry::DeclarationKey key;
  Group group;

  // Its score by the scenario, and whether it is usable; nothing: it stays.
  std::optional<std::int64_t> ticks_after;
  bool usable_after = false;
};

// Gives the answers about the people of a household, from the store. What asks
// who is eligible lies above simulation, so that it comes in through this.
// Thread-safe.
class HouseholdAnswers {
 public:
  virtual ~HouseholdAnswers() = default;

  // Counts the answers about those who are in this household on the day, as
  // known at a moment. Errors: those of the session and of the store's content.
  virtual absl::Status Count(base::sql::Session& session,
                             const AnsweredHousehold& household,
                             std::int64_t known_at_us,
                             AnswerCounts& counts) const = 0;
};

}  // namespace scoring

#endif  // SCORING_SIMULATION_ANSWER_COUNTS_H_
