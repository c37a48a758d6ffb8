#ifndef SCORING_SERVICE_HOUSEHOLD_MEMBERS_H_
#define SCORING_SERVICE_HOUSEHOLD_MEMBERS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/status/statuses_on.h"
#include "registry/storage/households.h"
#include "registry/storage/memberships.h"
#include "registry/storage/person_summary.h"
#include "scoring/entitlement/known_end.h"
#include "scoring/entitlement/member.h"

namespace scoring {

// A member as the declaration names them.
struct NamedMember {
  idcs::IdcsNumber number;
  Member member;
};

// The members of a stored declaration in its order, without what bodies report.
// Errors: DATA_LOSS: what is stored is no declaration.
absl::StatusOr<std::vector<NamedMember>> MembersOf(
    const registry::StoredDeclaration& declaration);

// What bodies report of a person on a day.
struct Reports {
  Statuses statuses;

  // With statuses.raised: who raises the person, by the number reported.
  std::optional<idcs::IdcsNumber> raiser;
};

// The same of a person's events, in the order in which they were recorded.
//
// Pure: same arguments, same answer.
Reports ReportsOn(const std::vector<registry::RecordedStatus>& events,
                  base::Date day);

// What bodies report of a person on `day`, as known at a moment, of which
// `summary` is too. Errors: those of the session.
absl::StatusOr<Reports> FindReports(base::sql::Session& session,
                                    idcs::IdcsNumber person,
                                    const registry::PersonSummary& summary,
                                    base::Date day, std::int64_t known_at_us);

// Keeps beside the declared birth date that of the register, if they differ,
// and how much the register knows of it. `person` is whom `summary` is about.
//
// Errors: those of the session, and DATA_LOSS: what is stored is no person.
absl::Status NoteBirthDate(base::sql::Session& session, idcs::IdcsNumber person,
                           const registry::PersonSummary& summary,
                           std::int64_t known_at_us, Member& member);

// What there is to be found of people as known at one moment, each asked for
// once. Borrows the session; for one thread.
class PersonSummaries {
 public:
  PersonSummaries(base::sql::Session& session, std::int64_t known_at_us)
      : session_(session), known_at_us_(known_at_us) {}

  // Errors: those of the session.
  absl::StatusOr<registry::PersonSummary> Of(idcs::IdcsNumber person);

 private:
  base::sql::Session& session_;
  const std::int64_t known_at_us_;
  absl::flat_hash_map<std::int64_t, registry::PersonSummary> known_;
};

// Who had the numbers of the members at each of the moments, the last of which
// comes first: somebody else than who is named if they were merged. Each person
// once. Errors: those of the session.
absl::StatusOr<std::vector<idcs::IdcsNumber>> HoldersOf(
    base::sql::Session& session, const std::vector<NamedMember>& members,
    const std::vector<std::int64_t>& moments);

// When somebody who belongs to `household` on `day` belongs to another one, or
// to none, as declared; nothing: no such day is known. `summary` is that of the
// person. Errors: those of the session.
absl::StatusOr<std::optional<KnownEnd>> FindEndOfBelonging(
    base::sql::Session& session, idcs::IdcsNumber person,
    const registry::PersonSummary& summary, idcs::IdcsNumber household,
    base::Date day, std::int64_t known_at_us);

// Days without a gap on which somebody belongs to a household, as declared. A
// plain value.
struct Stay {
  base::Date from;
  std::optional<base::Date> end;  // the first day after it

  // By which declaration and number, from a day on; in order of days.
  struct Named {
    base::Date from;
    registry::DeclarationKey declaration;
    idcs::IdcsNumber named_as;
  };
  std::vector<Named> named;
};

// When somebody belongs to `household` from `day` on, in order of days.
// `summary` is that of the person. Errors: those of the session.
absl::StatusOr<std::vector<Stay>> FindStays(
    base::sql::Session& session, idcs::IdcsNumber person,
    const registry::PersonSummary& summary, idcs::IdcsNumber household,
    base::Date day, std::int64_t known_at_us);

// Adds what bodies report of a member of the declaration `household` on `day`,
// and whether they left it: who died, who is named by a later household, and
// who is named twice, under a double's number too, which counts once. Who it
// is, since they may be named by the number of a double.
//
// Errors: those of the session.
struct Holder {
  idcs::IdcsNumber number;
  registry::PersonSummary summary;
  std::optional<base::Date> died;          // also after `day`
  std::optional<idcs::IdcsNumber> raiser;  // as in Reports
  bool named_once = false;  // known to be: registry::Membership::only
};
absl::StatusOr<Holder> AddReports(base::sql::Session& session,
                                  const registry::DeclarationKey& household,
                                  base::Date day, std::int64_t known_at_us,
                                  PersonSummaries& summaries,
                                  NamedMember& member);

}  // namespace scoring

#endif  // SCORING_SERVICE_HOUSEHOLD_MEMBERS_H_
