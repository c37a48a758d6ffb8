#include "registry/service/registration.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/rpc/admission.h"
#include "base/rpc/moment.h"
#include "base/status_macros.h"
#include "idcs/issuing/ledger.h"
#include "registry/matching/search_keys.h"
#include "registry/service/errors.h"
#include "registry/service/resource_name.h"
#include "registry/storage/households.h"
#include "registry/storage/merges.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::sql::Session;
using idcs::IdcsNumber;

constexpr std::size_t kEtagBytes = 8;

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

absl::StatusOr<std::vector<Candidate>> FindCandidates(
    Session& session, const PreparedPerson& person) {
  std::map<IdcsNumber, NameAgreement> alike;
  RSU_RETURN_IF_ERROR(EachNamesake(
      session, person.row.birth_date, person.row.sex,
      [&](IdcsNumber number, absl::string_view name) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(const ComparableName other,
                             ComparableName::Parse(name));
        const NameAgreement agreement = Compare(person.name, other);
        if (agreement == NameAgreement::kDifferent) return absl::OkStatus();
        NameAgreement& best = alike[number];
        best = std::max(best, agreement);
        return absl::OkStatus();
      }));
  std::map<IdcsNumber, NameAgreement> followed;
  HolderSearch holders(session, kAllKnown);
  for (const auto& [number, agreement] : alike) {
    RSU_ASSIGN_OR_RETURN(const IdcsNumber now, holders.Find(number));
    NameAgreement& best = followed[now];
    best = std::max(best, agreement);
  }
  // The number itself decides nothing: it was drawn.
  std::vector<std::pair<std::int64_t, Candidate>> registered;
  registered.reserve(followed.size());
  for (const auto& [number, agreement] : followed) {
    RSU_ASSIGN_OR_RETURN(const auto entry, idcs::FindEntry(session, number));
    registered.emplace_back(entry.has_value() ? entry->issued_at_us : 0,
                            Candidate{number, agreement});
  }
  std::sort(registered.begin(), registered.end(),
            [](const auto& a, const auto& b) {
              if (a.second.agreement != b.second.agreement) {
                return a.second.agreement > b.second.agreement;
              }
              return a.first < b.first;
            });
  std::vector<Candidate> candidates;
  candidates.reserve(registered.size());
  for (const auto& [issued_at_us, candidate] : registered) {
    candidates.push_back(candidate);
  }
  return candidates;
}

std::string EtagOf(const std::vector<Candidate>& candidates) {
  std::vector<IdcsNumber> same;
  for (const Candidate& candidate : candidates) {
    if (candidate.agreement == NameAgreement::kSame) {
      same.push_back(candidate.person);
    }
  }
  std::sort(same.begin(), same.end());
  std::string listed;
  for (const IdcsNumber person : same) {
    absl::StrAppend(&listed, person.ToString(), "\n");
  }
  return absl::BytesToHexString(base::Sha256(listed).substr(0, kEtagBytes));
}

void AddCandidates(
    const std::vector<Candidate>& candidates,
    google::protobuf::RepeatedPtrField<v1::RegistrationCandidate>& to) {
  for (std::size_t i = 0; i < std::min(candidates.size(), kMaxCandidates);
       ++i) {
    v1::RegistrationCandidate& added = *to.Add();
    added.set_person(PersonName(candidates[i].person));
    added.set_agreement(candidates[i].agreement == NameAgreement::kSame
                            ? v1::NameAgreement::SAME
                            : v1::NameAgreement::CLOSE);
  }
}

absl::Status CheckDocuments(Session& session, const PersonRow& row,
                            std::optional<IdcsNumber> holder) {
  for (std::size_t i = 0; i < row.documents.size(); ++i) {
    RSU_ASSIGN_OR_RETURN(const auto found,
                         FindDocumentHolder(session, row.documents[i]));
    if (!found.has_value() || found == holder) continue;
    RSU_ASSIGN_OR_RETURN(const IdcsNumber now,
                         FindHolder(session, *found, kAllKnown));
    if (now == holder) continue;
    return DocumentRegistered(absl::StrCat("documents[", i, "].number"),
                              PersonName(now));
  }
  return absl::OkStatus();
}

void FillAuthorship(const Authorship& from, v1::Authorship& to) {
  to.set_caller(from.caller);
  to.set_author(from.author);
  to.set_reason(from.reason);
}

absl::Status FillVersion(IdcsNumber person, const StoredPerson& version,
                         v1::RegisteredPerson& response) {
  response.set_name(PersonName(person));
  response.set_idcs(person.ToString());
  RSU_RETURN_IF_ERROR(ReadStoredPerson(
      version.content, {person, version.revision}, *response.mutable_person()));
  *response.mutable_create_time() = base::rpc::ToTimestamp(version.known_at_us);
  response.set_revision(version.revision);
  FillAuthorship(version.authorship, *response.mutable_authorship());
  return absl::OkStatus();
}

absl::Status FillPerson(Session& session, IdcsNumber person,
                        v1::RegisteredPerson& response) {
  RSU_ASSIGN_OR_RETURN(const auto last, FindPerson(session, person, kAllKnown));
  if (!last.has_value()) return UnknownPerson("name");
  RSU_RETURN_IF_ERROR(FillVersion(person, *last, response));
  response.set_etag(absl::StrCat(last->revision));
  return FillDeparture(session, person, response);
}

absl::Status FillDeparture(Session& session, IdcsNumber person,
                           v1::RegisteredPerson& response) {
  RSU_ASSIGN_OR_RETURN(const auto death, FindDeath(session, person, kAllKnown));
  if (death.has_value()) {
    response.mutable_death()->set_date(death->day.ToString());
    *response.mutable_death()->mutable_create_time() =
        base::rpc::ToTimestamp(death->known_at_us);
    FillAuthorship(death->authorship,
                   *response.mutable_death()->mutable_authorship());
  }
  RSU_ASSIGN_OR_RETURN(const IdcsNumber now,
                       FindHolder(session, person, kAllKnown));
  if (now != person) response.set_merged_into(PersonName(now));
  return absl::OkStatus();
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
