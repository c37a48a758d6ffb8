#include "registry/service/holder_question.h"

#include "base/status_macros.h"
#include "registry/storage/households.h"

namespace registry {

void HolderQuestion::Ask(base::sql::Trip& trip) {
  registered_.reset();
  walk_ = MergeWalk(number_);
  is_asked_ = false;
  successor_.reset();
  death_.reset();
  AskRegisteredNumber(trip, number_, kAllKnown, &registered_);
}

absl::StatusOr<base::sql::Question::Next> HolderQuestion::GoOn(
    base::sql::Trip& trip) {
  if (!registered_.has_value() || !registered_->retired) return Next::kDone;
  if (is_asked_) {
    if (!successor_.has_value()) return Next::kDone;
    RSU_RETURN_IF_ERROR(walk_.GoTo(*successor_));
  }
  is_asked_ = true;
  successor_.reset();
  death_.reset();
  AskSuccessor(trip, walk_.at(), kAllKnown, &successor_);
  AskDeath(trip, walk_.at(), kAllKnown, &death_);
  return Next::kGoOn;
}

std::optional<base::Date> HolderQuestion::died() const {
  if (!death_.has_value()) return std::nullopt;
  return death_->day;
}

bool HolderQuestion::is_given_up() const {
  return registered_.has_value() && registered_->retired &&
         (holder() != number_ || !death_.has_value());
}

}  // namespace registry
