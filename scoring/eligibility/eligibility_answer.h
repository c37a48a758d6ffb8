#ifndef SCORING_ELIGIBILITY_ELIGIBILITY_ANSWER_H_
#define SCORING_ELIGIBILITY_ELIGIBILITY_ANSWER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "idcs/number/number.h"
#include "registry/person_file/named_member.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/classification/classification.h"
#include "scoring/classification/reason.h"
#include "scoring/eligibility/person_role.h"
#include "scoring/eligibility/score_reach.h"
#include "scoring/eligibility/scored_file.h"
#include "scoring/programme/rules.h"

namespace scoring {

// What is asked about people, beside who they are.
struct EligibilityQuestion {
  base::Date day;
  bool with_direct_aid = true;

  // With direct aid: also whom it is paid to.
  bool with_payee = true;

  // Also what decided nothing and explains much, at the cost of reading more.
  bool detailed = false;
};

// The direct aid of a household, or of somebody in none.
struct HouseholdAid {
  AidAnswer answer;

  // UnsettledCodes() of its reasons.
  std::vector<std::string> unsettled;

  // Whose answer has the amount, so that it is counted once: who it is paid to.
  // Nothing if no amount is known, or nobody is left.
  std::optional<registry::PlacedMember> payee;
};

// A way out of what an answer says, as the rules have it.
struct OpenWay {
  const WayOut* way = nullptr;  // of the programmes that were asked by
  std::vector<std::string> reasons;
};

// The answer about a person on a day, from which everything that is told of the
// person is made: messages, lists, sums. It needs the reader of its file and
// the programmes that it was made by. Copies share what is the household's.
struct EligibilityAnswer {
  idcs::IdcsNumber person;
  Classification classification;

  // With kAmoTadamon and kAmoChamil, of a member of a household.
  std::optional<PersonRole> role;

  // With `role` and a contribution: what the person pays of it, in whole
  // dirhams a month.
  std::optional<std::int64_t> pays_mad;

  // What is told beside the reasons, and decided nothing; begins with those of
  // the classification.
  std::vector<Reason> notes;

  // The household of the person; null: the person is in none.
  std::shared_ptr<const ScoredHousehold> household;

  // The direct aid of the household; null: it was not asked for, the person is
  // not registered, or the programmes know no direct aid.
  std::shared_ptr<const HouseholdAid> aid;

  // With an amount of `aid`: whether it is paid to the person.
  bool is_paid_aid = false;

  // What the person receives of the aid, in whole dirhams a month: all of it or
  // nothing. Nothing is known without an amount.
  std::optional<std::int64_t> ReceivesMad() const {
    if (aid == nullptr || !aid->answer.aid.has_value()) return std::nullopt;
    return is_paid_aid ? aid->answer.aid->monthly_mad : 0;
  }

  // In a detailed answer: what stands after the reasons of `aid`.
  std::vector<Reason> aid_notes;

  // In a detailed answer about somebody with `household`.
  std::optional<ScoreReach> reach;

  // In a detailed answer, in the order in which they are told.
  std::vector<OpenWay> ways_out;
};

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_ELIGIBILITY_ANSWER_H_
