#include <vector>

#include "tools/rsuctl/people/people_commands.h"
#include "tools/rsuctl/people/person_calls.h"
#include "tools/rsuctl/people/print_person.h"
#include "tools/rsuctl/refusals/fail.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;

constexpr int kPage = 500;

}  // namespace

ExitStatus ListHeld(const PersonFlags& flags) {
  v1::ListRegistrationReviewsRequest request;
  request.set_page_size(kPage);
  request.set_show_decided(flags.all);
  ExitStatus status = ExitStatus::kDone;
  std::vector<v1::RegistrationReview> page;
  do {
    status = CallAndPrint<v1::ListRegistrationReviewsRequest,
                          v1::ListRegistrationReviewsResponse>(
        flags.server, request, &PopulationStub::ListRegistrationReviews,
        [&](const v1::ListRegistrationReviewsResponse& response) {
          page.assign(response.reviews().begin(), response.reviews().end());
          request.set_page_token(response.next_page_token());
        });
    for (const v1::RegistrationReview& review : page) {
      if (status != ExitStatus::kDone) return status;
      // Each with its candidates, which a list does not have.
      v1::GetRegistrationReviewRequest get;
      get.set_name(review.name());
      status = CallAndPrint<v1::GetRegistrationReviewRequest,
                            v1::RegistrationReview>(
          flags.server, get, &PopulationStub::GetRegistrationReview,
          Printing(flags, PrintReview));
    }
  } while (status == ExitStatus::kDone && !request.page_token().empty());
  return status;
}

ExitStatus DecideHeld(const PersonFlags& flags) {
  if (flags.other == !flags.same.empty()) {
    return Fail("one of --same and --other is needed", ExitStatus::kUsage);
  }
  v1::DecideRegistrationReviewRequest request;
  request.set_name(flags.review);
  request.set_verdict(flags.other ? v1::RegistrationDecision::OTHER_PERSON
                                  : v1::RegistrationDecision::SAME_PERSON);
  if (!flags.other) request.set_candidate(PersonName(flags.same));
  request.set_etag(flags.etag);
  return ChangeAndPrint<v1::DecideRegistrationReviewRequest,
                        v1::RegistrationReview>(
      flags, request, &PopulationStub::DecideRegistrationReview,
      Printing(flags, PrintReview));
}

}  // namespace rsuctl
