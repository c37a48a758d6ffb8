#ifndef REGISTRY_CODES_MESSAGES_STATUS_H_
#define REGISTRY_CODES_MESSAGES_STATUS_H_

#include "base/message_code.h"
#include "proto/rsu/registry/v1/status.pb.h"
#include "registry/codes/status.h"

// The codes of a person's statuses in a message.

namespace base {

template <>
inline constexpr bool kSameNumbers<registry::StatusChange,
                                   rsu::registry::v1::StatusEvent::Event> =
    true;
template <>
inline constexpr bool kSameNumbers<registry::PersonStatus,
                                   rsu::registry::v1::PersonStatus::Value> =
    true;
template <>
inline constexpr bool kSameNumbers<registry::RaisingTitle,
                                   rsu::registry::v1::RaisingTitle::Value> =
    true;
template <>
inline constexpr bool
    kSameNumbers<registry::SchoolLevel, rsu::registry::v1::SchoolLevel::Value> =
        true;

}  // namespace base

#endif  // REGISTRY_CODES_MESSAGES_STATUS_H_
