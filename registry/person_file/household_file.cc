#include "registry/person_file/household_file.h"

#include <utility>

#include "base/status_macros.h"
#include "registry/person_file/cover_course.h"

namespace registry {

using idcs::IdcsNumber;

HouseholdFile::HouseholdFile(RegisterOnDay* known,
                             StoredDeclaration declaration,
                             std::vector<NamedMember> members)
    : known_(*known),
      declaration_(std::move(declaration)),
      members_(std::move(members)),
      reported_(members_.size()),
      ends_of_stay_(members_.size()) {}

absl::StatusOr<std::shared_ptr<HouseholdFile>> HouseholdFile::Read(
    RegisterOnDay* known, const DeclarationKey& key) {
  RSU_ASSIGN_OR_RETURN(StoredDeclaration declaration,
                       ReadDeclaration(known->session(), key));
  RSU_ASSIGN_OR_RETURN(std::vector<NamedMember> members,
                       MembersOf(declaration));
  return std::shared_ptr<HouseholdFile>(
      new HouseholdFile(known, std::move(declaration), std::move(members)));
}

absl::StatusOr<const ReportedMember*> HouseholdFile::Reported(
    std::size_t place) {
  std::optional<ReportedMember>& reported = reported_[place];
  if (!reported.has_value()) {
    RSU_ASSIGN_OR_RETURN(
        reported, ReadReported(known_, declaration_.key, members_[place]));
  }
  return &*reported;
}

void HouseholdFile::KeepReported(std::size_t place, ReportedMember reported) {
  reported_[place] = std::move(reported);
}

absl::StatusOr<PlacedMember> HouseholdFile::Placed(std::size_t place) {
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
  return PlacedMember{place, members_[place].member.relationship,
                      reported->holder.number};
}

absl::StatusOr<std::optional<std::size_t>> HouseholdFile::PlaceOf(
    IdcsNumber number) {
  RSU_ASSIGN_OR_RETURN(const IdcsNumber holder, known_.Holder(number));
  for (std::size_t i = 0; i < members_.size(); ++i) {
    RSU_ASSIGN_OR_RETURN(const IdcsNumber named,
                         known_.Holder(members_[i].number));
    if (named == holder) return i;
  }
  return std::nullopt;
}

absl::StatusOr<bool> HouseholdFile::NobodyLeftBeside(std::size_t place) {
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (i == place) continue;
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(i));
    if (!reported->member.departed) return false;
  }
  return true;
}

absl::StatusOr<std::optional<KnownEnd>> HouseholdFile::EndOfStay(
    std::size_t place) {
  std::optional<std::optional<KnownEnd>>& end = ends_of_stay_[place];
  if (!end.has_value()) {
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
    const Holder& holder = reported->holder;
    RSU_ASSIGN_OR_RETURN(
        const auto leaves,
        FindEndOfBelonging(known_, holder.number, holder.summary,
                           declaration_.key.household));
    end = EarlierEnd(EndOn(holder.died, EndCause::kDied), leaves);
  }
  return *end;
}

absl::StatusOr<std::optional<Arrival>> HouseholdFile::ArrivalSince(
    std::size_t place, base::Date since) {
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
  return FindArrival(known_, reported->holder, declaration_, since);
}

absl::StatusOr<bool> HouseholdFile::BelongedAsKnown(std::size_t place,
                                                    std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
  const IdcsNumber number = reported->holder.number;
  RegisterOnDay then(known_.session(), known_.day(), known_at_us);
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary, then.Summary(number));
  RSU_ASSIGN_OR_RETURN(const auto membership,
                       then.MembershipOn(then.day(), number, summary));
  return membership.has_value() &&
         membership->declaration.household == declaration_.key.household;
}

absl::StatusOr<InsurableMember> HouseholdFile::Insurable(std::size_t place) {
  RSU_ASSIGN_OR_RETURN(const PlacedMember placed, Placed(place));
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
  const PersonSummary& summary = reported->holder.summary;
  InsurableMember member{placed, reported->member, {}};
  RSU_ASSIGN_OR_RETURN(const std::vector<RecordedEvent> events,
                       known_.CoverEvents(placed.number, summary));
  std::vector<RecordedStatus> statuses;
  const auto first = OpenRegime(events, known_.day());
  // Nothing of the day on which cover began is asked of anybody else.
  if (first.has_value() && first->role == InsuredRole::kDependant) {
    RSU_ASSIGN_OR_RETURN(statuses, known_.StatusEvents(placed.number, summary));
  }
  RSU_ASSIGN_OR_RETURN(member.covers,
                       ReadOpenCovers(known_, placed.number, summary, events,
                                      statuses, member.member));
  return member;
}

absl::StatusOr<std::vector<InsurableMember>> HouseholdFile::PartnersBeside(
    std::optional<std::size_t> self) {
  if (!partners_.has_value()) {
    std::vector<InsurableMember> partners;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (!IsHeadOrSpouse(members_[i].member)) continue;
      RSU_ASSIGN_OR_RETURN(InsurableMember partner, Insurable(i));
      partners.push_back(std::move(partner));
    }
    partners_ = std::move(partners);
  }
  std::vector<InsurableMember> others;
  for (const InsurableMember& partner : *partners_) {
    if (partner.who.place != self) others.push_back(partner);
  }
  return others;
}

absl::StatusOr<std::vector<InsurableMember>> HouseholdFile::InsurableMembers() {
  if (insurable_.has_value()) return *insurable_;
  std::vector<InsurableMember> members;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    RSU_ASSIGN_OR_RETURN(InsurableMember member, Insurable(i));
    members.push_back(std::move(member));
  }
  insurable_ = members;
  return members;
}

absl::StatusOr<GonePartners> HouseholdFile::HeadAndSpousesWhoAreGone() {
  GonePartners gone;
  gone.nobody_left = true;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (!IsHeadOrSpouse(members_[i].member)) continue;
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(i));
    const Member& member = reported->member;
    if (!member.departed) gone.nobody_left = false;
    if (member.absence == Absence::kDied) {
      gone.partners.push_back({i, member.relationship, reported->holder.died});
    } else if (member.absence == Absence::kInOtherHousehold) {
      gone.partners.push_back({i, member.relationship, std::nullopt});
    }
  }
  return gone;
}

}  // namespace registry
