#ifndef IDCS_SERVICE_IDENTIFIER_SERVICE_H_
#define IDCS_SERVICE_IDENTIFIER_SERVICE_H_

#include "base/sql/database.h"
#include "idcs/issuing/number_issuer.h"
#include "proto/rsu/idcs/v1/identifier_service.grpc.pb.h"

namespace idcs {

// rsu.idcs.v1.IdentifierService, which the proto specifies. Thread-safe.
class IdentifierService
    : public rsu::idcs::v1::IdentifierService::CallbackService {
 public:
  static constexpr int kMaxBatch = 100'000;
  static constexpr std::size_t kMaxCheckedBytes = 100;

  // Borrows both.
  IdentifierService(base::sql::Database* database, NumberIssuer* issuer)
      : database_(*database), issuer_(*issuer) {}

  grpc::ServerUnaryReactor* IssueIdentifier(
      grpc::CallbackServerContext* context,
      const rsu::idcs::v1::IssueIdentifierRequest* request,
      rsu::idcs::v1::Identifier* response) override;

  grpc::ServerUnaryReactor* BatchIssueIdentifiers(
      grpc::CallbackServerContext* context,
      const rsu::idcs::v1::BatchIssueIdentifiersRequest* request,
      rsu::idcs::v1::BatchIssueIdentifiersResponse* response) override;

  grpc::ServerUnaryReactor* CheckIdentifier(
      grpc::CallbackServerContext* context,
      const rsu::idcs::v1::CheckIdentifierRequest* request,
      rsu::idcs::v1::CheckIdentifierResponse* response) override;

 private:
  base::sql::Database& database_;
  NumberIssuer& issuer_;
};

}  // namespace idcs

#endif  // IDCS_SERVICE_IDENTIFIER_SERVICE_H_
