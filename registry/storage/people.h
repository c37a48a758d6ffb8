#ifndef REGISTRY_STORAGE_PEOPLE_H_
#define REGISTRY_STORAGE_PEOPLE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/codes/person.h"
#include "registry/population/document.h"

namespace registry {

// The population register's rows. Every function works inside the caller's
// session and returns the session's errors, or adds to the caller's trip, and
// what it asks for is there once the trip is made.

// What is stored of a person beside the content.
struct PersonRow {
  base::Date birth_date;
  Sex sex{};
  std::vector<Document> documents;
  std::string content;  // the whole person, serialized
  std::string name;     // to be compared with; empty: not compared
  std::vector<std::int64_t> name_keys;  // to be found by, SearchKeys()
};

// Who changed something, and why.
struct Authorship {
  std::string caller;
  std::string author;
  std::string reason;
};

// A version of a person as stored.
struct StoredPerson {
  std::int64_t revision = 0;  // 1 is the registration
  std::string content;
  std::int64_t known_at_us = 0;
  Authorship authorship;
};

struct StoredDeath {
  base::Date day;
  std::int64_t known_at_us = 0;
  Authorship authorship;
};

// What other facts about a person are held against.
struct PersonTraits {
  base::Date birth_date;
  Sex sex{};
};

// The person who has this document, if anyone.
absl::StatusOr<std::optional<idcs::IdcsNumber>> FindDocumentHolder(
    base::sql::Session& session, const Document& document);
void AskDocumentHolder(base::sql::Trip& trip, const Document& document,
                       std::optional<idcs::IdcsNumber>* holder);

// Stores a version of a person, with the documents that are not theirs yet; the
// caller has seen to it that nobody else has one of them.
absl::Status InsertPerson(base::sql::WriteSession& session,
                          idcs::IdcsNumber person, std::int64_t revision,
                          const PersonRow& row, const Authorship& authorship);
void InsertPerson(base::sql::Trip& trip, idcs::IdcsNumber person,
                  std::int64_t revision, const PersonRow& row,
                  const Authorship& authorship, std::int64_t known_at_us);

// The latest version of a person, as known at `known_at_us`.
absl::StatusOr<std::optional<StoredPerson>> FindPerson(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us);
void AskPerson(base::sql::Trip& trip, idcs::IdcsNumber person,
               std::int64_t known_at_us, std::optional<StoredPerson>* found);

// The first person whose identifier is `number` or above it, or the first of
// all if there is none; nothing only in an empty register.
absl::StatusOr<std::optional<idcs::IdcsNumber>> FindNearestPerson(
    base::sql::Session& session, idcs::IdcsNumber number);

// The first `most` versions of a person, in order.
absl::StatusOr<std::vector<StoredPerson>> FindPersonVersions(
    base::sql::Session& session, idcs::IdcsNumber person, int most);

void InsertDeath(base::sql::Trip& trip, idcs::IdcsNumber person, base::Date day,
                 const Authorship& authorship, std::int64_t known_at_us);

absl::StatusOr<std::optional<StoredDeath>> FindDeath(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us);

// Asks for it; `*death` stays as it is if there is none.
void AskDeath(base::sql::Trip& trip, idcs::IdcsNumber person,
              std::int64_t known_at_us, std::optional<StoredDeath>* death);

// A version of a person whose name to be compared with is missing.
struct UnnamedVersion {
  idcs::IdcsNumber person;
  std::int64_t revision = 0;
  std::string content;
};

// Some of them, at most `most`.
absl::StatusOr<std::vector<UnnamedVersion>> FindUnnamed(
    base::sql::Session& session, int most);

// Adds the name, which is then no longer missing.
absl::Status NameVersion(base::sql::WriteSession& session,
                         const UnnamedVersion& version, const PersonRow& row);

// How a person left the register.
struct Departure {
  bool died = false;  // false: merged with somebody, or registered in error
  base::Date day;     // of the death
};

// Nothing while the person is in the register, as known at `known_at_us`.
absl::StatusOr<std::optional<Departure>> FindDeparture(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us);

// Asks for the people who have or had this birth date and sex and the names
// that they are compared by: one person several times if they were corrected.
void AskNamesakes(
    base::sql::Trip& trip, base::Date birth_date, Sex sex,
    std::function<void(idcs::IdcsNumber, absl::string_view name)> each);

// The birth date and sex of a person, as known at `known_at_us`.
absl::StatusOr<std::optional<PersonTraits>> FindPersonTraits(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us);

}  // namespace registry

#endif  // REGISTRY_STORAGE_PEOPLE_H_
