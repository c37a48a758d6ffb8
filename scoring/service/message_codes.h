#ifndef SCORING_SERVICE_MESSAGE_CODES_H_
#define SCORING_SERVICE_MESSAGE_CODES_H_

#include "base/message_code.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "registry/codes/coverage.h"
#include "scoring/classification/classification.h"
#include "scoring/entitlement/child_head.h"
#include "scoring/entitlement/direct_aid.h"
#include "scoring/entitlement/uncounted.h"
#include "scoring/score/score.h"

// The codes of an answer in its message.

namespace base {

template <>
inline constexpr bool
    kSameNumbers<scoring::Outcome, rsu::eligibility::v1::Outcome::Value> = true;
template <>
inline constexpr bool kSameNumbers<registry::InsuredRole,
                                   rsu::eligibility::v1::InsuredAs::Value> =
    true;
template <>
inline constexpr bool kSameNumbers<scoring::DistanceSide,
                                   rsu::eligibility::v1::DistanceSide::Value> =
    true;
template <>
inline constexpr bool
    kSameNumbers<scoring::AidBasis, rsu::eligibility::v1::DirectAid::Basis> =
        true;
template <>
inline constexpr bool
    kSameNumbers<scoring::AidGround, rsu::eligibility::v1::ChildAid::Ground> =
        true;
template <>
inline constexpr bool kSameNumbers<scoring::RecipientBasis,
                                   rsu::eligibility::v1::AidRecipient::Basis> =
    true;
template <>
inline constexpr bool kSameNumbers<scoring::UncountedBy,
                                   rsu::eligibility::v1::UncountedMember::Why> =
    true;

}  // namespace base

#endif  // SCORING_SERVICE_MESSAGE_CODES_H_
