#include "scoring/service/stored_score.h"

#include <utility>

#include "absl/strings/strip.h"
#include "base/error.h"
#include "base/rpc/admission.h"
#include "base/rpc/moment.h"
#include "base/status_macros.h"
#include "registry/declaration/stored_declaration.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/score/score.h"

namespace scoring {

namespace v1 = ::rsu::scoring::v1;
using base::rpc::MalformedRequest;
using registry::StoredDeclaration;

absl::StatusOr<idcs::IdcsNumber> ReadHousehold(absl::string_view field,
                                               absl::string_view name) {
  const bool prefixed = absl::ConsumePrefix(&name, "households/");
  const auto household = idcs::IdcsNumber::Parse(name);
  if (prefixed && household.ok()) return *household;
  return MalformedRequest(field, "must be households/ and ten digits");
}

absl::StatusOr<base::Date> ReadOptionalDay(absl::string_view field,
                                           const std::string& text) {
  if (text.empty()) return registry::LastDay();
  return base::rpc::ReadDay(field, text);
}

absl::StatusOr<base::Language> ReadLanguage(const std::string& text) {
  if (text.empty()) return base::Language::kEnglish;
  const auto language = base::ParseLanguage(text);
  if (language.has_value()) return *language;
  return MalformedRequest("language", "must be en, fr or ar");
}

absl::Status UnknownHousehold(absl::string_view field) {
  return base::FieldError(
      absl::StatusCode::kNotFound, "UNKNOWN_HOUSEHOLD", field,
      "there is no such household, or it had declared nothing for that day");
}

absl::StatusOr<StoredDeclaration> FindScore(base::sql::Session& session,
                                            const FormulaSet& formulas,
                                            idcs::IdcsNumber household,
                                            base::Date day,
                                            std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(auto stored, registry::FindDeclarationInForce(
                                        session, household, day, known_at_us));
  if (!stored.has_value()) return UnknownHousehold("name");
  RSU_RETURN_IF_ERROR(
      ApplyRescoring(session, formulas, day, known_at_us, *stored));
  return *std::move(stored);
}

absl::StatusOr<const Formula*> FormulaOf(const FormulaSet& formulas,
                                         const StoredDeclaration& stored) {
  const Formula* formula = formulas.ByName(stored.formula);
  if (formula == nullptr) return UnknownFormula(stored.formula);
  return formula;
}

absl::StatusOr<rsu::registry::v1::Declaration> ContentOf(
    const StoredDeclaration& stored) {
  rsu::registry::v1::Declaration content;
  RSU_RETURN_IF_ERROR(
      registry::ReadStoredDeclaration(stored.content, stored.key, content));
  return content;
}

absl::Status FillListedScore(const StoredDeclaration& stored,
                             const FormulaSet& formulas, v1::Score& score) {
  score.set_household(stored.key.household.ToString());
  score.set_sender(stored.sender);
  score.set_score(Score::FromTicks(stored.score_ticks).ToString());
  score.set_formula(stored.formula);
  score.set_revision(stored.key.revision);
  score.set_effective_date(stored.effective_date.ToString());
  RSU_ASSIGN_OR_RETURN(const bool usable, IsUsable(formulas, stored));
  score.set_usable(usable);
  *score.mutable_create_time() = base::rpc::ToTimestamp(stored.known_at_us);
  return absl::OkStatus();
}

absl::Status FillScore(const StoredDeclaration& stored,
                       const rsu::registry::v1::Declaration& content,
                       const FormulaSet& formulas, base::Date day,
                       std::int64_t known_at_us, v1::Score& score) {
  RSU_RETURN_IF_ERROR(FillListedScore(stored, formulas, score));
  score.set_household_ref(content.household_ref());
  score.set_as_of(day.ToString());
  *score.mutable_known_at() = base::rpc::ToTimestamp(known_at_us);
  return absl::OkStatus();
}

}  // namespace scoring
