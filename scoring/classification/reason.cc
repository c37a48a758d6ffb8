#include "scoring/classification/reason.h"

namespace scoring {

std::string Sentence(const Reason& reason, Language language) {
  static const auto* const catalogue =
      new base::words::Catalogue(ReasonTexts());
  return catalogue->Say(reason.code, reason.arguments, language);
}

}  // namespace scoring
