#include "idcs/service/issue_stream.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/digest.h"
#include "base/rpc/admission.h"
#include "base/rpc/call_context.h"
#include "base/rpc/moment.h"
#include "base/rpc/stored_reply.h"
#include "base/rpc/write_for_call.h"
#include "idcs/service/issue_act.h"

namespace idcs {
namespace {

namespace v1 = ::rsu::idcs::v1;
using base::sql::RepeatableReply;

constexpr std::size_t kRequestIdBytes = 16;

}  // namespace

IssueStream::IssueStream(grpc::CallbackServerContext* context,
                         base::sql::Database* database, NumberIssuer* issuer,
                         const base::Clock* clock, Order order)
    : AnswerStream(context),
      database_(*database),
      issuer_(*issuer),
      clock_(*clock),
      order_(std::move(order)) {}

base::sql::RequestIdentity IssueStream::IdentityOfPart() const {
  // The first part has the call's own identity, so that its id is no other
  // call's.
  if (order_.identity.request_id.empty() || issued_ == 0) {
    return order_.identity;
  }
  const std::string part =
      base::Sha256(absl::StrCat("part ", issued_, " of StreamIssueIdentifiers ",
                                order_.identity.request_id));
  return {part.substr(0, kRequestIdBytes), order_.identity.fingerprint, ""};
}

void IssueStream::IssuePart() {
  const int count = std::min(kPart, order_.count - issued_);
  auto act = std::make_unique<IssueAct>(
      &issuer_, order_.kind, count, order_.caller,
      [](const std::vector<IdcsNumber>& numbers, std::int64_t issued_at_us) {
        v1::IssuedPart part;
        for (const IdcsNumber number : numbers) {
          part.add_numbers(number.ToString());
        }
        *part.mutable_issue_time() = base::rpc::ToTimestamp(issued_at_us);
        return part.SerializeAsString();
      });
  base::rpc::WriteForCall(
      &context(), database_, IdentityOfPart(), std::move(act),
      [this](const absl::Status& status, const RepeatableReply& reply) {
        SendPart(status, reply);
      },
      clock_.NowMicros() + base::rpc::kDefaultDeadlineUs);
}

void IssueStream::SendPart(const absl::Status& status,
                           const RepeatableReply& reply) {
  absl::Status read = status;
  if (read.ok()) {
    part_.Clear();
    read = base::rpc::ReadStoredReply(IdentityOfPart().request_id, reply.reply,
                                      part_);
  }
  if (!read.ok()) {
    Fail(read);
    return;
  }
  part_.set_repeated_part(reply.repeated);
  issued_ += part_.numbers_size();
  base::rpc::NoteReply(context(), part_);
  if (issued_ == order_.count) {
    SendLast(&part_);
  } else {
    Send(&part_);
  }
}

void IssueStream::OnWriteDone(bool ok) {
  base::rpc::NoteReplyTaken(context());
  if (!ok) {
    // The caller is gone; what was sent stays issued.
    Finish(grpc::Status::CANCELLED);
  } else if (issued_ < order_.count) {
    IssuePart();
  }
}

}  // namespace idcs
