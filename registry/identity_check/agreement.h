#ifndef REGISTRY_IDENTITY_CHECK_AGREEMENT_H_
#define REGISTRY_IDENTITY_CHECK_AGREEMENT_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "base/date.h"
#include "registry/declaration/partial_date.h"
#include "registry/population/document.h"

namespace registry {

// How a stated value agrees with the one of the register. The numbers are those
// of rsu.registry.v1.FieldAgreement.
enum class Agreement { kMatch = 1, kCloseMatch = 2, kNoMatch = 3 };

// kCloseMatch: one digit of the date is another, or day and month are
// exchanged.
Agreement CompareBirthDates(base::Date stated, base::Date registered);

// Compares birth dates of which less than the day may be known. Where one of
// the two says less than the other, it is at most kCloseMatch: the day that is
// known lies in the year or month that is.
Agreement CompareBirthDates(const PartialDate& stated,
                            const PartialDate& registered);

// Compares `stated` with the document of `registered` that agrees best.
// kCloseMatch: the same type and one slip in the number: a sign more, less or
// other, or two neighbours exchanged.
Agreement CompareDocument(const Document& stated,
                          const std::vector<Document>& registered);

// Both are `RR.PPP`. kCloseMatch: another province of the same region.
Agreement CompareProvinces(absl::string_view stated,
                           absl::string_view registered);

}  // namespace registry

#endif  // REGISTRY_IDENTITY_CHECK_AGREEMENT_H_
