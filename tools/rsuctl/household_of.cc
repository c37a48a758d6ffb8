#include "tools/rsuctl/household_of.h"

#include "absl/strings/str_cat.h"
#include "base/language.h"
#include "base/status_macros.h"
#include "google/protobuf/util/time_util.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"
#include "tools/rsuctl/blocking_call.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {

namespace v1 = ::rsu::eligibility::v1;

std::optional<DayAsKnown> ReadDayAsKnown(const std::string& day,
                                         const std::string& moment) {
  DayAsKnown at = {day, std::nullopt};
  if (moment.empty()) return at;
  at.known_at.emplace();
  if (!google::protobuf::util::TimeUtil::FromString(moment, &*at.known_at)) {
    return std::nullopt;
  }
  return at;
}

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
      CallAndWait<v1::Eligibility>(
          [&](grpc::ClientContext* context, v1::Eligibility* response) {
            return people->CheckEligibility(context, request, response);
          }));
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
