#ifndef IDCS_SERVICE_ISSUE_STREAM_H_
#define IDCS_SERVICE_ISSUE_STREAM_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <string>

#include "base/clock.h"
#include "base/rpc/answer_stream.h"
#include "base/sql/database.h"
#include "base/sql/request_ledger.h"
#include "idcs/issuing/number_issuer.h"
#include "proto/rsu/idcs/v1/identifier_service.grpc.pb.h"

namespace idcs {

// One call of StreamIssueIdentifiers. Holds one part at a time: the next is
// issued when gRPC has taken the one before, so that a slow reader slows the
// issuing and nothing piles up. Deletes itself when the call is over.
class IssueStream : public base::rpc::AnswerStream<
                        grpc::ServerWriteReactor<rsu::idcs::v1::IssuedPart>,
                        rsu::idcs::v1::IssuedPart> {
 public:
  static constexpr int kPart = 10'000;          // numbers of one part
  static constexpr int kMaxCount = 10'000'000;  // numbers of one call

  struct Order {
    HolderKind kind = HolderKind::kPerson;
    int count = 0;  // 1 to kMaxCount
    std::string caller;
    base::sql::RequestIdentity identity;  // of the whole call
  };

  // Borrows all four. Start() begins.
  IssueStream(grpc::CallbackServerContext* context,
              base::sql::Database* database, NumberIssuer* issuer,
              const base::Clock* clock, Order order);

  void Start() { IssuePart(); }

  void OnWriteDone(bool ok) override;
  void OnDone() override { delete this; }

 private:
  void IssuePart();
  void SendPart(const absl::Status& status,
                const base::sql::RepeatableReply& reply);

  // Each part is a request of its own, known by the call's and its place; the
  // first one by the call's alone.
  base::sql::RequestIdentity IdentityOfPart() const;

  base::sql::Database& database_;
  NumberIssuer& issuer_;
  const base::Clock& clock_;
  const Order order_;
  int issued_ = 0;
  rsu::idcs::v1::IssuedPart part_;
};

}  // namespace idcs

#endif  // IDCS_SERVICE_ISSUE_STREAM_H_
