#include "scoring/classification/aid_answer.h"

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "scoring/classification/reasons.h"

namespace scoring {
namespace {

absl::string_view CodeOf(AidGround ground) {
  switch (ground) {
    case AidGround::kUnderSchoolAge:
      return "AID_CHILD_UNDER_SCHOOL_AGE";
    case AidGround::kInSchool:
      return "AID_CHILD_IN_SCHOOL";
    case AidGround::kOutOfSchool:
      return "AID_CHILD_OUT_OF_SCHOOL";
    case AidGround::kFatherless:
      return "AID_CHILD_FATHERLESS";
    case AidGround::kRankNotPaid:
      break;
  }
  return "AID_CHILD_RANK_NOT_PAID";
}

void AddReasonsOf(const ChildAid& child, std::vector<Reason>& reasons) {
  const std::string rank = absl::StrCat(child.rank);
  Reason reason = {CodeOf(child.ground), {rank, absl::StrCat(child.age)}};
  if (child.ground != AidGround::kRankNotPaid) {
    reason.arguments.push_back(
        absl::StrCat(child.monthly_mad - child.disability_supplement_mad));
  }
  reasons.push_back(std::move(reason));
  if (child.disability_supplement_mad > 0) {
    reasons.push_back({"AID_SEVERE_DISABILITY",
                       {rank, absl::StrCat(child.disability_supplement_mad)}});
  }
  if (child.birth_premium_mad.has_value()) {
    reasons.push_back(
        {"AID_BIRTH_PREMIUM", {rank, absl::StrCat(*child.birth_premium_mad)}});
  }
}

Reason ReasonOfTotal(const DirectAid& aid) {
  const std::string total = absl::StrCat(aid.monthly_mad);
  if (aid.basis == AidBasis::kWithoutChild) {
    return {"AID_WITHOUT_CHILD", {total}};
  }
  if (aid.basis == AidBasis::kChildren) return {"AID_CHILDREN_TOTAL", {total}};
  std::int64_t sum = 0;
  for (const ChildAid& child : aid.children) sum += child.monthly_mad;
  return {"AID_FLOOR", {absl::StrCat(sum), total}};
}

}  // namespace

std::optional<AidAnswer> AnswerDirectAid(
    const ProgrammeSet& programmes, base::Date day, Score score,
    const std::vector<Member>& members,
    const std::vector<DatedScore>& history) {
  const Programme* programme = programmes.ByName(kDirectSocialAidProgramme);
  const Period* period =
      programme == nullptr ? nullptr : programme->InForce(day);
  if (period == nullptr) return std::nullopt;
  AidAnswer answer;
  answer.eligible = period->OnSide(score);
  answer.reasons.push_back(Comparison(answer.eligible
                                          ? "AID_SCORE_AT_OR_UNDER_THRESHOLD"
                                          : "AID_SCORE_ABOVE_THRESHOLD",
                                      score, period->threshold));
  if (!answer.eligible) {
    const std::optional<Kept> kept = KeptOnSide(
        *period, RuleOn(programme->rules().stability, day), history, day);
    if (!kept.has_value()) return answer;
    answer.reasons.push_back(KeptInProgramme(programme->name(), *kept));
    answer.eligible = true;
  }
  answer.aid = ComputeDirectAid(programme->rules().aid, day, members);
  if (!answer.aid.has_value()) {
    answer.reasons.push_back({"AID_AMOUNTS_NOT_SET", {day.ToString()}});
    return answer;
  }
  for (const ChildAid& child : answer.aid->children) {
    AddReasonsOf(child, answer.reasons);
  }
  answer.reasons.push_back(ReasonOfTotal(*answer.aid));
  return answer;
}

}  // namespace scoring
