#ifndef REGISTRY_CODES_MESSAGES_PERSON_H_
#define REGISTRY_CODES_MESSAGES_PERSON_H_

#include "base/message_code.h"
#include "proto/rsu/registry/v1/person.pb.h"
#include "registry/codes/person.h"

// The codes of a person in a message.

namespace base {

template <>
inline constexpr bool
    kSameNumbers<registry::Sex, rsu::registry::v1::Sex::Value> = true;
template <>
inline constexpr bool
    kSameNumbers<registry::DocumentType, rsu::registry::v1::Document::Type> =
        true;
template <>
inline constexpr bool kSameNumbers<registry::DatePrecision,
                                   rsu::registry::v1::DatePrecision::Value> =
    true;

}  // namespace base

#endif  // REGISTRY_CODES_MESSAGES_PERSON_H_
