#include "base/rpc/holdings.h"

#include <utility>

namespace base::rpc {

Holdings::Holdings(const HoldingLimits& limits, std::shared_ptr<Holdings> whole)
    : limits_(limits), whole_(std::move(whole)) {}

bool Holdings::BeginCall() {
  for (Holdings* each = this; each != nullptr; each = each->whole_.get()) {
    const int before = each->calls_.fetch_add(1, std::memory_order_relaxed);
    if (before < each->limits_.calls) continue;
    for (Holdings* counted = this; counted != each->whole_.get();
         counted = counted->whole_.get()) {
      counted->calls_.fetch_sub(1, std::memory_order_relaxed);
    }
    return false;
  }
  return true;
}

void Holdings::EndCall() {
  for (Holdings* each = this; each != nullptr; each = each->whole_.get()) {
    each->calls_.fetch_sub(1, std::memory_order_relaxed);
  }
}

void Holdings::AddBytes(std::int64_t bytes) {
  for (Holdings* each = this; each != nullptr; each = each->whole_.get()) {
    each->bytes_.fetch_add(bytes, std::memory_order_relaxed);
  }
}

bool Holdings::HasRoom() const {
  for (const Holdings* each = this; each != nullptr;
       each = each->whole_.get()) {
    if (each->bytes() >= each->limits_.bytes) return false;
  }
  return true;
}

}  // namespace base::rpc
