#ifndef SCORING_CLASSIFICATION_WAY_OUT_TEXT_H_
#define SCORING_CLASSIFICATION_WAY_OUT_TEXT_H_

#include <string>
#include <vector>

#include "base/language.h"
#include "scoring/programme/rules.h"

namespace scoring {

// A way out as it is told: with `terms`, the terms of a score in words of the
// language, for its `{terms}`, and the spaces of French.
//
// Pure: same arguments, same answer.
std::string TextOf(const WayOut& way, const std::vector<std::string>& terms,
                   base::Language language);

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_WAY_OUT_TEXT_H_
