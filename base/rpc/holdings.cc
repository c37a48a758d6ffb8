#include "base/rpc/holdings.h"

#include <utility>

namespace base::rpc {

Holdings::Holdings(const HoldingLimits& limits, std::shared_ptr<Holdings> whole)
    : limits_(limits), whole_(std::move(whole)) {}

bool Holdings::BeginCall() {
  if (calls_.fetch_add(1, std::memory_order_relaxed) < limits_.calls &&
      (whole_ == nullptr || whole_->BeginCall())) {
    return true;
  }
  calls_.fetch_sub(1, std::memory_order_relaxed);
  return false;
}

void Holdings::EndCall() {
  calls_.fetch_sub(1, std::memory_order_relaxed);
  if (whole_ != nullptr) whole_->EndCall();
}

void Holdings::AddBytes(std::int64_t bytes) {
  bytes_.fetch_add(bytes, std::memory_order_relaxed);
  if (whole_ != nullptr) whole_->AddBytes(bytes);
}

bool Holdings::HasRoom() const {
  return bytes() < limits_.bytes && (whole_ == nullptr || whole_->HasRoom());
}

}  // namespace base::rpc
