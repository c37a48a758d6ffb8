#ifndef REGISTRY_SERVICE_PLACE_GUARD_H_
#define REGISTRY_SERVICE_PLACE_GUARD_H_

#include <memory>

#include "base/clock.h"
#include "base/rpc/subject_guard.h"

namespace registry {

// Says whom a caller with regions or provinces may know: those who live there,
// and whose household is declared there (place_question.h). Thread-safe.
class PlaceGuard : public base::rpc::SubjectGuard {
 public:
  // Borrows the clock, which says what day it is.
  explicit PlaceGuard(const base::Clock* clock) : clock_(*clock) {}

  std::unique_ptr<base::rpc::ReachQuestion> Ask(
      const base::rpc::Call& call) const override;

 private:
  const base::Clock& clock_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_PLACE_GUARD_H_
