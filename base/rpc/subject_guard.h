#ifndef BASE_RPC_SUBJECT_GUARD_H_
#define BASE_RPC_SUBJECT_GUARD_H_

#include <memory>
#include <vector>

#include "base/rpc/call.h"
#include "base/rpc/subject.h"
#include "base/sql/question.h"

namespace base::rpc {

// Finds whom of those that a request names the grants of a call reach.
class ReachQuestion : public sql::Question {
 public:
  // Once GoOn() gave kDone: for each grant, whether it reaches each subject, in
  // the order of the call. Nobody is reached who is not registered.
  virtual std::vector<std::vector<bool>> Reached() const = 0;
};

// Knows where people live and households are declared. Thread-safe.
class SubjectGuard {
 public:
  virtual ~SubjectGuard() = default;

  // About the grants and the subjects of a call, which is borrowed.
  virtual std::unique_ptr<ReachQuestion> Ask(const Call& call) const = 0;
};

}  // namespace base::rpc

#endif  // BASE_RPC_SUBJECT_GUARD_H_
