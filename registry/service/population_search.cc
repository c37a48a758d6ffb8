// Finding people by a document or by their names: the method SearchPeople of
// PopulationService.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message_code.h"
#include "base/rpc/admission.h"
#include "base/rpc/moment.h"
#include "base/rpc/page_token.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/codes/messages/person.h"
#include "registry/matching/compare_names.h"
#include "registry/matching/search_keys.h"
#include "registry/population/person.h"
#include "registry/service/errors.h"
#include "registry/service/person_reply.h"
#include "registry/service/place_question.h"
#include "registry/service/population_service.h"
#include "registry/storage/households.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"
#include "registry/storage/people_search.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::sql::Session;
using idcs::IdcsNumber;

constexpr int kDefaultPage = 20;
constexpr int kLargestPage = 100;
constexpr int kMaxNameCharacters = 100;

// Versions of people that one search compares, at most. Of a million people,
// 10,000 took 1.3 s to read where the store was not in memory, 131 of one year
// 1.4 ms, and those of a day or of a rare name 0.3 ms.
constexpr int kMostCompared = 3'000;

enum class NamePart { kFamilyName, kGivenName };

// ComparableName::Serialize() of one part of a name in both places. `stored` is
// that of the whole name.
std::string InBothPlaces(absl::string_view stored, NamePart part) {
  std::vector<absl::string_view> fields = absl::StrSplit(stored, '|');
  // Version, family and given name in Latin, then both in Arabic letters.
  if (fields.size() != 5) return std::string(stored);
  const bool family = part == NamePart::kFamilyName;
  fields[1] = fields[2] = family ? fields[1] : fields[2];
  fields[3] = fields[4] = family ? fields[3] : fields[4];
  return absl::StrJoin(fields, "|");
}

// Whom a request looks for by name.
struct NameQuestion {
  ComparableName name;
  // The one name that is given, as both; then it is compared with either name.
  bool one_name = false;
  NameFilter filter;
  bool by_day = false;
};

// Somebody found, in the order of the answer.
struct Match {
  NameAgreement agreement;
  base::Date birth_date;
  std::int64_t registered_us;
  IdcsNumber person;

  // What comes first in the answer is the smallest.
  auto Rank() const {
    return std::make_tuple(-static_cast<int>(agreement), birth_date,
                           registered_us, person);
  }
};

void CheckName(const char* field, const std::string& name,
               std::vector<base::FieldViolation>& violations) {
  if (name.empty()) return;
  base::rpc::CheckText(field, name, kMaxNameCharacters, violations);
}

// The days that "1980" or "1980-05-17" names; false if it names none.
bool ReadBirthDates(const std::string& text, NameQuestion& question) {
  NameFilter& filter = question.filter;
  if (text.empty()) {
    filter.first_birth_date = base::Date::Parse("1800-01-01").value();
    filter.last_birth_date = base::Date::Parse("9999-12-31").value();
    return true;
  }
  question.by_day = text.size() != 4;
  const auto first =
      base::Date::Parse(question.by_day ? text : text + "-01-01");
  const auto last = base::Date::Parse(question.by_day ? text : text + "-12-31");
  if (!first.ok() || !last.ok()) return false;
  filter.first_birth_date = *first;
  filter.last_birth_date = *last;
  return true;
}

absl::StatusOr<NameQuestion> ReadNameQuestion(
    const v1::SearchPeopleRequest& request) {
  std::vector<base::FieldViolation> violations;
  CheckName("family_name", request.family_name(), violations);
  CheckName("given_name", request.given_name(), violations);
  const bool one =
      request.family_name().empty() || request.given_name().empty();
  const std::string& family = request.family_name().empty()
                                  ? request.given_name()
                                  : request.family_name();
  const std::string& given =
      request.given_name().empty() ? family : request.given_name();
  NameQuestion question{
      ComparableName::Of({family, given, family, given}), one, {}, false};
  if (!ReadBirthDates(request.birth_date(), question)) {
    violations.push_back(
        {"birth_date", "must be a date that exists, as YYYY-MM-DD, or a year"});
  }
  if (!v1::Sex::Value_IsValid(request.sex())) {
    violations.push_back({"sex", "must be FEMALE or MALE, or absent"});
  } else if (request.sex() != v1::Sex::UNSPECIFIED) {
    question.filter.sex = base::FromMessage<Sex>(request.sex());
  }
  if (violations.empty() && SearchKeys(question.name).empty()) {
    violations.push_back(
        {"family_name", "a name with a letter is needed, or a document"});
  }
  if (violations.empty() && one && !question.by_day) {
    violations.push_back(
        {request.family_name().empty() ? "family_name" : "given_name",
         "is needed unless a birth date with its day is given"});
  }
  if (!violations.empty()) {
    return base::InvalidFields("MALFORMED_REQUEST", violations);
  }
  return question;
}

absl::StatusOr<NameAgreement> AgreementWith(const NameQuestion& question,
                                            const std::string& stored) {
  std::vector<std::string> forms = {stored};
  if (question.one_name) {
    forms = {InBothPlaces(stored, NamePart::kFamilyName),
             InBothPlaces(stored, NamePart::kGivenName)};
  }
  NameAgreement best = NameAgreement::kDifferent;
  for (const std::string& form : forms) {
    RSU_ASSIGN_OR_RETURN(const ComparableName name,
                         ComparableName::Parse(form));
    best = std::max(best, Compare(question.name, name));
  }
  return best;
}

// The versions that are compared.
absl::StatusOr<std::vector<NamedVersion>> FindNamed(
    Session& session, const NameQuestion& question) {
  if (question.by_day) {
    RSU_ASSIGN_OR_RETURN(
        std::vector<NamedVersion> named,
        FindNamedByBirthDate(session, question.filter, kMostCompared + 1));
    if (named.size() > kMostCompared) return TooManyPeople();
    return named;
  }
  std::vector<NamedVersion> named;
  for (const std::int64_t key : SearchKeys(question.name)) {
    RSU_ASSIGN_OR_RETURN(
        const std::vector<NamedVersion> found,
        FindNamedByKey(session, key, question.filter, kMostCompared + 1));
    named.insert(named.end(), found.begin(), found.end());
    if (named.size() > kMostCompared) return TooManyPeople();
  }
  return named;
}

// Whom a call may find: everybody, unless it keeps to places.
struct Findable {
  const base::rpc::Call* call;
  base::Date today;

  absl::StatusOr<bool> Has(Session& session, IdcsNumber person) const {
    if (!call->is_placed()) return true;
    for (const base::rpc::Grant* grant : call->grants) {
      RSU_ASSIGN_OR_RETURN(
          const bool is_reached,
          IsReached(session, *grant, base::rpc::Subject::Kind::kPerson, person,
                    today));
      if (is_reached) return true;
    }
    return false;
  }
};

// Who has such a name now, the best match first.
absl::StatusOr<std::vector<Match>> FindMatches(Session& session,
                                               const NameQuestion& question,
                                               const Findable& findable) {
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedVersion> named,
                       FindNamed(session, question));
  std::map<IdcsNumber, Match> best;
  for (const NamedVersion& version : named) {
    RSU_ASSIGN_OR_RETURN(const NameAgreement agreement,
                         AgreementWith(question, version.name));
    if (agreement == NameAgreement::kDifferent) continue;
    RSU_ASSIGN_OR_RETURN(
        const IdcsNumber now,
        FindHolder(session, version.person, question.filter.known_at_us));
    const Match match = {agreement, version.birth_date, version.registered_us,
                         now};
    const auto [place, is_new] = best.emplace(now, match);
    if (!is_new && match.Rank() < place->second.Rank()) place->second = match;
  }
  std::vector<Match> matches;
  matches.reserve(best.size());
  for (const auto& [person, match] : best) {
    RSU_ASSIGN_OR_RETURN(const bool is_found, findable.Has(session, person));
    if (is_found) matches.push_back(match);
  }
  std::sort(matches.begin(), matches.end(),
            [](const Match& a, const Match& b) { return a.Rank() < b.Rank(); });
  return matches;
}

absl::Status AddFound(Session& session, IdcsNumber person,
                      v1::NameAgreement::Value agreement,
                      v1::SearchPeopleResponse& response) {
  v1::SearchPeopleResponse::Found& found = *response.add_people();
  found.set_agreement(agreement);
  return FillPerson(session, person, *found.mutable_person());
}

absl::Status FindByDocument(Session& session, const Document& document,
                            const Findable& findable,
                            v1::SearchPeopleResponse& response) {
  RSU_ASSIGN_OR_RETURN(const auto holder,
                       FindDocumentHolder(session, document));
  if (!holder.has_value()) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const IdcsNumber now,
                       FindHolder(session, *holder, kAllKnown));
  RSU_ASSIGN_OR_RETURN(const bool may_be_found, findable.Has(session, now));
  if (!may_be_found) return absl::OkStatus();
  return AddFound(session, now, v1::NameAgreement::SAME, response);
}

// Where a page begins: the moment of the first page, and how many people the
// pages before it held.
using Position = std::optional<std::vector<std::int64_t>>;

absl::Status FindByName(Session& session, NameQuestion question,
                        const std::vector<std::string>& list, int size,
                        const Position& position, const Findable& findable,
                        v1::SearchPeopleResponse& response) {
  RSU_ASSIGN_OR_RETURN(
      question.filter.known_at_us,
      base::rpc::KnownAtOfPage(session, nullptr,
                               position.has_value()
                                   ? std::optional<std::int64_t>((*position)[0])
                                   : std::nullopt));
  RSU_ASSIGN_OR_RETURN(const std::vector<Match> matches,
                       FindMatches(session, question, findable));
  const std::int64_t skip = position.has_value() ? (*position)[1] : 0;
  const auto count = static_cast<std::int64_t>(matches.size());
  if (position.has_value() && (skip == 0 || skip >= count)) {
    return base::rpc::WrongPageToken();
  }
  const std::int64_t end = std::min(count, skip + size);
  for (std::int64_t i = skip; i < end; ++i) {
    const Match& match = matches[static_cast<std::size_t>(i)];
    RSU_RETURN_IF_ERROR(AddFound(session, match.person,
                                 match.agreement == NameAgreement::kSame
                                     ? v1::NameAgreement::SAME
                                     : v1::NameAgreement::CLOSE,
                                 response));
  }
  if (end < count) {
    response.set_next_page_token(base::rpc::WritePageToken(
        absl::StrCat(question.filter.known_at_us, " ", end), list));
  }
  return absl::OkStatus();
}

absl::StatusOr<Document> ReadWantedDocument(
    const v1::SearchPeopleRequest& request) {
  std::vector<base::FieldViolation> violations;
  Document document = ReadDocument(request.document(), "document", violations);
  if (!request.family_name().empty() || !request.given_name().empty() ||
      !request.birth_date().empty() || request.sex() != v1::Sex::UNSPECIFIED) {
    violations.push_back({"document", "is given without anything else"});
  }
  if (!violations.empty()) {
    return base::InvalidFields("MALFORMED_REQUEST", violations);
  }
  return document;
}

}  // namespace

grpc::ServerUnaryReactor* PopulationService::SearchPeople(
    grpc::CallbackServerContext* context,
    const v1::SearchPeopleRequest* request,
    v1::SearchPeopleResponse* response) {
  const absl::StatusOr<int> size =
      base::rpc::ReadPageSize(request->page_size(), kDefaultPage, kLargestPage);
  if (!size.ok()) return Answer(context, size.status());
  const Findable findable = {&base::rpc::CallOf(*context).call(),
                             DayOfRegistration(clock_.NowMicros())};
  if (request->has_document()) {
    auto document = ReadWantedDocument(*request);
    if (!document.ok()) return Answer(context, document.status());
    if (!request->page_token().empty()) {
      return Answer(context, base::rpc::WrongPageToken());
    }
    return base::rpc::AnswerFromRead(
        context, database_,
        [document = *std::move(document), findable,
         response](Session& session) {
          return FindByDocument(session, document, findable, *response);
        });
  }
  auto question = ReadNameQuestion(*request);
  if (!question.ok()) return Answer(context, question.status());
  const std::vector<std::string> list = {
      request->family_name(), request->given_name(), request->birth_date(),
      absl::StrCat(static_cast<int>(request->sex()))};
  Position position;
  if (!request->page_token().empty()) {
    position = base::rpc::ReadPageNumbers(request->page_token(), list, 2);
    if (!position.has_value()) {
      return Answer(context, base::rpc::WrongPageToken());
    }
  }
  return base::rpc::AnswerFromLongRead(
      context, database_,
      [question = *std::move(question), list, size = *size, position, findable,
       response](Session& session) {
        return FindByName(session, question, list, size, position, findable,
                          *response);
      });
}

}  // namespace registry
