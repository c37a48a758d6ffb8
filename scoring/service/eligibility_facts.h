#ifndef SCORING_SERVICE_ELIGIBILITY_FACTS_H_
#define SCORING_SERVICE_ELIGIBILITY_FACTS_H_

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/storage/households.h"
#include "registry/storage/memberships.h"
#include "registry/storage/past_declarations.h"
#include "scoring/classification/aid_details.h"
#include "scoring/classification/classify.h"
#include "scoring/classification/notes.h"
#include "scoring/classification/role.h"
#include "scoring/entitlement/exclusion.h"
#include "scoring/entitlement/known_end.h"
#include "scoring/entitlement/stability.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/programme/rules.h"
#include "scoring/service/cover_course.h"
#include "scoring/service/household_members.h"
#include "scoring/service/household_past.h"

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

  // What is recorded of the person, of all days.
  std::vector<registry::RecordedEvent> cover_events;
  std::vector<registry::RecordedStatus> status_events;

  // With `input.open_regime`, in a detailed answer: its days.
  std::optional<CoverDays> cover_days;

  // That a body reports who raises the person, and by which number.
  std::optional<Raised> raised;
  std::optional<idcs::IdcsNumber> raiser;
};

// A member of a household by the place in the declaration, counted from zero,
// and who it is.
struct PlacedMember {
  std::size_t place = 0;
  registry::Relationship relationship{};
  idcs::IdcsNumber number;
};

// A member who may be a principal.
struct NamedPartner {
  PlacedMember who;
  Partner partner;

  // What tells whether another regime covers the member; the birth dates are
  // declared ones, and `partner.covered_elsewhere` is not set.
  ClassificationInput cover = {};
};

// What answers by some programmes look for beside the facts of the day.
struct PastLookedFor {
  // Whether a rule of the day counts scores of before.
  bool scores = false;

  // Births from this day on brought a premium; nothing: none did.
  std::optional<base::Date> births_from;

  // What both look for.
  void Add(const PastLookedFor& other);
};

PastLookedFor PastFor(const ProgrammeSet& programmes, base::Date day);

// Finds what is known of people on one day at one moment. What was read of a
// household is kept for the next member. Borrows all of it; for one thread and
// one session. Errors of every function: those of the session, and of
// ApplyRescoring().
class EligibilityFactsFinder {
 public:
  EligibilityFactsFinder(base::sql::Session& session,
                         const FormulaSet& formulas, const PastLookedFor& past,
                         base::Date day, std::int64_t known_at_us)
      : session_(session),
        formulas_(formulas),
        past_(past),
        day_(day),
        known_at_us_(known_at_us),
        summaries_(session, known_at_us) {}

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
  // spouses in the order of the declaration, but for the member at the place
  // `self`.
  absl::StatusOr<std::vector<NamedPartner>> PartnersBeside(
      std::optional<std::size_t> self);

  // Of the same: all its members in the order of the declaration.
  absl::StatusOr<std::vector<NamedPartner>> InsurableMembers();

  // Of the same: whose answer has its direct aid, so that it is counted once:
  // who it is paid to, by their place, if they are known and there; else the
  // head who is there; else the eldest spouse, else the eldest member, of one
  // date the first of the declaration. Nothing if nobody is left.
  absl::StatusOr<std::optional<PlacedMember>> AidPayee(
      std::optional<std::size_t> recipient);

  // Of the same: its members, with what direct aid depends on: what bodies
  // report of them, who raises children, who was born before them, whose father
  // died.
  absl::StatusOr<std::vector<Member>> MembersForAid();

  // Of the same, with `members` as MembersForAid() gives them: what is known to
  // exclude it from direct aid on later days only, of whomever it then
  // declares, in the order of first days. Empty unless something excludes it on
  // the day whose end is known: nobody asks.
  absl::StatusOr<std::vector<LaterExclusion>> LaterExclusions(
      const std::vector<Member>& members);

  // Of the same: its members, also of those who can bring nothing whether they
  // are there, which MembersForAid() need not know.
  absl::StatusOr<std::vector<Member>> MembersInDetail();

  // Of the same: the children, younger than an age on the day, whom an earlier
  // declaration names where a member who is here, and head or spouse, was head
  // or spouse, and whom no declaration that counts names beside a head or
  // spouse. Each once, by the last such declaration. Nobody who would bring
  // nothing here if declared: who is reported to live abroad, or to be raised
  // by somebody else, by a title that counts by `heads`, the rule of the day
  // (null: none does).
  absl::StatusOr<std::vector<UndeclaredChild>> UndeclaredChildren(
      int child_under_age, const ChildHeadRule* heads);

  // Of the same: its head and spouses who died, or whom another household
  // declared, in the order of the declaration, and whether none is left.
  struct Gone {
    std::vector<GonePartner> partners;
    bool nobody_left = false;
  };
  absl::StatusOr<Gone> HeadAndSpousesWhoAreGone();

  // Of the same: when the member at a place, who is there on the day, dies or
  // belongs to another household, or to none, whatever comes first.
  absl::StatusOr<std::optional<KnownEnd>> EndOfStay(std::size_t place);

  // Of the same: that the member at a place, who is there on the day, was not
  // there the day before `score_from`, since when its score holds; nothing:
  // they were, and have been since.
  absl::StatusOr<std::optional<Arrival>> ArrivalSince(std::size_t place,
                                                      base::Date score_from);

  // Of the same: whether the member at a place belonged to the household on the
  // day, as known at a moment before.
  absl::StatusOr<bool> BelongedAsKnown(std::size_t place,
                                       std::int64_t known_at_us);

  // The course of the cover of `person`, of whom `facts` were found last.
  absl::StatusOr<CoverCourse> CourseOfCover(idcs::IdcsNumber person,
                                            const EligibilityFacts& facts);

  // Of the same: FindDeathAmongFathers() of the child at a place.
  absl::StatusOr<std::optional<base::Date>> DeathAmongFathers(
      std::size_t place);

 private:
  // A member with what bodies report, and who it is.
  struct ReportedMember {
    Member member;
    Holder holder;
    std::optional<std::optional<KnownEnd>> end_of_stay;  // if it was looked for
  };

  // What is kept of a household.
  struct Kept {
    EligibilityHousehold household;
    bool in_force = false;  // known to be, on the day as known at the moment

    // Each once it was needed; by the place of the member.
    std::vector<std::optional<ReportedMember>> reported;
    std::optional<std::vector<NamedPartner>> partners;
    std::optional<std::vector<NamedPartner>> insurable;
    std::optional<std::vector<Member>> members_for_aid;
  };

  // Reads the household unless it is the kept one; keeps none if there is none.
  absl::Status Keep(const registry::DeclarationKey& key);

  absl::Status AddHousehold(const registry::Membership& membership,
                            EligibilityFacts& facts);

  // Adds to `input`, which has the member if there is one, what is open on the
  // day.
  absl::Status AddCover(idcs::IdcsNumber person,
                        const registry::PersonSummary& summary,
                        const std::vector<registry::RecordedEvent>& events,
                        const std::vector<registry::RecordedStatus>& statuses,
                        ClassificationInput& input);

  // Adds to cover as a dependant what it has of the person, who is `member` on
  // the day; nothing: nobody declares them.
  absl::Status AddMember(idcs::IdcsNumber person,
                         const registry::PersonSummary& summary,
                         const std::vector<registry::RecordedStatus>& statuses,
                         const std::optional<Member>& member,
                         OpenRegime& cover);

  // The person as a declaration has them, with what the register has of the
  // birth date.
  absl::StatusOr<std::optional<Member>> MemberDeclaredIn(
      const registry::Membership& membership, idcs::IdcsNumber person,
      const registry::PersonSummary& summary);

  // The same by the one that counts on a day; nothing if nobody declares them.
  absl::StatusOr<std::optional<Member>> MemberDeclaredFor(
      base::Date day, idcs::IdcsNumber person,
      const registry::PersonSummary& summary);

  absl::StatusOr<NamedPartner> InsurableMember(std::size_t place);
  absl::Status FindPartners();

  // The same member, placed.
  absl::StatusOr<PlacedMember> Placed(std::size_t place);

  // Of the kept household, the member at a place.
  absl::StatusOr<const ReportedMember*> Reported(std::size_t place);

  // How households declare the person from `first` on.
  absl::Status AddDeclared(idcs::IdcsNumber person,
                           const registry::PersonSummary& summary,
                           base::Date first, CoverCourse& course);

  // Whether nobody is left in it but the member at a place.
  absl::StatusOr<bool> NobodyLeftBeside(std::size_t place);

  // Whether more has to be found of the member at a place than was declared,
  // for direct aid. `with_children`: whether a child may count.
  absl::StatusOr<bool> HasReports(std::size_t place, bool with_children);

  // The place of who has or had a number.
  absl::StatusOr<std::optional<std::size_t>> PlaceOf(idcs::IdcsNumber number);

  // Whether whoever has or had a number is dead on the day.
  absl::StatusOr<bool> DiedBy(idcs::IdcsNumber number);

  // The child at a place, to look for its past by.
  absl::StatusOr<ChildInForce> ChildAt(std::size_t place);

  // What UndeclaredChildren() looks for.
  struct Looking {
    int child_under_age = 0;
    const ChildHeadRule* heads = nullptr;
    std::set<std::int64_t> seen;
    std::vector<UndeclaredChild> children;
  };

  // Adds the children whom `declaration` names, with the head or spouse at
  // `place`, but for those who were seen.
  absl::Status AddUndeclared(const registry::PastMembership& declaration,
                             std::size_t place, Looking& looking);

  // The same of one child that was not seen before; by its holder, and without
  // where it counts.
  absl::Status AddUndeclaredChild(idcs::IdcsNumber child,
                                  UndeclaredChild undeclared, Looking& looking);

  // Whether declaring a child would bring nothing, as above.
  absl::StatusOr<bool> WouldBringNothing(idcs::IdcsNumber child,
                                         const ChildHeadRule* heads);

  // The household of a living person.
  enum class Keeping {
    kWithHeadOrSpouse,  // who belongs to it
    kWithNeither,
    kNone,
  };
  absl::StatusOr<Keeping> KeepingOf(idcs::IdcsNumber person);

  // Of `child`, one of the head's at a place.
  absl::Status AddPast(std::size_t place, Member& child);
  absl::Status AddFather(std::size_t place, Member& child);

  // The places of who raises children, after the members were found. Whoever
  // died raises nobody.
  absl::Status AddRaisers(std::vector<Member>& members);

  base::sql::Session& session_;
  const FormulaSet& formulas_;
  const PastLookedFor past_;
  const base::Date day_;
  const std::int64_t known_at_us_;
  PersonSummaries summaries_;

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
