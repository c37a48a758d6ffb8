#include "scoring/service/beneficiary_service.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/rpc/admission.h"
#include "base/rpc/caller.h"
#include "base/rpc/moment.h"
#include "base/rpc/page_token.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "scoring/service/beneficiaries.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using base::rpc::Answer;
using base::rpc::MalformedRequest;
using base::sql::Session;
using google::protobuf::Timestamp;

constexpr int kDefaultPage = 1000;
constexpr int kLargestPage = 5000;

absl::Status ProgrammeNotAllowed() {
  return base::MakeError(absl::StatusCode::kPermissionDenied,
                         "there is no such programme that the caller may see",
                         {"PROGRAMME_NOT_ALLOWED", {}, {}, 0});
}

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
absl::StatusOr<Question> ReadCommon(const Request& request,
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
  if (request.has_known_at()) {
    RSU_RETURN_IF_ERROR(
        base::rpc::CheckTimestamp("known_at", request.known_at()));
    question.known_at = request.known_at();
    question.fields.push_back(TextOf(request.known_at()));
  }
  return question;
}

absl::StatusOr<Question> ReadList(const v1::ListBeneficiariesRequest& request,
                                  const FormulaSet& formulas,
                                  const ProgrammeSet& programmes) {
  RSU_ASSIGN_OR_RETURN(Question question,
                       ReadCommon(request, formulas, programmes));
  if (!request.page_token().empty()) {
    RSU_RETURN_IF_ERROR(ReadToken(request.page_token(), question));
  }
  return question;
}

absl::StatusOr<Question> ReadChanges(
    const v1::ListBeneficiaryChangesRequest& request,
    const FormulaSet& formulas, const ProgrammeSet& programmes) {
  RSU_ASSIGN_OR_RETURN(Question question,
                       ReadCommon(request, formulas, programmes));
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

absl::Status FillList(Session& session, const Question& question,
                      v1::ListBeneficiariesResponse& response) {
  RSU_ASSIGN_OR_RETURN(const RegisterPoint point, PointOf(session, question));
  RSU_ASSIGN_OR_RETURN(
      const ListPosition next,
      ListBeneficiaries(session, question.rules, point,
                        {question.size, question.from}, response));
  if (next.input >= 0) {
    response.set_next_page_token(WriteToken(next, point.known_at_us, question));
  }
  return absl::OkStatus();
}

absl::Status FillChanges(Session& session, const Question& question,
                         v1::ListBeneficiaryChangesResponse& response) {
  RSU_ASSIGN_OR_RETURN(const RegisterPoint point, PointOf(session, question));
  if (point.known_at_us < question.since->known_at_us) {
    return MalformedRequest("since.known_at", "must not be after known_at");
  }
  RSU_ASSIGN_OR_RETURN(
      const ListPosition next,
      ListChanges(session, question.rules, *question.since, point,
                  {question.size, question.from}, response));
  if (next.input >= 0) {
    response.set_next_page_token(WriteToken(next, point.known_at_us, question));
  }
  return absl::OkStatus();
}

// One call of StreamBeneficiaries. Holds one page at a time: the next is found
// when gRPC has taken the one before. Deletes itself when the call is over.
class BeneficiaryStream
    : public grpc::ServerWriteReactor<v1::ListBeneficiariesResponse> {
 public:
  BeneficiaryStream(grpc::CallbackServerContext* context,
                    base::sql::Database* database, Question question)
      : context_(*context),
        database_(*database),
        question_(std::move(question)) {}

  void Start() {
    page_.Clear();
    database_.Read(
        [this](Session& session) {
          return FillList(session, question_, page_);
        },
        [this](const absl::Status& status) { Send(status); },
        base::rpc::DeadlineUs(context_), base::sql::Database::Lane::kLong);
  }

  void OnWriteDone(bool ok) override {
    if (!ok || context_.IsCancelled()) {
      Finish(grpc::Status::CANCELLED);
      return;
    }
    const absl::Status read = ReadToken(page_.next_page_token(), question_);
    if (read.ok()) {
      Start();
    } else {
      Finish(base::rpc::ToGrpc(read));
    }
  }

  void OnDone() override { delete this; }

 private:
  void Send(const absl::Status& status) {
    if (!status.ok()) {
      Finish(base::rpc::ToGrpc(status));
    } else if (page_.next_page_token().empty()) {
      StartWriteAndFinish(&page_, {}, grpc::Status::OK);
    } else {
      StartWrite(&page_);
    }
  }

  grpc::CallbackServerContext& context_;
  base::sql::Database& database_;
  Question question_;
  v1::ListBeneficiariesResponse page_;
};

}  // namespace

BeneficiaryService::BeneficiaryService(base::sql::Database* database,
                                       const FormulaSet* formulas,
                                       const ProgrammeSet* programmes,
                                       const ProgrammeCallers* callers)
    : database_(*database),
      formulas_(*formulas),
      programmes_(*programmes),
      callers_(*callers) {
  Unary("ListBeneficiaries", &BeneficiaryService::ListBeneficiaries);
  ReplyStream("StreamBeneficiaries", &BeneficiaryService::StreamBeneficiaries);
  Unary("ListBeneficiaryChanges", &BeneficiaryService::ListBeneficiaryChanges);
}

grpc::ServerUnaryReactor* BeneficiaryService::ListBeneficiaries(
    grpc::CallbackServerContext* context,
    const v1::ListBeneficiariesRequest* request,
    v1::ListBeneficiariesResponse* response) {
  if (!callers_.MaySee(base::rpc::CallerName(*context), request->programme())) {
    return Answer(context, ProgrammeNotAllowed());
  }
  auto question = ReadList(*request, formulas_, programmes_);
  if (!question.ok()) return Answer(context, question.status());
  return base::rpc::AnswerFromLongRead(
      context, database_,
      [response, question = *std::move(question)](Session& session) {
        return FillList(session, question, *response);
      });
}

grpc::ServerWriteReactor<v1::ListBeneficiariesResponse>*
BeneficiaryService::StreamBeneficiaries(
    grpc::CallbackServerContext* context,
    const v1::ListBeneficiariesRequest* request) {
  using Failed = base::rpc::FailedStream<v1::ListBeneficiariesResponse>;
  if (!callers_.MaySee(base::rpc::CallerName(*context), request->programme())) {
    return new Failed(ProgrammeNotAllowed());
  }
  auto question = ReadList(*request, formulas_, programmes_);
  if (!question.ok()) return new Failed(question.status());
  auto* stream =
      new BeneficiaryStream(context, &database_, *std::move(question));
  stream->Start();
  return stream;
}

grpc::ServerUnaryReactor* BeneficiaryService::ListBeneficiaryChanges(
    grpc::CallbackServerContext* context,
    const v1::ListBeneficiaryChangesRequest* request,
    v1::ListBeneficiaryChangesResponse* response) {
  if (!callers_.MaySee(base::rpc::CallerName(*context), request->programme())) {
    return Answer(context, ProgrammeNotAllowed());
  }
  auto question = ReadChanges(*request, formulas_, programmes_);
  if (!question.ok()) return Answer(context, question.status());
  return base::rpc::AnswerFromLongRead(
      context, database_,
      [response, question = *std::move(question)](Session& session) {
        return FillChanges(session, question, *response);
      });
}

}  // namespace scoring
