#include "scoring/service/score_service.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/damage/damage_log.h"
#include "base/rpc/call_context.h"
#include "base/rpc/moment.h"
#include "base/rpc/page_token.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/storage/households.h"
#include "registry/storage/households_past_damage.h"
#include "scoring/rescoring/score_changes.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/service/page_token.h"
#include "scoring/service/score_comparison.h"
#include "scoring/service/score_explanation.h"
#include "scoring/service/score_history_page.h"
#include "scoring/service/stored_score.h"
#include "scoring/service/threshold_explanation.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::rpc::Answer;
using base::rpc::HouseholdIn;
using base::rpc::Reads;
using base::sql::Session;
using registry::StoredDeclaration;

constexpr int kDefaultPage = 1000;
constexpr int kLargestPage = 5000;
constexpr int kDefaultHistoryPage = 50;
constexpr int kLargestHistoryPage = 500;

// The moment that a request asks for; null: none.
template <typename Request>
const google::protobuf::Timestamp* MomentOf(const Request& request) {
  return request.has_known_at() ? &request.known_at() : nullptr;
}

// The moment as a part of what a page token is bound to.
std::string TextOf(const std::optional<google::protobuf::Timestamp>& moment) {
  if (!moment.has_value()) return "";
  return absl::StrCat(moment->seconds(), ".", moment->nanos());
}

// What a list asks for.
struct ListQuery {
  int size = 0;
  base::Date day;
  std::string sender;
  std::optional<PageToken> token;
  std::optional<google::protobuf::Timestamp> known_at;

  // What a page token is bound to.
  std::vector<std::string> Fields() const {
    return {day.ToString(), sender, TextOf(known_at)};
  }
};

// Nothing if nothing was declared for that day yet.
absl::StatusOr<std::optional<v1::Score>> ListedScoreOf(
    Session& session, const FormulaSet& formulas,
    const registry::ListedHousehold& entry, base::Date day,
    std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(
      auto stored, registry::FindDeclarationInForce(session, entry.household,
                                                    day, known_at_us));
  if (!stored.has_value()) return std::nullopt;
  RSU_RETURN_IF_ERROR(
      ApplyRescoring(session, formulas, day, known_at_us, *stored));
  v1::Score score;
  RSU_RETURN_IF_ERROR(FillListedScore(*stored, formulas, score));
  score.set_household_ref(entry.position.household_ref);
  return score;
}

absl::Status List(Session& session, const ListQuery& query,
                  const FormulaSet& formulas,
                  v1::ListScoresResponse& response) {
  PageToken page;
  std::optional<std::int64_t> known_at_of_token;
  if (query.token.has_value()) {
    page = *query.token;
    known_at_of_token = page.known_at_us;
  }
  RSU_ASSIGN_OR_RETURN(
      page.known_at_us,
      base::rpc::KnownAtOfPage(
          session, query.known_at.has_value() ? &*query.known_at : nullptr,
          known_at_of_token));
  RSU_ASSIGN_OR_RETURN(
      const registry::HouseholdsPastDamage found,
      registry::ListHouseholdsPastDamage(session, page.after, query.sender,
                                         page.known_at_us, query.size));
  const std::vector<registry::ListedHousehold>& listed = found.households;
  response.set_households(static_cast<std::int32_t>(listed.size()));
  if (found.lacks_some) {
    response.add_unreadable("");
    const absl::StatusOr<std::int64_t> in_all =
        registry::CountDeclaredHouseholds(session, query.sender,
                                          page.known_at_us);
    if (in_all.ok()) {
      response.set_households_in_all(*in_all);
    } else if (!absl::IsDataLoss(in_all.status())) {
      return in_all.status();
    }
  }
  for (const registry::ListedHousehold& entry : listed) {
    const absl::StatusOr<std::optional<v1::Score>> score =
        ListedScoreOf(session, formulas, entry, query.day, page.known_at_us);
    if (absl::IsDataLoss(score.status())) {
      base::LogDamage(score.status());
      response.add_unreadable(entry.household.ToString());
      continue;
    }
    RSU_RETURN_IF_ERROR(score.status());
    if (score->has_value()) *response.add_scores() = **score;
  }
  if (static_cast<int>(listed.size()) == query.size) {
    page.after = listed.back().position;
    response.set_next_page_token(WritePageToken(page, query.Fields()));
  }
  return absl::OkStatus();
}

// Reads one of the two that a comparison is of.
absl::StatusOr<base::Date> ReadMoment(
    const std::string& which, const v1::CompareScoresRequest::Moment& moment) {
  if (moment.has_known_at()) {
    RSU_RETURN_IF_ERROR(base::rpc::CheckTimestamp(
        absl::StrCat(which, ".known_at"), moment.known_at()));
  }
  return ReadOptionalDay(absl::StrCat(which, ".as_of"), moment.as_of());
}

template <typename Request>
absl::Status UnknownNamed(const Request& /*request*/) {
  return UnknownHousehold("name");
}
absl::Status UnknownParent(const v1::ListScoreHistoryRequest& /*request*/) {
  return UnknownHousehold("parent");
}

}  // namespace

ScoreService::ScoreService(base::sql::Database* database,
                           const FormulaSet* formulas,
                           const ProgrammeSet* programmes)
    : database_(*database), formulas_(*formulas), programmes_(*programmes) {
  Unary(
      "GetScore",
      Reads(HouseholdIn(&v1::GetScoreRequest::name)).KnowsPlaces(UnknownNamed),
      &ScoreService::GetScore);
  Unary("ListScores", Reads(base::rpc::FoundInAnswer()),
        &ScoreService::ListScores);
  Unary("CompareScores",
        Reads(HouseholdIn(&v1::CompareScoresRequest::name))
            .KnowsPlaces(UnknownNamed),
        &ScoreService::CompareScores);
  Unary("ExplainThresholds",
        Reads(HouseholdIn(&v1::ExplainThresholdsRequest::name))
            .KnowsPlaces(UnknownNamed),
        &ScoreService::ExplainThresholds);
  Unary("ListScoreHistory",
        Reads(HouseholdIn(&v1::ListScoreHistoryRequest::parent))
            .KnowsPlaces(UnknownParent),
        &ScoreService::ListScoreHistory);
}

grpc::ServerUnaryReactor* ScoreService::GetScore(
    grpc::CallbackServerContext* context, const v1::GetScoreRequest* request,
    v1::Score* response) {
  const auto household = ReadHousehold("name", request->name());
  if (!household.ok()) return Answer(context, household.status());
  const auto day = ReadOptionalDay("as_of", request->as_of());
  if (!day.ok()) return Answer(context, day.status());
  const auto language = ReadLanguage(request->language());
  if (!language.ok()) return Answer(context, language.status());
  return base::rpc::AnswerFromRead(
      context, database_,
      [this, request, household = *household, day = *day, language = *language,
       response](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(const std::int64_t known_at_us,
                             base::rpc::KnownAt(session, MomentOf(*request)));
        RSU_ASSIGN_OR_RETURN(
            const StoredDeclaration stored,
            FindScore(session, formulas_, household, day, known_at_us));
        RSU_ASSIGN_OR_RETURN(const auto content, ContentOf(stored));
        RSU_RETURN_IF_ERROR(
            FillScore(stored, content, formulas_, day, known_at_us, *response));
        if (!request->explain()) return absl::OkStatus();
        return FillExplanation(session, stored, content, formulas_, language,
                               *response->mutable_explanation());
      });
}

grpc::ServerUnaryReactor* ScoreService::ListScores(
    grpc::CallbackServerContext* context, const v1::ListScoresRequest* request,
    v1::ListScoresResponse* response) {
  const absl::StatusOr<int> size =
      base::rpc::ReadPageSize(request->page_size(), kDefaultPage, kLargestPage);
  if (!size.ok()) return Answer(context, size.status());
  const auto day = ReadOptionalDay("as_of", request->as_of());
  if (!day.ok()) return Answer(context, day.status());
  ListQuery query{*size, *day, request->sender(), std::nullopt, std::nullopt};
  if (request->has_known_at()) query.known_at = request->known_at();
  if (!request->page_token().empty()) {
    query.token = ReadPageToken(request->page_token(), query.Fields());
    if (!query.token.has_value()) {
      return Answer(context, base::rpc::WrongPageToken());
    }
  }
  return base::rpc::AnswerFromLongRead(
      context, database_,
      [this, query = std::move(query), response](Session& session) {
        return List(session, query, formulas_, *response);
      });
}

grpc::ServerUnaryReactor* ScoreService::CompareScores(
    grpc::CallbackServerContext* context,
    const v1::CompareScoresRequest* request, v1::ScoreComparison* response) {
  const auto household = ReadHousehold("name", request->name());
  if (!household.ok()) return Answer(context, household.status());
  const auto before = ReadMoment("before", request->before());
  if (!before.ok()) return Answer(context, before.status());
  const auto after = ReadMoment("after", request->after());
  if (!after.ok()) return Answer(context, after.status());
  const auto language = ReadLanguage(request->language());
  if (!language.ok()) return Answer(context, language.status());
  return base::rpc::AnswerFromLongRead(
      context, database_,
      [this, request, household = *household, before = *before, after = *after,
       language = *language, response](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(
            const std::int64_t known_before,
            base::rpc::KnownAt(session, MomentOf(request->before())));
        RSU_ASSIGN_OR_RETURN(
            const std::int64_t known_after,
            base::rpc::KnownAt(session, MomentOf(request->after())));
        return scoring::CompareScores(
            session, formulas_, household, {before, known_before},
            {after, known_after}, language, *response);
      });
}

grpc::ServerUnaryReactor* ScoreService::ExplainThresholds(
    grpc::CallbackServerContext* context,
    const v1::ExplainThresholdsRequest* request,
    v1::ThresholdExplanation* response) {
  const auto household = ReadHousehold("name", request->name());
  if (!household.ok()) return Answer(context, household.status());
  const auto day = base::rpc::ReadDay("as_of", request->as_of());
  if (!day.ok()) return Answer(context, day.status());
  return base::rpc::AnswerFromLongRead(
      context, database_,
      [this, context, request, household = *household, day = *day,
       response](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(const std::int64_t known_at_us,
                             base::rpc::KnownAt(session, MomentOf(*request)));
        return scoring::ExplainThresholds(
            session, formulas_, programmes_, household, day, known_at_us,
            [context] {
              return context->IsCancelled() ? base::rpc::CallerGone()
                                            : absl::OkStatus();
            },
            *response);
      });
}

grpc::ServerUnaryReactor* ScoreService::ListScoreHistory(
    grpc::CallbackServerContext* context,
    const v1::ListScoreHistoryRequest* request,
    v1::ListScoreHistoryResponse* response) {
  const auto household = ReadHousehold("parent", request->parent());
  if (!household.ok()) return Answer(context, household.status());
  const absl::StatusOr<int> size = base::rpc::ReadPageSize(
      request->page_size(), kDefaultHistoryPage, kLargestHistoryPage);
  if (!size.ok()) return Answer(context, size.status());
  std::vector<std::string> token_fields = {household->ToString(), ""};
  if (request->has_known_at()) token_fields[1] = TextOf(request->known_at());
  std::optional<HistoryPosition> position;
  if (!request->page_token().empty()) {
    position = ReadHistoryToken(request->page_token(), token_fields);
    if (!position.has_value()) {
      return Answer(context, base::rpc::WrongPageToken());
    }
  }
  return base::rpc::AnswerFromLongRead(
      context, database_,
      [this, request, household = *household, size = *size,
       token_fields = std::move(token_fields), position,
       response](Session& session) -> absl::Status {
        HistoryPosition from;
        std::optional<std::int64_t> known_at_of_token;
        if (position.has_value()) {
          from = *position;
          known_at_of_token = from.known_at_us;
        }
        RSU_ASSIGN_OR_RETURN(from.known_at_us, base::rpc::KnownAtOfPage(
                                                   session, MomentOf(*request),
                                                   known_at_of_token));
        RSU_ASSIGN_OR_RETURN(
            const std::vector<ScoreChange> changes,
            FindScoreChanges(session, formulas_, household, from.known_at_us));
        if (changes.empty()) return UnknownHousehold("parent");
        if (from.given >= static_cast<std::int64_t>(changes.size())) {
          return base::rpc::WrongPageToken();
        }
        *response->mutable_known_at() =
            base::rpc::ToTimestamp(from.known_at_us);
        return FillHistory(changes, formulas_, from, size, token_fields,
                           *response);
      });
}

}  // namespace scoring
