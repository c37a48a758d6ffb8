#ifndef REGISTRY_STORAGE_REVIEWS_H_
#define REGISTRY_STORAGE_REVIEWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/request_ledger.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/storage/people.h"

namespace registry {

// The rows of those who are held because they may be registered already. Every
// function works inside the caller's session and returns the session's errors.

// The values are those of rsu.registry.v1.RegistrationDecision.Verdict.
enum class Verdict { kSamePerson = 1, kOtherPerson = 2 };

struct StoredDecision {
  Verdict verdict = Verdict::kSamePerson;
  idcs::IdcsNumber person;
  std::int64_t known_at_us = 0;
  Authorship authorship;
};

struct StoredReview {
  std::int64_t review = 0;  // from 1 on
  std::int64_t known_at_us = 0;
  std::string caller;
  std::string content;                  // the person, serialized
  base::sql::RequestIdentity identity;  // of the registration that was held
  std::optional<StoredDecision> decision;
};

// Holds a person; the number of the review. `known_at_us` and the number are
// the session's.
absl::StatusOr<std::int64_t> InsertReview(base::sql::WriteSession& session,
                                          const StoredReview& review);

// The open review of this content under this request_id, which may be empty; 0
// if there is none.
absl::StatusOr<std::int64_t> FindOpenReview(base::sql::Session& session,
                                            const StoredReview& review);

absl::StatusOr<std::optional<StoredReview>> FindReview(
    base::sql::Session& session, std::int64_t review);

// The first `most` reviews after `after`, decided ones only if asked for.
absl::StatusOr<std::vector<StoredReview>> ListReviews(
    base::sql::Session& session, std::int64_t after, bool decided, int most);

absl::Status InsertDecision(base::sql::WriteSession& session,
                            std::int64_t review,
                            const StoredDecision& decision);

}  // namespace registry

#endif  // REGISTRY_STORAGE_REVIEWS_H_
