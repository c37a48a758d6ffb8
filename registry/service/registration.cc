#include "registry/service/registration.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/rpc/admission.h"
#include "base/status_macros.h"
#include "registry/matching/search_keys.h"

namespace registry {
namespace {

ComparableName NameOf(const Person& person) {
  return ComparableName::Of({person.family_name(), person.given_name(),
                             person.family_name_ar(), person.given_name_ar()});
}

}  // namespace

PreparedPerson PreparePerson(const Person& person) {
  PreparedPerson prepared{{}, NameOf(person)};
  PersonRow& row = prepared.row;
  row.birth_date = person.birth_date();
  row.sex = person.sex();
  row.documents = person.documents();
  row.content = ToMessage(person).SerializeAsString();
  row.name = prepared.name.Serialize();
  row.name_keys = SearchKeys(prepared.name);
  return prepared;
}

absl::StatusOr<PreparedPerson> PrepareStored(const std::string& content,
                                             const PersonRowName& row) {
  RSU_ASSIGN_OR_RETURN(const Person person, PersonOf(content, row));
  return PreparePerson(person);
}

void AddKeysOf(const PersonRow& row, base::sql::Keys& keys) {
  for (const Document& document : row.documents) {
    keys.Add("document", absl::StrCat(static_cast<int>(document.type), "/",
                                      document.number));
  }
  keys.Add("namesakes", absl::StrCat(row.birth_date.day_number(), "/",
                                     static_cast<int>(row.sex)));
}

absl::StatusOr<Authorship> ReadAuthorship(const std::string& caller,
                                          const std::string& author,
                                          const std::string& reason) {
  std::vector<base::FieldViolation> violations;
  base::rpc::CheckText("author", author, base::rpc::kMaxAuthorCharacters,
                       violations);
  base::rpc::CheckText("reason", reason, base::rpc::kMaxReasonCharacters,
                       violations);
  if (violations.empty()) return Authorship{caller, author, reason};
  return base::InvalidFields("MALFORMED_REQUEST", violations);
}

}  // namespace registry
