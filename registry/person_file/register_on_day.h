#ifndef REGISTRY_PERSON_FILE_REGISTER_ON_DAY_H_
#define REGISTRY_PERSON_FILE_REGISTER_ON_DAY_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/coverage/open_regime.h"
#include "registry/declaration/declaration_key.h"
#include "registry/person_file/reports.h"
#include "registry/status/statuses_on.h"
#include "registry/storage/memberships.h"
#include "registry/storage/past_declarations.h"
#include "registry/storage/people.h"
#include "registry/storage/person_summary.h"

namespace registry {

// The register as it is on one day, as known at one moment: what everything in
// this folder asks. What is asked often is asked of the store once. Borrows the
// session; for one thread.
//
// Errors of every function: those of the session.
class RegisterOnDay {
 public:
  RegisterOnDay(base::sql::Session& session, base::Date day,
                std::int64_t known_at_us)
      : session_(session), day_(day), known_at_us_(known_at_us) {}

  base::sql::Session& session() { return session_; }
  base::Date day() const { return day_; }
  std::int64_t known_at_us() const { return known_at_us_; }

  // What there is to be found of a number.
  absl::StatusOr<PersonSummary> Summary(idcs::IdcsNumber number);

  // Who has the number, which may have been merged into another.
  absl::StatusOr<idcs::IdcsNumber> Holder(idcs::IdcsNumber number);

  // How somebody left the register, also after the day.
  absl::StatusOr<std::optional<Departure>> DepartureOf(idcs::IdcsNumber person);

  // Whether whoever has or had a number is dead on the day.
  absl::StatusOr<bool> DiedBy(idcs::IdcsNumber number);

  // In the functions below, `summary` is that of the person.
  absl::StatusOr<std::vector<RecordedEvent>> CoverEvents(
      idcs::IdcsNumber person, const PersonSummary& summary);
  absl::StatusOr<std::vector<RecordedStatus>> StatusEvents(
      idcs::IdcsNumber person, const PersonSummary& summary);
  absl::StatusOr<Reports> ReportsOf(idcs::IdcsNumber person,
                                    const PersonSummary& summary);

  // Where the person belongs on a day, that of the register or another. Of the
  // declaration `in_force`, if given, it is known that it is in force then.
  absl::StatusOr<std::optional<Membership>> MembershipOn(
      base::Date day, idcs::IdcsNumber person, const PersonSummary& summary,
      const std::optional<DeclarationKey>& in_force = std::nullopt);

  // As ListPastMemberships(), up to the day.
  absl::StatusOr<std::vector<PastMembership>> PastMemberships(
      idcs::IdcsNumber person, const PersonSummary& summary,
      const DeclarationKey& in_force);

 private:
  base::sql::Session& session_;
  const base::Date day_;
  const std::int64_t known_at_us_;
  absl::flat_hash_map<std::int64_t, PersonSummary> summaries_;
};

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_REGISTER_ON_DAY_H_
