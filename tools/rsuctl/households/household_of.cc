#include "tools/rsuctl/households/household_of.h"

#include "absl/strings/str_cat.h"
#include "base/language.h"
#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/day_as_known.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {

namespace v1 = ::rsu::eligibility::v1;

absl::StatusOr<Belonging> HouseholdOf(
    const std::shared_ptr<grpc::Channel>& channel, const std::string& idcs,
    const DayAsKnown& at) {
  const auto people = v1::EligibilityService::NewStub(channel);
  v1::CheckEligibilityRequest request;
  request.set_idcs(idcs);
  request.set_as_of(at.day);
  request.set_language(std::string(base::LanguageCode(Spoken())));
  if (at.known_at.has_value()) *request.mutable_known_at() = *at.known_at;
  RSU_ASSIGN_OR_RETURN(
      const v1::Eligibility answer,
      CallMethod(*people, &v1::EligibilityService::Stub::CheckEligibility,
                 request));
  Belonging belonging;
  belonging.known_at = answer.known_at();
  if (answer.has_standing()) {
    belonging.household =
        absl::StrCat("households/", answer.standing().household());
  } else {
    belonging.why_not = answer.reasons(answer.reasons_size() - 1).sentence();
  }
  return belonging;
}

}  // namespace rsuctl
