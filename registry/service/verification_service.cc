#include "registry/service/verification_service.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/rpc/call_context.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "base/text.h"
#include "idcs/issuing/ledger.h"
#include "idcs/number/number.h"
#include "registry/declaration/provinces.h"
#include "registry/matching/compare_names.h"
#include "registry/population/agreement.h"
#include "registry/service/errors.h"
#include "registry/storage/households.h"
#include "registry/storage/people.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::sql::Session;

constexpr int kMaxNameCharacters = 100;

// What was stated, in its form.
struct Stated {
  idcs::IdcsNumber idcs;
  std::optional<std::string> family_name;
  std::optional<std::string> given_name;
  std::optional<PartialDate> birth_date;
  std::optional<Document> document;
  std::optional<std::string> province;
};

// The fields that a request asks for, by their names.
std::vector<std::string> FieldsOf(const v1::VerifyPersonRequest& request) {
  std::vector<std::string> fields;
  if (request.has_family_name()) fields.push_back("family_name");
  if (request.has_given_name()) fields.push_back("given_name");
  if (request.has_birth_date()) fields.push_back("birth_date");
  if (request.has_document()) fields.push_back("document");
  if (request.has_province()) fields.push_back("province");
  return fields;
}

absl::StatusOr<Stated> ReadStated(const v1::VerifyPersonRequest& request) {
  Stated stated;
  std::vector<base::FieldViolation> violations;
  const auto number = idcs::IdcsNumber::Parse(request.idcs());
  if (number.ok()) {
    stated.idcs = *number;
  } else {
    violations.push_back({"idcs", "must be ten digits"});
  }
  if (FieldsOf(request).empty()) {
    violations.push_back({"family_name", "or another field must be given"});
  }
  if (request.has_family_name()) {
    stated.family_name = base::NormalText(request.family_name());
    base::rpc::CheckText("family_name", *stated.family_name, kMaxNameCharacters,
                         violations);
  }
  if (request.has_given_name()) {
    stated.given_name = base::NormalText(request.given_name());
    base::rpc::CheckText("given_name", *stated.given_name, kMaxNameCharacters,
                         violations);
  }
  if (request.has_birth_date()) {
    const auto day = ParsePartialDate(request.birth_date());
    if (day.ok()) {
      stated.birth_date = *day;
    } else {
      violations.push_back({"birth_date", std::string(day.status().message())});
    }
  }
  if (request.has_document()) {
    stated.document = ReadDocument(request.document(), "document", violations);
  }
  if (request.has_province()) {
    if (!FindProvince(request.province()).has_value()) {
      violations.push_back(
          {"province", "must be a province of the list, as RR.PPP"});
    }
    stated.province = request.province();
  }
  if (violations.empty()) return stated;
  return base::InvalidFields("MALFORMED_REQUEST", violations);
}

v1::FieldAgreement::Value OfName(NameAgreement agreement) {
  switch (agreement) {
    case NameAgreement::kSame:
      return v1::FieldAgreement::MATCH;
    case NameAgreement::kClose:
      return v1::FieldAgreement::CLOSE_MATCH;
    case NameAgreement::kDifferent:
      break;
  }
  return v1::FieldAgreement::NO_MATCH;
}

v1::FieldAgreement::Value Of(Agreement agreement) {
  return static_cast<v1::FieldAgreement::Value>(agreement);
}

void Compare(const Stated& stated, const v1::Person& person,
             v1::VerifyPersonResponse& response) {
  if (stated.family_name.has_value()) {
    response.set_family_name(OfName(CompareNameField(
        *stated.family_name, person.family_name(), person.family_name_ar())));
  }
  if (stated.given_name.has_value()) {
    response.set_given_name(OfName(CompareNameField(
        *stated.given_name, person.given_name(), person.given_name_ar())));
  }
  if (stated.birth_date.has_value()) {
    PartialDate registered;
    registered.first_day =
        base::Date::Parse(person.birth_date()).value_or(base::Date());
    if (person.has_birth_date_precision()) {
      registered.precision =
          static_cast<DatePrecision>(person.birth_date_precision());
    }
    response.set_birth_date(
        Of(CompareBirthDates(*stated.birth_date, registered)));
  }
  if (stated.document.has_value()) {
    std::vector<Document> registered;
    for (const v1::Document& document : person.documents()) {
      const auto type = static_cast<DocumentType>(document.type());
      registered.push_back(
          {type, NormalDocumentNumber(type, document.number())});
    }
    response.set_document(Of(CompareDocument(*stated.document, registered)));
  }
  if (stated.province.has_value()) {
    response.set_province(
        Of(CompareProvinces(*stated.province, person.province())));
  }
}

bool MayAskAbout(const base::rpc::Restrictions* restrictions,
                 const v1::Person& person) {
  return restrictions == nullptr || restrictions->regions.empty() ||
         restrictions->regions.count(person.province().substr(0, 2)) != 0;
}

// Nobody: compared with in the place of whom the caller may not ask about.
v1::Person MakeStandIn() {
  v1::Person person;
  person.set_family_name("El Mansouri");
  person.set_given_name("Abderrahim");
  person.set_family_name_ar("المنصوري");
  person.set_given_name_ar("عبد الرحيم");
  person.set_birth_date("1970-01-01");
  person.set_province("01.051");
  v1::Document& document = *person.add_documents();
  document.set_type(v1::Document::CNIE);
  document.set_number("AB123456");
  return person;
}

// How long it takes to refuse must not tell whether somebody has the
// identifier, nor what the register holds of them. So an identifier that nobody
// has goes the way of one that the caller may not ask about: the rows of
// somebody who is registered are read, none of what they hold is compared, and
// what is stated is compared with a stand-in. What remains is the reading of a
// row, which takes a microsecond longer for names of a hundred letters than for
// short ones. Of 12,000 refusals each, over the wire, the medians were 107 to
// 112 us for nobody, short names, names of a hundred letters and a merged
// person, where they had been 111, 119, 138 and 126 with the names compared
// first.
absl::Status Verify(Session& session,
                    const base::rpc::Restrictions* restrictions,
                    const Stated& stated, v1::VerifyPersonResponse& response) {
  static const auto* const stand_in = new v1::Person(MakeStandIn());
  RSU_ASSIGN_OR_RETURN(const auto nearest,
                       FindNearestPerson(session, stated.idcs));
  const idcs::IdcsNumber read = nearest.value_or(stated.idcs);
  RSU_ASSIGN_OR_RETURN(const auto found, FindPerson(session, read, kAllKnown));
  RSU_ASSIGN_OR_RETURN(const auto entry, idcs::FindEntry(session, read));
  RSU_ASSIGN_OR_RETURN(const auto death, FindDeath(session, read, kAllKnown));
  v1::Person person;
  if (found.has_value() && !person.ParseFromString(found->content)) {
    return absl::DataLossError("a stored person cannot be read");
  }
  const bool gone =
      entry.has_value() && entry->retirement.has_value() && !death.has_value();
  const bool allowed = found.has_value() && read == stated.idcs && !gone &&
                       MayAskAbout(restrictions, person);
  v1::VerifyPersonResponse compared;
  Compare(stated, allowed ? person : *stand_in, compared);
  if (!allowed) return NotVerifiable();
  response = std::move(compared);
  return absl::OkStatus();
}

}  // namespace

VerificationService::VerificationService(base::sql::Database* database)
    : database_(*database) {
  Unary("VerifyPerson",
        base::rpc::Reads(base::rpc::PersonIn(&v1::VerifyPersonRequest::idcs))
            .OfIdentityFields(FieldsOf),
        &VerificationService::VerifyPerson);
}

grpc::ServerUnaryReactor* VerificationService::VerifyPerson(
    grpc::CallbackServerContext* context,
    const v1::VerifyPersonRequest* request,
    v1::VerifyPersonResponse* response) {
  auto stated = ReadStated(*request);
  if (!stated.ok()) return Answer(context, stated.status());
  return base::rpc::AnswerFromRead(
      context, database_,
      [restrictions = base::rpc::CallOf(*context).call().restrictions,
       stated = *std::move(stated), response](Session& session) {
        return Verify(session, restrictions.get(), stated, *response);
      });
}

}  // namespace registry
