#ifndef REGISTRY_STORAGE_REVIEWS_H_
#define REGISTRY_STORAGE_REVIEWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
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
  std::string content;  // the person, serialized
  std::optional<StoredDecision> decision;
};

// Holds the person of `content`, serialized; the number of the review.
// `by_content` is for a request that cannot be known again by an id:
// FindHeldBefore() then finds the review.
absl::StatusOr<std::int64_t> HoldForReview(base::sql::WriteSession& session,
                                           absl::string_view caller,
                                           absl::string_view content,
                                           bool by_content);

// The last review that was made of the same content in this way, open or
// decided; 0 if there is none.
absl::StatusOr<std::int64_t> FindHeldBefore(base::sql::Session& session,
                                            absl::string_view content);

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
