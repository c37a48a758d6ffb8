#ifndef BASE_RPC_ATTENDED_SESSION_H_
#define BASE_RPC_ATTENDED_SESSION_H_

#include <grpcpp/server_context.h>

#include "absl/status/status.h"
#include "base/rpc/call_context.h"
#include "base/sql/session.h"

namespace base::rpc {

// A session for a call: statements, and a query while it gives rows, end with
// CallerGone() once nobody waits for the answer, because the call was
// cancelled, its deadline passed, or the server stops. So work of many parts
// ends by itself between two of them. gRPC is asked at the first statement and
// then at every eighth step, which is a statement or a row: it takes some 400
// instructions to say. For work that is not stored; not thread-safe.
class AttendedSession : public sql::Session {
 public:
  // Borrows both.
  AttendedSession(sql::Session* session,
                  const grpc::CallbackServerContext* context)
      : session_(*session), context_(*context) {}

  absl::Status Query(
      absl::string_view sql, absl::Span<const sql::Value> parameters,
      absl::FunctionRef<absl::Status(const sql::Row&)> each) override {
    if (IsGoneAtStep()) return CallerGone();
    return session_.Query(sql, parameters,
                          [&](const sql::Row& row) -> absl::Status {
                            if (IsGoneAtStep()) return CallerGone();
                            return each(row);
                          });
  }

  absl::StatusOr<std::int64_t> Execute(
      absl::string_view sql, absl::Span<const sql::Value> parameters) override {
    if (IsGoneAtStep()) return CallerGone();
    return session_.Execute(sql, parameters);
  }

 private:
  // A row can be a block of 1,024 households.
  static constexpr unsigned kStepsBetween = 8;

  bool IsGoneAtStep() {
    return steps_++ % kStepsBetween == 0 && context_.IsCancelled();
  }

  sql::Session& session_;
  const grpc::CallbackServerContext& context_;
  unsigned steps_ = 0;
};

// A session of a trial, whose writes are undone, that ends when its caller has
// gone.
class AttendedTrial : public sql::WriteSession {
 public:
  // Borrows both.
  AttendedTrial(sql::WriteSession* session,
                const grpc::CallbackServerContext* context)
      : session_(*session), attended_(session, context) {}

  std::int64_t known_at_us() const override { return session_.known_at_us(); }

  absl::Status Query(
      absl::string_view sql, absl::Span<const sql::Value> parameters,
      absl::FunctionRef<absl::Status(const sql::Row&)> each) override {
    return attended_.Query(sql, parameters, each);
  }

  absl::StatusOr<std::int64_t> Execute(
      absl::string_view sql, absl::Span<const sql::Value> parameters) override {
    return attended_.Execute(sql, parameters);
  }

 private:
  sql::WriteSession& session_;
  AttendedSession attended_;
};

}  // namespace base::rpc

#endif  // BASE_RPC_ATTENDED_SESSION_H_
