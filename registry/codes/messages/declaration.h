#ifndef REGISTRY_CODES_MESSAGES_DECLARATION_H_
#define REGISTRY_CODES_MESSAGES_DECLARATION_H_

#include "base/message_code.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/codes/household.h"
#include "registry/codes/place.h"

// The codes of a declaration in its message.

namespace base {

template <>
inline constexpr bool
    kSameNumbers<registry::Milieu, rsu::registry::v1::Milieu::Value> = true;
template <>
inline constexpr bool
    kSameNumbers<registry::DwellingType, rsu::registry::v1::Dwelling::Type> =
        true;
template <>
inline constexpr bool kSameNumbers<registry::Relationship,
                                   rsu::registry::v1::Member::Relationship> =
    true;
template <>
inline constexpr bool
    kSameNumbers<registry::Education, rsu::registry::v1::Education::Value> =
        true;
template <>
inline constexpr bool
    kSameNumbers<registry::Diploma, rsu::registry::v1::Diploma::Value> = true;
template <>
inline constexpr bool
    kSameNumbers<registry::Schooling, rsu::registry::v1::Schooling::Value> =
        true;
template <>
inline constexpr bool
    kSameNumbers<registry::Activity, rsu::registry::v1::Activity::Value> = true;
template <>
inline constexpr bool
    kSameNumbers<registry::Occupation, rsu::registry::v1::Occupation::Value> =
        true;
template <>
inline constexpr bool kSameNumbers<registry::EmploymentStatus,
                                   rsu::registry::v1::EmploymentStatus::Value> =
    true;
template <>
inline constexpr bool
    kSameNumbers<registry::HealthCover, rsu::registry::v1::HealthCover::Value> =
        true;

}  // namespace base

#endif  // REGISTRY_CODES_MESSAGES_DECLARATION_H_
