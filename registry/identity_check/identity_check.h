#ifndef REGISTRY_IDENTITY_CHECK_IDENTITY_CHECK_H_
#define REGISTRY_IDENTITY_CHECK_IDENTITY_CHECK_H_

#include <optional>
#include <string>
#include <vector>

#include "registry/declaration/partial_date.h"
#include "registry/identity_check/agreement.h"
#include "registry/population/document.h"

namespace registry {

// What a caller holds of a person, every field in its form. A field that is
// absent is not asked about.
struct StatedIdentity {
  std::optional<std::string> family_name;  // in either script
  std::optional<std::string> given_name;   // in either script
  std::optional<PartialDate> birth_date;
  std::optional<Document> document;
  std::optional<std::string> province;  // RR.PPP, of residence
};

// What the register holds of a person that can be asked about.
struct RegisteredIdentity {
  std::string family_name;     // Latin letters or Tifinagh, or empty
  std::string family_name_ar;  // Arabic letters, or empty
  std::string given_name;
  std::string given_name_ar;
  PartialDate birth_date;
  std::vector<Document> documents;  // numbers in their normal form
  std::string province;             // RR.PPP, of residence
};

// How each field that was stated agrees; absent for one that was not. Holds no
// value of the register.
struct IdentityAgreement {
  std::optional<Agreement> family_name;
  std::optional<Agreement> given_name;
  std::optional<Agreement> birth_date;
  std::optional<Agreement> document;
  std::optional<Agreement> province;
};

// Compares field by field, by the rules of agreement.h and, for names, of
// CompareNameField(). Thread-safe.
IdentityAgreement CheckIdentity(const StatedIdentity& stated,
                                const RegisteredIdentity& registered);

}  // namespace registry

#endif  // REGISTRY_IDENTITY_CHECK_IDENTITY_CHECK_H_
