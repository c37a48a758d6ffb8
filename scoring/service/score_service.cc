#include "scoring/service/score_service.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/error.h"
#include "base/rpc/moment.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/storage/households.h"
#include "scoring/explanation/explain.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/service/page_token.h"
#include "scoring/service/standing.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::rpc::Answer;
using base::rpc::MalformedRequest;
using base::sql::Session;
using registry::StoredDeclaration;

constexpr int kDefaultPage = 1000;
constexpr int kLargestPage = 5000;
constexpr char kHouseholds[] = "households/";

absl::Status UnknownHousehold() {
  return base::MakeError(absl::StatusCode::kNotFound,
                         "there is no such household, or it had declared "
                         "nothing for that day",
                         {"UNKNOWN_HOUSEHOLD", {}, {}, 0});
}

void FillScore(const StoredDeclaration& stored, const FormulaSet& formulas,
               v1::Score& score) {
  score.set_household(stored.key.household.ToString());
  score.set_sender(stored.sender);
  score.set_score(Score::FromTicks(stored.score_ticks).ToString());
  score.set_formula(stored.formula);
  score.set_revision(stored.key.revision);
  score.set_effective_date(stored.effective_date.ToString());
  score.set_usable(IsUsable(formulas, stored));
  *score.mutable_create_time() = base::rpc::ToTimestamp(stored.known_at_us);
}

absl::Status FillExplanation(const StoredDeclaration& stored,
                             const FormulaSet& formulas,
                             v1::Explanation& message) {
  const Formula* formula = formulas.ByName(stored.formula);
  if (formula == nullptr) {
    return absl::InternalError(
        absl::StrCat("formula ", stored.formula, " is not known any more"));
  }
  RSU_ASSIGN_OR_RETURN(const Variables variables,
                       UnpackVariables(stored.variables));
  RSU_ASSIGN_OR_RETURN(const Explanation explanation,
                       Explain(*formula, variables));
  for (const ExplainedTerm& term : explanation.terms) {
    v1::Explanation::Term& out = *message.add_terms();
    out.set_number(term.number);
    out.set_variable(term.variable);
    out.set_description(term.description);
    out.set_value(term.value);
    out.set_coefficient(term.coefficient);
    out.set_numerator(absl::StrCat(term.numerator));
    out.set_contribution(term.contribution);
  }
  message.set_exact_numerator(absl::StrCat(explanation.exact_numerator));
  message.set_denominator(absl::StrCat(explanation.denominator));
  return absl::OkStatus();
}

// The day asked for, or the last of all if none is.
absl::StatusOr<base::Date> ReadOptionalDay(const std::string& text) {
  if (text.empty()) return registry::LastDay();
  return base::rpc::ReadDay("as_of", text);
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
    return {day.ToString(), sender,
            known_at.has_value()
                ? absl::StrCat(known_at->seconds(), ".", known_at->nanos())
                : ""};
  }
};

absl::Status List(Session& session, const ListQuery& query,
                  const FormulaSet& formulas,
                  v1::ListScoresResponse& response) {
  PageToken page;
  if (query.token.has_value()) {
    page = *query.token;
  } else {
    RSU_ASSIGN_OR_RETURN(
        page.known_at_us,
        base::rpc::KnownAt(
            session, query.known_at.has_value() ? &*query.known_at : nullptr));
  }
  RSU_ASSIGN_OR_RETURN(
      const std::vector<registry::ListedHousehold> listed,
      registry::ListHouseholdsAfter(session, page.after, query.sender,
                                    page.known_at_us, query.size));
  for (const registry::ListedHousehold& entry : listed) {
    RSU_ASSIGN_OR_RETURN(auto stored, registry::FindDeclarationInForce(
                                          session, entry.household, query.day,
                                          page.known_at_us));
    // Nothing was declared for that day yet.
    if (!stored.has_value()) continue;
    RSU_RETURN_IF_ERROR(ApplyRescoring(session, formulas, query.day,
                                       page.known_at_us, *stored));
    v1::Score& score = *response.add_scores();
    FillScore(*stored, formulas, score);
    score.set_household_ref(entry.position.household_ref);
  }
  if (static_cast<int>(listed.size()) == query.size) {
    page.after = listed.back().position;
    response.set_next_page_token(WritePageToken(page, query.Fields()));
  }
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* ScoreService::GetScore(
    grpc::CallbackServerContext* context, const v1::GetScoreRequest* request,
    v1::Score* response) {
  absl::string_view digits = request->name();
  const bool prefixed = absl::ConsumePrefix(&digits, kHouseholds);
  const auto household = idcs::IdcsNumber::Parse(digits);
  if (!prefixed || !household.ok()) {
    return Answer(context, MalformedRequest(
                               "name", "must be households/ and ten digits"));
  }
  const auto day = ReadOptionalDay(request->as_of());
  if (!day.ok()) return Answer(context, day.status());
  return base::rpc::AnswerFromRead(
      context, database_,
      [this, request, household = *household, day = *day,
       response](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(
            const std::int64_t known_at_us,
            base::rpc::KnownAt(session, request->has_known_at()
                                            ? &request->known_at()
                                            : nullptr));
        RSU_ASSIGN_OR_RETURN(
            auto stored, registry::FindDeclarationInForce(session, household,
                                                          day, known_at_us));
        if (!stored.has_value()) return UnknownHousehold();
        RSU_RETURN_IF_ERROR(
            ApplyRescoring(session, formulas_, day, known_at_us, *stored));
        FillScore(*stored, formulas_, *response);
        rsu::registry::v1::Declaration declaration;
        declaration.ParseFromString(stored->content);
        response->set_household_ref(declaration.household_ref());
        if (!request->explain()) return absl::OkStatus();
        return FillExplanation(*stored, formulas_,
                               *response->mutable_explanation());
      });
}

grpc::ServerUnaryReactor* ScoreService::ListScores(
    grpc::CallbackServerContext* context, const v1::ListScoresRequest* request,
    v1::ListScoresResponse* response) {
  const absl::StatusOr<int> size =
      base::rpc::ReadPageSize(request->page_size(), kDefaultPage, kLargestPage);
  if (!size.ok()) return Answer(context, size.status());
  const auto day = ReadOptionalDay(request->as_of());
  if (!day.ok()) return Answer(context, day.status());
  ListQuery query{*size, *day, request->sender(), std::nullopt, std::nullopt};
  if (request->has_known_at()) query.known_at = request->known_at();
  if (!request->page_token().empty()) {
    query.token = ReadPageToken(request->page_token(), query.Fields());
    if (!query.token.has_value()) {
      return Answer(
          context,
          MalformedRequest("page_token",
                           "must be the next_page_token of the same request"));
    }
  }
  return base::rpc::AnswerFromRead(
      context, database_,
      [this, query = std::move(query), response](Session& session) {
        return List(session, query, formulas_, *response);
      });
}

}  // namespace scoring
