#ifndef REGISTRY_CODES_MESSAGES_COVERAGE_H_
#define REGISTRY_CODES_MESSAGES_COVERAGE_H_

#include "base/message_code.h"
#include "proto/rsu/registry/v1/coverage.pb.h"
#include "registry/codes/coverage.h"

// The codes of cover in a message.

namespace base {

template <>
inline constexpr bool kSameNumbers<registry::CoverageChange,
                                   rsu::registry::v1::CoverageEvent::Event> =
    true;
template <>
inline constexpr bool
    kSameNumbers<registry::Regime, rsu::registry::v1::Regime::Value> = true;
template <>
inline constexpr bool
    kSameNumbers<registry::InsuredRole, rsu::registry::v1::InsuredRole::Value> =
        true;
template <>
inline constexpr bool kSameNumbers<registry::CoverageReason,
                                   rsu::registry::v1::CoverageReason::Value> =
    true;

}  // namespace base

#endif  // REGISTRY_CODES_MESSAGES_COVERAGE_H_
