#include "registry/identity_check/identity_check.h"

#include "registry/matching/compare_names.h"

namespace registry {
namespace {

Agreement CompareNames(const std::string& stated, const std::string& latin,
                       const std::string& arabic) {
  switch (CompareNameField(stated, latin, arabic)) {
    case NameAgreement::kSame:
      return Agreement::kMatch;
    case NameAgreement::kClose:
      return Agreement::kCloseMatch;
    case NameAgreement::kDifferent:
      break;
  }
  return Agreement::kNoMatch;
}

}  // namespace

IdentityAgreement CheckIdentity(const StatedIdentity& stated,
                                const RegisteredIdentity& registered) {
  IdentityAgreement found;
  if (stated.family_name.has_value()) {
    found.family_name = CompareNames(
        *stated.family_name, registered.family_name, registered.family_name_ar);
  }
  if (stated.given_name.has_value()) {
    found.given_name = CompareNames(*stated.given_name, registered.given_name,
                                    registered.given_name_ar);
  }
  if (stated.birth_date.has_value()) {
    found.birth_date =
        CompareBirthDates(*stated.birth_date, registered.birth_date);
  }
  if (stated.document.has_value()) {
    found.document = CompareDocument(*stated.document, registered.documents);
  }
  if (stated.province.has_value()) {
    found.province = CompareProvinces(*stated.province, registered.province);
  }
  return found;
}

}  // namespace registry
