#ifndef REGISTRY_SERVICE_POPULATION_SERVICE_H_
#define REGISTRY_SERVICE_POPULATION_SERVICE_H_

#include <memory>

#include "base/clock.h"
#include "base/rpc/door.h"
#include "base/sql/database.h"
#include "idcs/issuing/number_issuer.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"
#include "registry/service/household_scorer.h"
#include "registry/service/person_answer.h"

namespace registry {

// rsu.registry.v1.PopulationService, which the proto specifies: registering and
// reading in population_service.cc, changes in population_changes.cc, reviews
// in population_reviews.cc, merges in people_merge.cc, the search in
// population_search.cc. Thread-safe.
class PopulationService
    : public base::rpc::Door<rsu::registry::v1::PopulationService> {
 public:
  // The most versions of a person that one call lists.
  static constexpr int kMaxVersions = 1000;

  // Borrows all but `answers`.
  PopulationService(base::sql::Database* database, idcs::NumberIssuer* issuer,
                    const base::Clock* clock, const HouseholdScorer* scorer,
                    std::unique_ptr<const PersonAnswers> answers);

  grpc::ServerUnaryReactor* RegisterPerson(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::RegisterPersonRequest* request,
      rsu::registry::v1::RegisteredPerson* response) override;

  grpc::ServerUnaryReactor* GetPerson(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::GetPersonRequest* request,
      rsu::registry::v1::RegisteredPerson* response) override;

  grpc::ServerUnaryReactor* ListPersonVersions(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::ListPersonVersionsRequest* request,
      rsu::registry::v1::ListPersonVersionsResponse* response) override;

  grpc::ServerUnaryReactor* SearchPeople(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::SearchPeopleRequest* request,
      rsu::registry::v1::SearchPeopleResponse* response) override;

  grpc::ServerUnaryReactor* CorrectPerson(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::CorrectPersonRequest* request,
      rsu::registry::v1::RegisteredPerson* response) override;

  grpc::ServerUnaryReactor* RecordDeath(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::RecordDeathRequest* request,
      rsu::registry::v1::RegisteredPerson* response) override;

  grpc::ServerUnaryReactor* MergePeople(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::MergePeopleRequest* request,
      rsu::registry::v1::RegisteredPerson* response) override;

  grpc::ServerUnaryReactor* GetRegistrationReview(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::GetRegistrationReviewRequest* request,
      rsu::registry::v1::RegistrationReview* response) override;

  grpc::ServerUnaryReactor* ListRegistrationReviews(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::ListRegistrationReviewsRequest* request,
      rsu::registry::v1::ListRegistrationReviewsResponse* response) override;

  grpc::ServerUnaryReactor* DecideRegistrationReview(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::DecideRegistrationReviewRequest* request,
      rsu::registry::v1::RegistrationReview* response) override;

 private:
  base::sql::Database& database_;
  idcs::NumberIssuer& issuer_;
  const base::Clock& clock_;
  const HouseholdScorer& scorer_;
  const std::unique_ptr<const PersonAnswers> answers_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_POPULATION_SERVICE_H_
