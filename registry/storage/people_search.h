#ifndef REGISTRY_STORAGE_PEOPLE_SEARCH_H_
#define REGISTRY_STORAGE_PEOPLE_SEARCH_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/codes/person.h"

namespace registry {

// Finding people by what is filed of their names. The functions work inside the
// caller's session and return the session's errors.

// A version of a person whose name may be the one that is looked for.
struct NamedVersion {
  idcs::IdcsNumber person;
  base::Date birth_date;
  std::int64_t registered_us = 0;  // the moment of the person's registration
  std::string name;                // ComparableName::Serialize()
};

// Which versions are looked at.
struct NameFilter {
  base::Date first_birth_date;
  base::Date last_birth_date;
  std::optional<Sex> sex;  // none: both
  std::int64_t known_at_us = 0;
};

// The versions with the birth dates of `filter`, at most `most`: meant for a
// single day.
absl::StatusOr<std::vector<NamedVersion>> FindNamedByBirthDate(
    base::sql::Session& session, const NameFilter& filter, int most);

// The versions filed under `name_key` (SearchKeys()), at most `most`.
absl::StatusOr<std::vector<NamedVersion>> FindNamedByKey(
    base::sql::Session& session, std::int64_t name_key,
    const NameFilter& filter, int most);

}  // namespace registry

#endif  // REGISTRY_STORAGE_PEOPLE_SEARCH_H_
