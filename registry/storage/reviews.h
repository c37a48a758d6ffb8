#ifndef REGISTRY_STORAGE_REVIEWS_H_
#define REGISTRY_STORAGE_REVIEWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/sql/planned_write.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/storage/people.h"

namespace registry {

// The rows of those who are held because they may be registered already. Every
// function works inside the caller's session and returns the session's errors,
// or adds to the caller's trip, and what it asks for is there once the trip is
// made.

// The values are those of rsu.registry.v1.RegistrationDecision.Verdict.
enum class Verdict { kSamePerson = 1, kOtherPerson = 2 };

// How a review was decided.
struct StoredDecision {
  Verdict verdict = Verdict::kSamePerson;
  idcs::IdcsNumber person;  // who it is
  std::int64_t known_at_us = 0;
  Authorship authorship;
};

// Somebody who is held, or was.
struct StoredReview {
  std::int64_t review = 0;  // from 1 on
  std::int64_t known_at_us = 0;
  std::string caller;
  std::string content;  // the person, serialized
  std::optional<StoredDecision> decision;
};

// Holds somebody for a review, as a part of a write in two parts: in its turn
// it takes the number after the last review.
class NewReview : public base::sql::PlannedWrite {
 public:
  // Borrows `caller` and `content`, the person serialized. `digest`, borrowed
  // too, is DigestOf(content) for a request that cannot be known again by an
  // id: AskHeldBefore() then finds the review; empty for others.
  NewReview(absl::string_view caller, absl::string_view content,
            absl::string_view digest)
      : caller_(caller), content_(content), digest_(digest) {}

  void AddKeys(base::sql::Keys& /*keys*/) const override {}
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

  // Once Decide() gave kDone.
  std::int64_t review() const { return review_; }

 private:
  const absl::string_view caller_;
  const absl::string_view content_;
  const absl::string_view digest_;
  bool waits_for_turn_ = false;
  std::int64_t review_ = 0;
};

// Stands for the content of somebody who is held. Borrowed by trips.
std::string DigestOf(absl::string_view content);

// Asks for the last review that was made of this content in that way, open or
// decided; 0 if there is none.
void AskHeldBefore(base::sql::Trip& trip, absl::string_view digest,
                   std::int64_t* review);

absl::StatusOr<std::optional<StoredReview>> FindReview(
    base::sql::Session& session, std::int64_t review);
void AskReview(base::sql::Trip& trip, std::int64_t review,
               std::optional<StoredReview>* found);

// The first `most` reviews after `after`, decided ones only if asked for.
absl::StatusOr<std::vector<StoredReview>> ListReviews(
    base::sql::Session& session, std::int64_t after, bool decided, int most);

absl::Status InsertDecision(base::sql::WriteSession& session,
                            std::int64_t review,
                            const StoredDecision& decision);

}  // namespace registry

#endif  // REGISTRY_STORAGE_REVIEWS_H_
