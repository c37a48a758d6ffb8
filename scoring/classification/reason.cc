#include "scoring/classification/reason.h"

namespace scoring {

std::vector<std::string> UnsettledCodes(const std::vector<Reason>& reasons) {
  std::vector<std::string> codes;
  for (const Reason& reason : reasons) {
    if (!reason.settled) codes.emplace_back(reason.code);
  }
  return codes;
}

std::string Sentence(const Reason& reason, Language language) {
  static const auto* const catalogue =
      new base::words::Catalogue(ReasonTexts());
  return catalogue->Say(reason.code, reason.arguments, language);
}

}  // namespace scoring
