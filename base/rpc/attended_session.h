#ifndef BASE_RPC_ATTENDED_SESSION_H_
#define BASE_RPC_ATTENDED_SESSION_H_

#include <grpcpp/server_context.h>

#include "absl/status/status.h"
#include "base/rpc/call_context.h"
#include "base/sql/session.h"

namespace base::rpc {

// A session for a call: every statement, and a query while it gives rows, ends
// with CallerGone() once nobody waits for the answer, because the call was
// cancelled, its deadline passed, or the server stops. So work of many parts
// ends by itself between two of them. For work that is not stored; not
// thread-safe.
class AttendedSession : public sql::Session {
 public:
  // Borrows both.
  AttendedSession(sql::Session* session,
                  const grpc::CallbackServerContext* context)
      : session_(*session), context_(*context) {}

  absl::Status Query(
      absl::string_view sql, absl::Span<const sql::Value> parameters,
      absl::FunctionRef<absl::Status(const sql::Row&)> each) override {
    if (context_.IsCancelled()) return CallerGone();
    int rows = 0;
    return session_.Query(
        sql, parameters, [&](const sql::Row& row) -> absl::Status {
          if (++rows % kRowsBetween == 0 && context_.IsCancelled()) {
            return CallerGone();
          }
          return each(row);
        });
  }

  absl::StatusOr<std::int64_t> Execute(
      absl::string_view sql, absl::Span<const sql::Value> parameters) override {
    if (context_.IsCancelled()) return CallerGone();
    return session_.Execute(sql, parameters);
  }

 private:
  // A row can be a block of 1,024 households.
  static constexpr int kRowsBetween = 8;

  sql::Session& session_;
  const grpc::CallbackServerContext& context_;
};

// The same for a trial, whose writes are undone.
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
