#include "base/rpc/guarded_subjects.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "base/rpc/authority.h"
#include "base/status_macros.h"

namespace base::rpc {
namespace {

bool IsGuarded(const Call& call) {
  return call.row != nullptr && call.is_placed() &&
         call.row->regions != Regions::kOfNobody;
}

}  // namespace

void GuardedSubjects::Ask(sql::Trip& trip) {
  reach_.reset();
  const Call& call = context_.call();
  if (!IsGuarded(call) || context_.keepers().guard == nullptr) return;
  reach_ = context_.keepers().guard->Ask(call);
  reach_->Ask(trip);
}

absl::StatusOr<GuardedSubjects::Next> GuardedSubjects::GoOn(sql::Trip& trip) {
  Call& call = context_.call();
  if (!IsGuarded(call)) return Next::kDone;
  if (reach_ == nullptr) return CallerNotAllowed();
  RSU_ASSIGN_OR_RETURN(const Next next, reach_->GoOn(trip));
  if (next != Next::kDone) return next;
  RSU_RETURN_IF_ERROR(Take(call));
  return Next::kDone;
}

absl::Status GuardedSubjects::Take(Call& call) const {
  const std::vector<std::vector<bool>> reached = reach_->Reached();
  if (call.row->regions == Regions::kOfSubject) {
    for (std::size_t i = 0; i < reached.size(); ++i) {
      const std::vector<bool>& all = reached[i];
      if (all.empty() || std::count(all.begin(), all.end(), false) != 0) {
        continue;
      }
      const Grant* const grant = call.grants[i];
      call.grants = {grant};
      return absl::OkStatus();
    }
    return call.row->unknown(*call.request);
  }
  if (call.row->regions != Regions::kByHandler) return CallerNotAllowed();
  std::vector<std::string> numbers;
  call.EachSubject([&numbers](const Subject& subject) {
    numbers.emplace_back(subject.number);
  });
  call.out_of_reach.assign(reached.size(), {});
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      if (!reached[i][k]) call.out_of_reach[i].insert(numbers[k]);
    }
  }
  return absl::OkStatus();
}

absl::Status GuardSubjects(CallContext& context, sql::Session& session) {
  if (!IsGuarded(context.call())) return absl::OkStatus();
  GuardedSubjects guarded(&context);
  return sql::FindOut(guarded, session);
}

}  // namespace base::rpc
