#ifndef BASE_RPC_GUARDED_SUBJECTS_H_
#define BASE_RPC_GUARDED_SUBJECTS_H_

#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/rpc/call_context.h"
#include "base/rpc/subject_guard.h"
#include "base/sql/question.h"

namespace base::rpc {

// Finds, in the session of a call's work, whom of those that its request names
// the caller may know. Has nothing to ask unless every grant is for some places
// only. Borrows the call.
class GuardedSubjects : public sql::Question {
 public:
  explicit GuardedSubjects(CallContext* context) : context_(*context) {}

  void Ask(sql::Trip& trip) override;

  // With kDone the call has the one grant that reaches its subject; of a method
  // whose handler keeps to places, Call::out_of_reach says whom none reaches.
  //
  // Errors: that of the row for whom nobody knows; those of the guard.
  absl::StatusOr<Next> GoOn(sql::Trip& trip) override;

 private:
  absl::Status Take(Call& call) const;

  CallContext& context_;
  std::unique_ptr<ReachQuestion> reach_;
};

// The same for work that has a session.
absl::Status GuardSubjects(CallContext& context, sql::Session& session);

}  // namespace base::rpc

#endif  // BASE_RPC_GUARDED_SUBJECTS_H_
