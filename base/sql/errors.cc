#include "base/sql/errors.h"

#include "absl/strings/str_cat.h"
#include "base/error.h"

namespace base::sql {
namespace {

constexpr int kUnavailableRetryMs = 200;
constexpr int kQueueFullRetryMs = 50;

}  // namespace

absl::Status StorageUnavailable(absl::string_view detail) {
  return MakeError(absl::StatusCode::kUnavailable,
                   absl::StrCat("the store cannot be used now: ", detail),
                   {"STORAGE_UNAVAILABLE", {}, {}, kUnavailableRetryMs});
}

absl::Status StorageFull(absl::string_view detail) {
  return MakeError(absl::StatusCode::kResourceExhausted,
                   absl::StrCat("the store is full: ", detail),
                   {"STORAGE_FULL", {}, {}, 0});
}

absl::Status StorageDamaged(absl::string_view detail) {
  return MakeError(absl::StatusCode::kDataLoss,
                   absl::StrCat("the store is damaged: ", detail),
                   {"STORAGE_DAMAGED", {}, {}, 0});
}

absl::Status StorageReplaced(absl::string_view detail) {
  return MakeError(absl::StatusCode::kUnavailable,
                   absl::StrCat("the store is not where it was: ", detail),
                   {"STORAGE_REPLACED", {}, {}, 0});
}

absl::Status OtherStore(absl::string_view detail) {
  return MakeError(absl::StatusCode::kFailedPrecondition, detail,
                   {"OTHER_STORE", {}, {}, 0});
}

absl::Status LogMissing(absl::string_view detail) {
  return MakeError(absl::StatusCode::kFailedPrecondition, detail,
                   {"LOG_MISSING", {}, {}, 0});
}

absl::Status ClockJumped(absl::string_view detail) {
  return MakeError(absl::StatusCode::kUnavailable,
                   absl::StrCat("the clock cannot be right: ", detail),
                   {"CLOCK_JUMPED", {}, {}, 0});
}

absl::Status QueueFull() {
  return MakeError(absl::StatusCode::kResourceExhausted,
                   "too many requests are waiting; try again",
                   {"QUEUE_FULL", {}, {}, kQueueFullRetryMs});
}

absl::Status NotBegunInTime() {
  return MakeError(absl::StatusCode::kDeadlineExceeded,
                   "the deadline passed before the work began",
                   {"NOT_BEGUN_IN_TIME", {}, {}, 0});
}

}  // namespace base::sql
