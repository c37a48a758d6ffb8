#ifndef SCORING_CLASSIFICATION_AID_REASON_TEXTS_H_
#define SCORING_CLASSIFICATION_AID_REASON_TEXTS_H_

#include "absl/types/span.h"
#include "scoring/classification/reason.h"

namespace scoring {

// The rows of the table of reasons that are about direct aid. Only for
// reason_texts.cc.
absl::Span<const ReasonText> AidReasonTexts();

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_AID_REASON_TEXTS_H_
