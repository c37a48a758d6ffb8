#ifndef REGISTRY_PERSON_FILE_HOUSEHOLD_FILE_H_
#define REGISTRY_PERSON_FILE_HOUSEHOLD_FILE_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"
#include "registry/person_file/belonging.h"
#include "registry/person_file/cover_on_day.h"
#include "registry/person_file/declared_past.h"
#include "registry/person_file/holder.h"
#include "registry/person_file/known_end.h"
#include "registry/person_file/later_exclusion.h"
#include "registry/person_file/member.h"
#include "registry/person_file/named_member.h"
#include "registry/person_file/people_elsewhere.h"
#include "registry/person_file/register_on_day.h"
#include "registry/storage/households.h"

namespace registry {

// A member whose cover matters to the others.
struct InsurableMember {
  PlacedMember who;
  Member member;
  std::vector<CoverOnDay> covers;  // as of PersonFile
};

// What the register knows of a household by one declaration, on a day on which
// it is in force for the people asked about. It is read as it is asked for,
// each fact once. Borrows the register; for one thread.
//
// Errors of every function: those of the session, and DATA_LOSS: what is stored
// is no declaration, or no person, or is not there.
class HouseholdFile {
 public:
  static absl::StatusOr<std::shared_ptr<HouseholdFile>> Read(
      RegisterOnDay* known, const DeclarationKey& key);

  // With the score that it was stored with, whatever holds on the day.
  const StoredDeclaration& declaration() const { return declaration_; }

  // In the order of the declaration, without what bodies report.
  const std::vector<NamedMember>& members() const { return members_; }

  // The member at a place, with what bodies report. The result is the file's.
  absl::StatusOr<const ReportedMember*> Reported(std::size_t place);

  // Keeps what was read of the member at a place for somebody else's sake.
  void KeepReported(std::size_t place, ReportedMember reported);

  absl::StatusOr<PlacedMember> Placed(std::size_t place);

  // The place of who has or had a number.
  absl::StatusOr<std::optional<std::size_t>> PlaceOf(idcs::IdcsNumber number);

  // Whether nobody is left in it but the member at a place.
  absl::StatusOr<bool> NobodyLeftBeside(std::size_t place);

  // When the member at a place, who is there on the day, dies or belongs to
  // another household, or to none, whatever comes first.
  absl::StatusOr<std::optional<KnownEnd>> EndOfStay(std::size_t place);

  // FindArrival() of the member at a place, who is there on the day.
  absl::StatusOr<std::optional<Arrival>> ArrivalSince(std::size_t place,
                                                      base::Date since);

  // Whether the member at a place belonged to the household on the day, as
  // known at a moment before.
  absl::StatusOr<bool> BelongedAsKnown(std::size_t place,
                                       std::int64_t known_at_us);

  // The head and spouses in the order of the declaration, but for the member at
  // the place `self`.
  absl::StatusOr<std::vector<InsurableMember>> PartnersBeside(
      std::optional<std::size_t> self);

  // All members in the order of the declaration.
  absl::StatusOr<std::vector<InsurableMember>> InsurableMembers();

  // All members, with what direct aid depends on: what bodies report of them,
  // who raises children, who was born before them, whose father died. Of births
  // from `births_from` on, who was born before; nothing: of none.
  absl::StatusOr<std::vector<Member>> MembersForAid(
      std::optional<base::Date> births_from);

  // All members, as MembersForAid() gives them; of those who can bring nothing,
  // too, whether they are there, which MembersForAid() need not know.
  absl::StatusOr<std::vector<Member>> MembersInDetail(
      std::optional<base::Date> births_from);

  // With `members` as MembersForAid() gives them: what is known to exclude the
  // household from direct aid on later days only, of whomever it then declares,
  // in the order of first days. Empty unless something excludes it on the day
  // whose end is known: nobody asks.
  absl::StatusOr<std::vector<LaterExclusion>> LaterExclusions(
      const std::vector<Member>& members);

  absl::StatusOr<GonePartners> HeadAndSpousesWhoAreGone();

  // FindDeathAmongFathers() of the child at a place.
  absl::StatusOr<std::optional<base::Date>> DeathAmongFathers(
      std::size_t place);

  // What everything here is read from.
  RegisterOnDay& known() { return known_; }

 private:
  HouseholdFile(RegisterOnDay* known, StoredDeclaration declaration,
                std::vector<NamedMember> members);

  absl::StatusOr<InsurableMember> Insurable(std::size_t place);

  // members_for_aid.cc.
  absl::StatusOr<bool> HasReports(std::size_t place, bool with_children);
  absl::StatusOr<ChildInForce> ChildAt(std::size_t place);
  absl::Status AddFather(std::size_t place, Member& child);
  absl::Status AddRaisers(std::vector<Member>& members);
  absl::StatusOr<Member> MemberForAid(std::size_t place,
                                      std::optional<base::Date> births_from);

  RegisterOnDay& known_;
  const StoredDeclaration declaration_;
  const std::vector<NamedMember> members_;

  // Each once it was needed; by the place of the member.
  std::vector<std::optional<ReportedMember>> reported_;
  std::vector<std::optional<std::optional<KnownEnd>>> ends_of_stay_;
  std::optional<std::vector<InsurableMember>> partners_;
  std::optional<std::vector<InsurableMember>> insurable_;
  std::optional<std::vector<Member>> members_for_aid_;
};

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_HOUSEHOLD_FILE_H_
