#ifndef REGISTRY_STORAGE_PEOPLE_H_
#define REGISTRY_STORAGE_PEOPLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"

namespace registry {

// The population register's rows. Every function works inside the caller's
// session and returns the session's errors.

// An identity document, as far as storing it goes.
struct DocumentKey {
  int type;
  std::string number;
};

// What is stored of a person beside the content.
struct PersonRow {
  base::Date birth_date;
  int sex = 0;
  std::vector<DocumentKey> documents;
  std::string content;  // the whole person, serialized
};

// A person as stored.
struct StoredPerson {
  std::string content;
  std::int64_t known_at_us = 0;
};

// What other facts about a person are held against.
struct PersonTraits {
  base::Date birth_date;
  int sex = 0;
};

// The person who has this document, if anyone.
absl::StatusOr<std::optional<idcs::IdcsNumber>> FindDocumentHolder(
    base::sql::Session& session, const DocumentKey& document);

// Stores the first version of a person.
absl::Status InsertPerson(base::sql::WriteSession& session,
                          idcs::IdcsNumber person, const PersonRow& row);

// The latest version of a person, as known at `known_at_us`.
absl::StatusOr<std::optional<StoredPerson>> FindPerson(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us);

// The same, without the content.
absl::StatusOr<std::optional<PersonTraits>> FindPersonTraits(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us);

}  // namespace registry

#endif  // REGISTRY_STORAGE_PEOPLE_H_
