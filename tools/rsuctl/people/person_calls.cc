#include "tools/rsuctl/people/person_calls.h"

#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/registration/registration_import.h"

namespace rsuctl {

ExitStatus FailWithRequest(const absl::Status& refused,
                           const PlaceInFile& place) {
  const absl::Status told = InTermsOf(place.beside, refused);
  if (!IsOfFile(place, told)) return FailWith(told);
  return Fail(InSpokenLanguage(InTermsOf(place, WithHolder(told))),
              ExitStatus::kRefused);
}

}  // namespace rsuctl
