#include "scoring/simulation/answer_counts.h"

#include "scoring/entitlement/direct_aid.h"

namespace scoring {
namespace {

using registry::InsuredRole;

template <std::size_t kSize>
void AddAll(std::array<std::int64_t, kSize>& sums,
            const std::array<std::int64_t, kSize>& others) {
  for (std::size_t i = 0; i < kSize; ++i) sums[i] += others[i];
}

void AddPerson(const PersonAnswer& answer, AnswerSums& sums) {
  const auto place = static_cast<std::size_t>(answer.outcome);
  if (answer.role == InsuredRole::kPrincipal) {
    ++sums.principals[place];
    sums.contributions_mad += answer.contribution_mad.value_or(0);
  } else if (answer.role == InsuredRole::kDependant) {
    ++sums.dependants[place];
  }
  if (answer.waiting_months.has_value()) ++sums.waiting;
  if (answer.outcome == Outcome::kNotScored) ++sums.not_scored;
}

bool Gets(const std::optional<AidAnswer>& answer) {
  return answer.has_value() && answer->eligible;
}

// Whole dirhams a month.
std::int64_t AmountOf(const std::optional<AidAnswer>& answer) {
  return Gets(answer) && answer->aid.has_value() ? answer->aid->monthly_mad : 0;
}

void AddAid(const std::optional<AidAnswer>& answer, AnswerSums& sums) {
  if (answer.has_value() && !answer->exclusions.empty()) ++sums.aid_excluded;
  if (!Gets(answer)) return;
  ++sums.aid_households;
  if (!answer->aid.has_value()) {
    ++sums.aid_by_basis[0];
    return;
  }
  const DirectAid& aid = *answer->aid;
  ++sums.aid_by_basis[static_cast<std::size_t>(aid.basis)];
  sums.aid_mad += aid.monthly_mad;
  for (const ChildAid& child : aid.children) {
    ++sums.aid_children;
    if (child.age == 0) {
      sums.birth_premiums_mad += child.birth_premium_mad.value_or(0);
    }
  }
  if (!answer->school_aid.has_value()) return;
  for (const SchoolAidOfChild& child : answer->school_aid->children) {
    sums.school_aid_mad += child.mad.value_or(0);
    if (!child.mad.has_value()) ++sums.school_aid_unknown;
  }
}

}  // namespace

void AnswerSums::Add(const AnswerSums& other) {
  AddAll(principals, other.principals);
  AddAll(dependants, other.dependants);
  contributions_mad += other.contributions_mad;
  waiting += other.waiting;
  not_scored += other.not_scored;
  aid_households += other.aid_households;
  AddAll(aid_by_basis, other.aid_by_basis);
  aid_mad += other.aid_mad;
  aid_children += other.aid_children;
  birth_premiums_mad += other.birth_premiums_mad;
  aid_excluded += other.aid_excluded;
  school_aid_mad += other.school_aid_mad;
  school_aid_unknown += other.school_aid_unknown;
}

void AnswerCounts::CountPerson(const Both<PersonAnswer>& answers) {
  ++moved_[static_cast<std::size_t>(answers.before.outcome)]
          [static_cast<std::size_t>(answers.after.outcome)];
  AddPerson(answers.before, sums_.before);
  AddPerson(answers.after, sums_.after);
}

void AnswerCounts::CountAid(std::size_t group,
                            const Both<std::optional<AidAnswer>>& answers,
                            const Both<bool>& usable) {
  AddAid(answers.before, sums_.before);
  AddAid(answers.after, sums_.after);
  const bool got = Gets(answers.before);
  const bool gets = Gets(answers.after);
  const std::int64_t before = AmountOf(answers.before);
  const std::int64_t after = AmountOf(answers.after);
  if (!got && gets) {
    ++(usable.before ? aid_moves_.entered : aid_moves_.from_unusable);
  }
  if (got && !gets) {
    ++(usable.after ? aid_moves_.left : aid_moves_.to_unusable);
  }
  if (got && gets && after > before) ++aid_moves_.more;
  if (got && gets && after < before) ++aid_moves_.less;
  aid_of_groups_[group].before += before;
  aid_of_groups_[group].after += after;
}

void AnswerCounts::Add(const AnswerCounts& other) {
  sums_.before.Add(other.sums_.before);
  sums_.after.Add(other.sums_.after);
  for (std::size_t i = 0; i < kOutcomes; ++i) {
    AddAll(moved_[i], other.moved_[i]);
  }
  aid_moves_.entered += other.aid_moves_.entered;
  aid_moves_.left += other.aid_moves_.left;
  aid_moves_.more += other.aid_moves_.more;
  aid_moves_.less += other.aid_moves_.less;
  aid_moves_.to_unusable += other.aid_moves_.to_unusable;
  aid_moves_.from_unusable += other.aid_moves_.from_unusable;
  for (std::size_t i = 0; i < aid_of_groups_.size(); ++i) {
    aid_of_groups_[i].before += other.aid_of_groups_[i].before;
    aid_of_groups_[i].after += other.aid_of_groups_[i].after;
  }
}

}  // namespace scoring
