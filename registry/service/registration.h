#ifndef REGISTRY_SERVICE_REGISTRATION_H_
#define REGISTRY_SERVICE_REGISTRATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "proto/rsu/registry/v1/population_service.pb.h"
#include "registry/matching/compare_names.h"
#include "registry/population/person.h"
#include "registry/population/stored_person.h"
#include "registry/storage/people.h"

namespace registry {

// What registering and correcting people have in common.

// A person on their way into the register. Made outside the writer's thread.
struct PreparedPerson {
  PersonRow row;
  ComparableName name;
};

PreparedPerson PreparePerson(const Person& person);

// The person that a row holds, prepared likewise: by what is stored, not by the
// rules of today.
//
// Errors: DATA_LOSS, which names the row: the content is no person.
absl::StatusOr<PreparedPerson> PrepareStored(const std::string& content,
                                             const PersonRowName& row);

// Somebody registered who may be the same person.
struct Candidate {
  idcs::IdcsNumber person;
  NameAgreement agreement = NameAgreement::kClose;
};

// Replies name at most so many.
inline constexpr std::size_t kMaxCandidates = 100;

// Those of the same birth date and sex whose names agree at least closely, the
// same names first, then in the order in which they got their identifiers;
// somebody who was merged under the identifier that stays.
absl::StatusOr<std::vector<Candidate>> FindCandidates(
    base::sql::Session& session, const PreparedPerson& person);

// Stands for the candidates with the same names: it differs where they differ.
std::string EtagOf(const std::vector<Candidate>& candidates);

void AddCandidates(const std::vector<Candidate>& candidates,
                   google::protobuf::RepeatedPtrField<
                       rsu::registry::v1::RegistrationCandidate>& to);

// Whether none of the documents is another's than `holder`'s.
//
// Errors: ALREADY_EXISTS, reason DOCUMENT_REGISTERED.
absl::Status CheckDocuments(base::sql::Session& session, const PersonRow& row,
                            std::optional<idcs::IdcsNumber> holder);

// The last version of a person and what became of them.
//
// Errors: NOT_FOUND, reason UNKNOWN_PERSON.
absl::Status FillPerson(base::sql::Session& session, idcs::IdcsNumber person,
                        rsu::registry::v1::RegisteredPerson& response);

// What became of a person: `death` and `merged_into`, if anything.
absl::Status FillDeparture(base::sql::Session& session, idcs::IdcsNumber person,
                           rsu::registry::v1::RegisteredPerson& response);

// One version of a person, without what became of them. Errors: DATA_LOSS: what
// is stored is no person.
absl::Status FillVersion(idcs::IdcsNumber person, const StoredPerson& version,
                         rsu::registry::v1::RegisteredPerson& response);

void FillAuthorship(const Authorship& from, rsu::registry::v1::Authorship& to);

// Reads who decides something and why.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_REQUEST, fields `author` and
//         `reason`.
absl::StatusOr<Authorship> ReadAuthorship(const std::string& caller,
                                          const std::string& author,
                                          const std::string& reason);

}  // namespace registry

#endif  // REGISTRY_SERVICE_REGISTRATION_H_
