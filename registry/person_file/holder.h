#ifndef REGISTRY_PERSON_FILE_HOLDER_H_
#define REGISTRY_PERSON_FILE_HOLDER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"
#include "registry/person_file/named_member.h"
#include "registry/person_file/register_on_day.h"
#include "registry/storage/person_summary.h"

namespace registry {

// Who somebody is whom a declaration names, perhaps by the number of a double
// that was merged into theirs. Errors of all functions: those of the session,
// and DATA_LOSS: what is stored is no person or no declaration.
struct Holder {
  idcs::IdcsNumber number;
  PersonSummary summary;
  std::optional<base::Date> died;          // also after the day
  std::optional<idcs::IdcsNumber> raiser;  // as in Reports
  bool named_once = false;                 // known to be: Membership::only
};

// A member of a declaration with what bodies report, and who it is.
struct ReportedMember {
  Member member;
  Holder holder;
};

// Adds what bodies report of a member of a declaration on the day, and whether
// they left it: who died, who is named by a later household, and who is named
// twice, under a double's number too, which counts once.
absl::StatusOr<ReportedMember> ReadReported(RegisterOnDay& known,
                                            const DeclarationKey& declaration,
                                            const NamedMember& named);

// Keeps beside the declared birth date that of the register, if they differ,
// and how much the register knows of it. `person` is whom `summary` is about.
absl::Status NoteBirthDate(RegisterOnDay& known, idcs::IdcsNumber person,
                           const PersonSummary& summary, Member& member);

// Who had the numbers of the members at each of the moments, the last of which
// comes first: somebody else than who is named if they were merged. Each person
// once.
absl::StatusOr<std::vector<idcs::IdcsNumber>> HoldersOf(
    base::sql::Session& session, const std::vector<NamedMember>& members,
    const std::vector<std::int64_t>& moments);

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_HOLDER_H_
