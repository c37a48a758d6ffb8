#include "scoring/eligibility/household_aid.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "base/status_macros.h"
#include "registry/person_file/undeclared_children.h"
#include "scoring/classification/aid_details.h"

namespace scoring {
namespace {

using registry::HouseholdFile;
using registry::LaterExclusion;
using registry::Member;
using registry::NamedMember;
using registry::PlacedMember;
using registry::Relationship;
using registry::ReportedMember;
using registry::UndeclaredChild;

// Whose answer has the aid of a household: who it is paid to, by their place,
// if they are known and there; else the head who is there; else the eldest
// spouse, else the eldest member, of one date the first of the declaration.
// Nothing if nobody is left.
absl::StatusOr<std::optional<PlacedMember>> FindPayee(
    HouseholdFile& household, std::optional<std::size_t> recipient) {
  if (recipient.has_value()) {
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported,
                         household.Reported(*recipient));
    if (reported->member.Present()) return household.Placed(*recipient);
  }
  // The head first, then spouses, then others.
  const auto rank = [](const Member& member) {
    if (member.relationship == Relationship::kHead) return 0;
    return member.relationship == Relationship::kSpouse ? 1 : 2;
  };
  const std::vector<NamedMember>& members = household.members();
  std::vector<std::size_t> places(members.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) {
                     const Member& one = members[a].member;
                     const Member& other = members[b].member;
                     return std::make_pair(rank(one), one.birth_date) <
                            std::make_pair(rank(other), other.birth_date);
                   });
  for (const std::size_t place : places) {
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported,
                         household.Reported(place));
    if (reported->member.Present()) return household.Placed(place);
  }
  return std::nullopt;
}

// The members, without the ends of statuses that come after they are there no
// more.
absl::StatusOr<std::vector<Member>> WithEndsWhileThere(
    HouseholdFile& household, std::vector<Member> members) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    std::vector<registry::StatusEnd>& ends = members[i].statuses.ends;
    if (ends.empty()) continue;
    RSU_ASSIGN_OR_RETURN(const auto gone, household.EndOfStay(i));
    if (!gone.has_value()) continue;
    ends.erase(std::remove_if(ends.begin(), ends.end(),
                              [&gone](const registry::StatusEnd& end) {
                                return gone->day <= end.day;
                              }),
               ends.end());
  }
  return members;
}

// Adds what a detailed answer says of the children of the household.
absl::Status AddAidDetails(const ProgrammeSet& programmes, base::Date day,
                           const PastLookedFor& past, HouseholdFile& household,
                           const std::vector<Member>& members,
                           AidAnswer& found) {
  const AidRule* rule = AidRuleOn(programmes, day);
  if (!found.aid.has_value() || rule == nullptr) return absl::OkStatus();
  for (const ChildAid& child : found.aid->children) {
    if (!MightBeFatherless(*rule, child, members[child.member])) continue;
    RSU_ASSIGN_OR_RETURN(const auto died,
                         household.DeathAmongFathers(child.member));
    if (died.has_value()) {
      found.reasons.push_back(FatherlessToBeReported(child.rank, *died));
    }
  }
  RSU_ASSIGN_OR_RETURN(const std::vector<Member> ending,
                       WithEndsWhileThere(household, members));
  AddStatusEnds(programmes, day, ending, found);
  RSU_ASSIGN_OR_RETURN(const std::vector<Member> known,
                       household.MembersInDetail(past.births_from));
  AddUncounted(programmes, day, known, found);
  const Programme& programme = *programmes.ByName(kDirectSocialAidProgramme);
  const ChildHeadRule* const heads = RuleOn(programme.rules().child_heads, day);
  RSU_ASSIGN_OR_RETURN(
      const std::vector<UndeclaredChild> undeclared,
      registry::FindUndeclaredChildren(
          household,
          {rule->child_under_age, [heads](registry::RaisingTitle title) {
             return heads != nullptr && heads->Takes(title);
           }}));
  for (const UndeclaredChild& child : undeclared) {
    found.reasons.push_back(ChildNotDeclared(child));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::shared_ptr<const HouseholdAid>> FindHouseholdAid(
    const ProgrammeSet& programmes, const EligibilityQuestion& question,
    const PastLookedFor& past, const ScoredFile& file,
    const ClassificationInput& input, const Classification& found) {
  std::vector<Member> members;
  std::vector<LaterExclusion> later;
  HouseholdFile* const household = file.person.household.get();
  if (household != nullptr) {
    RSU_ASSIGN_OR_RETURN(members, household->MembersForAid(past.births_from));
    RSU_ASSIGN_OR_RETURN(later, household->LaterExclusions(members));
  }
  std::optional<AidAnswer> answer =
      found.unusable.has_value()
          ? AnswerDirectAidWithoutScore(programmes, question.day,
                                        *found.unusable, members, later)
          : AnswerDirectAid(programmes, question.day, input.standing->score,
                            members, input.history, later);
  if (!answer.has_value()) return nullptr;
  if (question.detailed && household != nullptr) {
    RSU_RETURN_IF_ERROR(AddAidDetails(programmes, question.day, past,
                                      *household, members, *answer));
  }
  auto aid = std::make_shared<HouseholdAid>();
  aid->answer = *std::move(answer);
  aid->unsettled = UnsettledCodes(aid->answer.reasons);
  const bool has_amount = aid->answer.aid.has_value();
  if (question.with_payee && has_amount && household != nullptr) {
    const std::optional<AidRecipient>& recipient = aid->answer.recipient;
    RSU_ASSIGN_OR_RETURN(
        aid->payee,
        FindPayee(*household,
                  recipient.has_value() ? recipient->member : std::nullopt));
  }
  return aid;
}

}  // namespace scoring
