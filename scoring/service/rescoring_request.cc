#include "scoring/service/rescoring_request.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/date.h"
#include "base/error.h"
#include "base/rpc/admission.h"
#include "registry/codes/place.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::jobs::v1;
using base::FieldViolation;
using base::rpc::MalformedRequest;

absl::Status UnknownFormula() {
  return base::FieldError(absl::StatusCode::kFailedPrecondition,
                          "UNKNOWN_FORMULA", "formula",
                          "the server knows no formula of that name");
}

void ReadFilter(const v1::RescoringFilter& from, RescoringFilter& filter,
                std::vector<FieldViolation>& violations) {
  for (int i = 0; i < from.regions_size(); ++i) {
    const std::optional<int> region = registry::ParseRegion(from.regions(i));
    if (!region.has_value()) {
      violations.push_back(
          {absl::StrCat("filter.regions[", i, "]"), registry::kRegionRule});
      continue;
    }
    filter.regions |= 1U << (*region - 1);
  }
  filter.milieu = registry::CodeNamed<registry::Milieu>(from.milieu());
  if (!filter.milieu.has_value() && !from.milieu().empty()) {
    violations.push_back({"filter.milieu", "must be URBAN or RURAL"});
  }
  if (from.declared_before().empty()) return;
  const auto day = base::Date::Parse(from.declared_before());
  if (day.ok()) {
    filter.declared_before = *day;
  } else {
    violations.push_back({"filter.declared_before", "must be YYYY-MM-DD"});
  }
}

}  // namespace

absl::StatusOr<RescoringRun> ReadRun(const v1::CreateRescoringRunRequest& from,
                                     const FormulaSet& formulas,
                                     std::string caller) {
  RescoringRun run;
  std::vector<FieldViolation> violations;
  ReadFilter(from.filter(), run.filter, violations);
  base::rpc::CheckText("author", from.author(), base::rpc::kMaxAuthorCharacters,
                       violations);
  base::rpc::CheckText("reason", from.reason(), base::rpc::kMaxReasonCharacters,
                       violations);
  std::optional<base::Date> day;
  if (!from.from_date().empty()) {
    const auto read = base::Date::Parse(from.from_date());
    if (read.ok()) {
      day = *read;
    } else {
      violations.push_back({"from_date", "must be YYYY-MM-DD"});
    }
  }
  if (from.formula().empty()) violations.push_back({"formula", "is missing"});
  if (!violations.empty()) {
    return base::InvalidFields("MALFORMED_REQUEST", violations);
  }
  const Formula* formula = formulas.ByName(from.formula());
  if (formula == nullptr) {
    return UnknownFormula();
  }
  run.from_day = day.value_or(formula->effective_from());
  if (run.from_day < formula->effective_from()) {
    return MalformedRequest(
        "from_date",
        absl::StrCat("must not be before the formula's first day, ",
                     formula->effective_from().ToString()));
  }
  run.formula = formula->name();
  run.formula_digest = formula->figures_digest();
  run.dry_run = from.dry_run();
  run.confirmed = from.confirm();
  run.authorship = {std::move(caller), from.author(), from.reason()};
  return run;
}

}  // namespace scoring
