#include "scoring/service/beneficiary_service.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/rpc/admission.h"
#include "base/rpc/answer_stream.h"
#include "base/rpc/call_context.h"
#include "base/rpc/moment.h"
#include "base/rpc/page_token.h"
#include "base/rpc/read_for_call.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "scoring/service/beneficiaries.h"
#include "scoring/service/beneficiary_households.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using base::rpc::Answer;
using base::rpc::FoundInAnswer;
using base::rpc::MalformedRequest;
using base::rpc::Reads;
using base::sql::Session;
using google::protobuf::Timestamp;

constexpr int kDefaultPage = 1000;
constexpr int kLargestPage = 5000;

// Whether a list is of people or of households.
enum class By { kPerson, kHousehold };

// What a page is asked for, whichever list it is of.
struct Question {
  ListRules rules;
  base::Date day;
  std::optional<Timestamp> known_at;
  std::optional<RegisterPoint> since;
  int size = 0;
  std::vector<std::string> fields;  // what a page token is bound to

  // Of the page token: where to go on and the moment of the first page.
  ListPosition from;
  std::optional<std::int64_t> known_at_us;
};

std::string TextOf(const Timestamp& moment) {
  return absl::StrCat(moment.seconds(), ".", moment.nanos());
}

std::string WriteToken(const ListPosition& next, std::int64_t known_at_us,
                       const Question& question) {
  return base::rpc::WritePageToken(
      absl::StrCat(next.input, " ", next.person, " ", known_at_us),
      question.fields);
}

absl::Status ReadToken(const std::string& token, Question& question) {
  const auto numbers = base::rpc::ReadPageNumbers(token, question.fields, 3);
  if (!numbers.has_value()) return base::rpc::WrongPageToken();
  question.from = {(*numbers)[0], (*numbers)[1]};
  question.known_at_us = (*numbers)[2];
  return absl::OkStatus();
}

// The fields that every list's request has.
template <typename Request>
absl::StatusOr<Question> ReadCommon(const Request& request, By by,
                                    const FormulaSet& formulas,
                                    const ProgrammeSet& programmes) {
  Question question;
  question.rules = {&formulas, &programmes, request.programme()};
  RSU_ASSIGN_OR_RETURN(question.day,
                       base::rpc::ReadDay("as_of", request.as_of()));
  RSU_ASSIGN_OR_RETURN(
      question.size,
      base::rpc::ReadPageSize(request.page_size(), kDefaultPage, kLargestPage));
  question.fields = {request.programme(), request.as_of()};
  if (by == By::kHousehold) question.fields.push_back("households");
  if (request.has_known_at()) {
    RSU_RETURN_IF_ERROR(
        base::rpc::CheckTimestamp("known_at", request.known_at()));
    question.known_at = request.known_at();
    question.fields.push_back(TextOf(request.known_at()));
  }
  return question;
}

absl::StatusOr<Question> Read(const v1::ListBeneficiariesRequest& request,
                              By by, const FormulaSet& formulas,
                              const ProgrammeSet& programmes) {
  RSU_ASSIGN_OR_RETURN(Question question,
                       ReadCommon(request, by, formulas, programmes));
  if (!request.page_token().empty()) {
    RSU_RETURN_IF_ERROR(ReadToken(request.page_token(), question));
  }
  return question;
}

absl::StatusOr<Question> Read(const v1::ListBeneficiaryChangesRequest& request,
                              By by, const FormulaSet& formulas,
                              const ProgrammeSet& programmes) {
  RSU_ASSIGN_OR_RETURN(Question question,
                       ReadCommon(request, by, formulas, programmes));
  if (!request.has_since() || !request.since().has_known_at()) {
    return MalformedRequest("since", "is missing");
  }
  RegisterPoint since;
  RSU_ASSIGN_OR_RETURN(
      since.day, base::rpc::ReadDay("since.as_of", request.since().as_of()));
  RSU_RETURN_IF_ERROR(
      base::rpc::CheckTimestamp("since.known_at", request.since().known_at()));
  since.known_at_us = base::rpc::ToMicros(request.since().known_at());
  if (question.day < since.day) {
    return MalformedRequest("since.as_of", "must not be after as_of");
  }
  question.since = since;
  question.fields.push_back(request.since().as_of());
  question.fields.push_back(TextOf(request.since().known_at()));
  if (!request.page_token().empty()) {
    RSU_RETURN_IF_ERROR(ReadToken(request.page_token(), question));
  }
  return question;
}

// The moment of all pages.
absl::StatusOr<RegisterPoint> PointOf(Session& session,
                                      const Question& question) {
  RegisterPoint point{question.day, 0};
  RSU_ASSIGN_OR_RETURN(
      point.known_at_us,
      base::rpc::KnownAtOfPage(
          session,
          question.known_at.has_value() ? &*question.known_at : nullptr,
          question.known_at_us));
  return point;
}

// The list of either response, and its changes.
absl::StatusOr<ListPosition> List(Session& session, const Question& question,
                                  const RegisterPoint& point,
                                  v1::ListBeneficiariesResponse& response) {
  return ListBeneficiaries(session, question.rules, point,
                           {question.size, question.from}, response);
}

absl::StatusOr<ListPosition> List(
    Session& session, const Question& question, const RegisterPoint& point,
    v1::ListBeneficiaryHouseholdsResponse& response) {
  return ListHouseholds(session, question.rules, point,
                        {question.size, question.from}, response);
}

absl::StatusOr<ListPosition> List(
    Session& session, const Question& question, const RegisterPoint& point,
    v1::ListBeneficiaryChangesResponse& response) {
  return ListChanges(session, question.rules, *question.since, point,
                     {question.size, question.from}, response);
}

absl::StatusOr<ListPosition> List(
    Session& session, const Question& question, const RegisterPoint& point,
    v1::ListBeneficiaryHouseholdChangesResponse& response) {
  return ListHouseholdChanges(session, question.rules, *question.since, point,
                              {question.size, question.from}, response);
}

template <typename Response>
absl::Status FillPage(Session& session, const Question& question,
                      Response& response) {
  RSU_ASSIGN_OR_RETURN(const RegisterPoint point, PointOf(session, question));
  if (question.since.has_value() &&
      point.known_at_us < question.since->known_at_us) {
    return MalformedRequest("since.known_at", "must not be after known_at");
  }
  RSU_ASSIGN_OR_RETURN(const ListPosition next,
                       List(session, question, point, response));
  if (next.input >= 0) {
    response.set_next_page_token(WriteToken(next, point.known_at_us, question));
  }
  return absl::OkStatus();
}

// One call of a stream of pages. Holds one page at a time: the next is found
// when gRPC has taken the one before. Deletes itself when the call is over.
template <typename Response>
class PageStream
    : public base::rpc::AnswerStream<grpc::ServerWriteReactor<Response>,
                                     Response> {
 public:
  PageStream(grpc::CallbackServerContext* context,
             base::sql::Database* database, Question question)
      : base::rpc::AnswerStream<grpc::ServerWriteReactor<Response>, Response>(
            context),
        database_(*database),
        question_(std::move(question)) {}

  void Start() {
    page_.Clear();
    base::rpc::ReadForCall(
        &this->context(), database_,
        [this](Session& session) {
          return FillPage(session, question_, page_);
        },
        [this](const absl::Status& status) { SendPage(status); },
        base::sql::Database::Lane::kLong);
  }

  void OnWriteDone(bool ok) override {
    base::rpc::NoteReplyTaken(this->context());
    if (!ok || this->context().IsCancelled()) {
      this->Finish(grpc::Status::CANCELLED);
      return;
    }
    const absl::Status read = ReadToken(page_.next_page_token(), question_);
    if (read.ok()) {
      Start();
    } else {
      this->Fail(read);
    }
  }

  void OnDone() override { delete this; }

 private:
  void SendPage(const absl::Status& status) {
    if (!status.ok()) {
      this->Fail(status);
      return;
    }
    base::rpc::NoteReply(this->context(), page_);
    if (page_.next_page_token().empty()) {
      this->SendLast(&page_);
    } else {
      this->Send(&page_);
    }
  }

  base::sql::Database& database_;
  Question question_;
  Response page_;
};

// What a service asks and answers with. Borrows all of it.
struct ListSources {
  base::sql::Database& database;
  const FormulaSet& formulas;
  const ProgrammeSet& programmes;
};

template <typename Request, typename Response>
grpc::ServerUnaryReactor* AnswerPage(const ListSources& sources,
                                     grpc::CallbackServerContext* context,
                                     const Request& request, By by,
                                     Response* response) {
  auto question = Read(request, by, sources.formulas, sources.programmes);
  if (!question.ok()) return Answer(context, question.status());
  return base::rpc::AnswerFromLongRead(
      context, sources.database,
      [response, question = *std::move(question)](Session& session) {
        return FillPage(session, question, *response);
      });
}

template <typename Response>
grpc::ServerWriteReactor<Response>* AnswerPages(
    const ListSources& sources, grpc::CallbackServerContext* context,
    const v1::ListBeneficiariesRequest& request, By by) {
  auto question = Read(request, by, sources.formulas, sources.programmes);
  if (!question.ok()) {
    return new base::rpc::FailedStream<Response>(context, question.status());
  }
  auto* stream = new PageStream<Response>(context, &sources.database,
                                          *std::move(question));
  stream->Start();
  return stream;
}

}  // namespace

BeneficiaryService::BeneficiaryService(base::sql::Database* database,
                                       const FormulaSet* formulas,
                                       const ProgrammeSet* programmes)
    : database_(*database), formulas_(*formulas), programmes_(*programmes) {
  const auto list = Reads(FoundInAnswer())
                        .OfProgramme(&v1::ListBeneficiariesRequest::programme);
  const auto changes =
      Reads(FoundInAnswer())
          .OfProgramme(&v1::ListBeneficiaryChangesRequest::programme);
  Unary("ListBeneficiaries", list, &BeneficiaryService::ListBeneficiaries);
  ReplyStream("StreamBeneficiaries", list,
              &BeneficiaryService::StreamBeneficiaries);
  Unary("ListBeneficiaryChanges", changes,
        &BeneficiaryService::ListBeneficiaryChanges);
  Unary("ListBeneficiaryHouseholds", list,
        &BeneficiaryService::ListBeneficiaryHouseholds);
  ReplyStream("StreamBeneficiaryHouseholds", list,
              &BeneficiaryService::StreamBeneficiaryHouseholds);
  Unary("ListBeneficiaryHouseholdChanges", changes,
        &BeneficiaryService::ListBeneficiaryHouseholdChanges);
}

grpc::ServerUnaryReactor* BeneficiaryService::ListBeneficiaries(
    grpc::CallbackServerContext* context,
    const v1::ListBeneficiariesRequest* request,
    v1::ListBeneficiariesResponse* response) {
  return AnswerPage(ListSources{database_, formulas_, programmes_}, context,
                    *request, By::kPerson, response);
}

grpc::ServerWriteReactor<v1::ListBeneficiariesResponse>*
BeneficiaryService::StreamBeneficiaries(
    grpc::CallbackServerContext* context,
    const v1::ListBeneficiariesRequest* request) {
  return AnswerPages<v1::ListBeneficiariesResponse>(
      ListSources{database_, formulas_, programmes_}, context, *request,
      By::kPerson);
}

grpc::ServerUnaryReactor* BeneficiaryService::ListBeneficiaryChanges(
    grpc::CallbackServerContext* context,
    const v1::ListBeneficiaryChangesRequest* request,
    v1::ListBeneficiaryChangesResponse* response) {
  return AnswerPage(ListSources{database_, formulas_, programmes_}, context,
                    *request, By::kPerson, response);
}

grpc::ServerUnaryReactor* BeneficiaryService::ListBeneficiaryHouseholds(
    grpc::CallbackServerContext* context,
    const v1::ListBeneficiariesRequest* request,
    v1::ListBeneficiaryHouseholdsResponse* response) {
  return AnswerPage(ListSources{database_, formulas_, programmes_}, context,
                    *request, By::kHousehold, response);
}

grpc::ServerWriteReactor<v1::ListBeneficiaryHouseholdsResponse>*
BeneficiaryService::StreamBeneficiaryHouseholds(
    grpc::CallbackServerContext* context,
    const v1::ListBeneficiariesRequest* request) {
  return AnswerPages<v1::ListBeneficiaryHouseholdsResponse>(
      ListSources{database_, formulas_, programmes_}, context, *request,
      By::kHousehold);
}

grpc::ServerUnaryReactor* BeneficiaryService::ListBeneficiaryHouseholdChanges(
    grpc::CallbackServerContext* context,
    const v1::ListBeneficiaryChangesRequest* request,
    v1::ListBeneficiaryHouseholdChangesResponse* response) {
  return AnswerPage(ListSources{database_, formulas_, programmes_}, context,
                    *request, By::kHousehold, response);
}

}  // namespace scoring
