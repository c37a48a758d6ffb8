#ifndef REGISTRY_SERVICE_REGISTER_PERSON_H_
#define REGISTRY_SERVICE_REGISTER_PERSON_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "base/rpc/write_for_call.h"
#include "base/sql/planned_write.h"
#include "base/sql/request_ledger.h"
#include "base/sql/trip.h"
#include "idcs/issuing/number_draw.h"
#include "idcs/issuing/number_issuer.h"
#include "proto/rsu/registry/v1/person.pb.h"
#include "proto/rsu/registry/v1/registered_person.pb.h"
#include "registry/service/candidates.h"
#include "registry/service/document_check.h"
#include "registry/service/person_reply.h"
#include "registry/service/registration.h"
#include "registry/storage/people.h"
#include "registry/storage/reviews.h"

namespace registry {

// What a registration needs beside the person.
struct Registration {
  PreparedPerson person;
  rsu::registry::v1::Person message;  // what the person is replied as
  std::string caller;
  bool has_request_id = false;
};

// Registers a person, or holds them for a review if somebody who is registered
// has the same names, birth date and sex. The reply does not repeat the person
// of the request.
//
// Errors: those of DocumentCheck, CandidateSearch and idcs::NumberDraw.
class RegistrationAct : public base::sql::PlannedAct {
 public:
  // Borrows `issuer`.
  RegistrationAct(std::shared_ptr<const Registration> registration,
                  idcs::NumberIssuer* issuer);

  void AddKeys(base::sql::Keys& keys) const override { AddKeysOf(row(), keys); }
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;
  std::string Reply() const override { return reply_.SerializeAsString(); }

 private:
  // What is under way.
  enum class Step { kDocuments, kCandidates, kReview, kNumber };

  const PersonRow& row() const { return registration_->person.row; }

  absl::StatusOr<Next> Look(base::sql::Trip& trip);
  absl::StatusOr<Next> Hold(std::int64_t known_at_us, base::sql::Trip& trip);
  absl::StatusOr<Next> Register(std::int64_t known_at_us,
                                base::sql::Trip& trip);
  void ReplyHeld(std::int64_t review);

  const std::shared_ptr<const Registration> registration_;
  const Authorship authorship_;
  const std::string digest_;  // empty with a request id
  DocumentCheck documents_;
  CandidateSearch search_;
  NewReview review_;
  idcs::NumberDraw number_;

  Step step_ = Step::kDocuments;
  std::int64_t held_before_ = 0;  // the review
  rsu::registry::v1::RegisteredPerson reply_;
};

// The reply to a registration that comes again, with what became of the person:
// one who was held may be decided, another may be retired.
//
// Errors: DATA_LOSS: what is stored cannot be read.
class RegistrationRenewal : public base::rpc::ReplyRenewal {
 public:
  explicit RegistrationRenewal(std::string request_id)
      : request_id_(std::move(request_id)) {}

  absl::StatusOr<Next> Ask(const base::sql::RepeatableReply& first,
                           base::sql::Trip& trip) override;
  absl::StatusOr<Next> GoOn(base::sql::Trip& trip) override;
  std::string Reply() const override { return reply_; }

 private:
  const std::string request_id_;
  std::string reply_;
  rsu::registry::v1::RegisteredPerson first_;

  // One of these is asked for.
  std::optional<DepartureQuestion> departure_;
  std::optional<PersonQuestion> decided_;
  std::optional<StoredReview> review_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_REGISTER_PERSON_H_
