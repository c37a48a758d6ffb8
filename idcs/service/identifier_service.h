#ifndef IDCS_SERVICE_IDENTIFIER_SERVICE_H_
#define IDCS_SERVICE_IDENTIFIER_SERVICE_H_

#include "base/clock.h"
#include "base/rpc/door.h"
#include "base/sql/database.h"
#include "idcs/issuing/number_issuer.h"
#include "idcs/service/retire_act.h"
#include "proto/rsu/idcs/v1/identifier_service.grpc.pb.h"

namespace idcs {

// rsu.idcs.v1.IdentifierService, which the proto specifies. Thread-safe.
class IdentifierService
    : public base::rpc::Door<rsu::idcs::v1::IdentifierService> {
 public:
  // Numbers that one BatchIssueIdentifiers may ask for.
  static constexpr int kMaxBatch = 100'000;
  // The longest text that CheckIdentifier takes.
  static constexpr std::size_t kMaxCheckedBytes = 100;

  // Borrows `database`, `issuer` and `clock`.
  IdentifierService(base::sql::Database* database, NumberIssuer* issuer,
                    const base::Clock* clock, AskInUse ask_in_use);

  grpc::ServerUnaryReactor* IssueIdentifier(
      grpc::CallbackServerContext* context,
      const rsu::idcs::v1::IssueIdentifierRequest* request,
      rsu::idcs::v1::Identifier* response) override;

  grpc::ServerUnaryReactor* BatchIssueIdentifiers(
      grpc::CallbackServerContext* context,
      const rsu::idcs::v1::BatchIssueIdentifiersRequest* request,
      rsu::idcs::v1::BatchIssueIdentifiersResponse* response) override;

  grpc::ServerWriteReactor<rsu::idcs::v1::IssuedPart>* StreamIssueIdentifiers(
      grpc::CallbackServerContext* context,
      const rsu::idcs::v1::StreamIssueIdentifiersRequest* request) override;

  grpc::ServerUnaryReactor* RetireIdentifier(
      grpc::CallbackServerContext* context,
      const rsu::idcs::v1::RetireIdentifierRequest* request,
      rsu::idcs::v1::IdentifierHistory* response) override;

  grpc::ServerUnaryReactor* GetIdentifierHistory(
      grpc::CallbackServerContext* context,
      const rsu::idcs::v1::GetIdentifierHistoryRequest* request,
      rsu::idcs::v1::IdentifierHistory* response) override;

  grpc::ServerUnaryReactor* GetNumberSpace(
      grpc::CallbackServerContext* context,
      const rsu::idcs::v1::GetNumberSpaceRequest* request,
      rsu::idcs::v1::NumberSpace* response) override;

  grpc::ServerUnaryReactor* CheckIdentifier(
      grpc::CallbackServerContext* context,
      const rsu::idcs::v1::CheckIdentifierRequest* request,
      rsu::idcs::v1::CheckIdentifierResponse* response) override;

 private:
  base::sql::Database& database_;
  NumberIssuer& issuer_;
  const base::Clock& clock_;
  const AskInUse ask_in_use_;
};

}  // namespace idcs

#endif  // IDCS_SERVICE_IDENTIFIER_SERVICE_H_
