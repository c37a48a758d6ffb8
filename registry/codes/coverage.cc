#include "registry/codes/coverage.h"

namespace registry {

absl::string_view RegimeName(Regime regime) {
  switch (regime) {
    case Regime::kCnops:
      return "CNOPS";
    case Regime::kCnss:
      return "CNSS";
    case Regime::kTns:
      return "TNS";
    case Regime::kFar:
      return "FAR";
    case Regime::kStudent:
      return "STUDENT";
  }
  return "";
}

}  // namespace registry
