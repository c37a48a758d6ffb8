#ifndef SCORING_SERVICE_ELIGIBILITY_QUESTION_H_
#define SCORING_SERVICE_ELIGIBILITY_QUESTION_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/language.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "idcs/number/number.h"
#include "idcs/number/number_rules.h"
#include "scoring/eligibility/eligibility_answer.h"

namespace scoring {

// What was asked about people, and in which language it is to be told.
struct AskedInLanguage {
  EligibilityQuestion question;
  base::Language language = base::Language::kEnglish;
};

// Errors: INVALID_ARGUMENT, reason MALFORMED_REQUEST, the field `as_of` or
// `language`.
absl::StatusOr<AskedInLanguage> ReadQuestion(const std::string& as_of,
                                             const std::string& language,
                                             bool without_direct_aid,
                                             bool detailed);

// What a request asks: about one person, of a list, or in a stream. Errors:
// those of ReadQuestion() above.
template <typename Request>
absl::StatusOr<AskedInLanguage> ReadQuestion(const Request& request) {
  return ReadQuestion(request.as_of(), request.language(),
                      request.without_direct_aid(), request.detailed());
}

// Reads an identifier of the request field `field`. Refuses what is nobody's
// number: another length, other signs, or a slip that the check digit shows.
// The other rules are for issuing, and a register may be older than the ones in
// force.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_REQUEST.
absl::StatusOr<idcs::IdcsNumber> ReadIdcs(const idcs::NumberRules& rules,
                                          const std::string& field,
                                          const std::string& text);

// The identifiers of a list, `idcs`, of 1 to `most`. Errors: those of
// ReadIdcs().
absl::StatusOr<std::vector<idcs::IdcsNumber>> ReadIdcsList(
    const idcs::NumberRules& rules,
    const google::protobuf::RepeatedPtrField<std::string>& list, int most);

}  // namespace scoring

#endif  // SCORING_SERVICE_ELIGIBILITY_QUESTION_H_
