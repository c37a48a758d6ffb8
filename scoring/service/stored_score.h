#ifndef SCORING_SERVICE_STORED_SCORE_H_
#define SCORING_SERVICE_STORED_SCORE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/language.h"
#include "base/sql/session.h"
#include "google/protobuf/timestamp.pb.h"
#include "idcs/number/number.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "proto/rsu/scoring/v1/score.pb.h"
#include "registry/storage/households.h"
#include "scoring/formula/formula_set.h"

namespace scoring {

// What the methods of ScoreService share: reading what is asked, finding the
// score that holds, and laying it out. Every error is one that the proto names.

// The household that `name`, the field called `field`, names.
absl::StatusOr<idcs::IdcsNumber> ReadHousehold(absl::string_view field,
                                               absl::string_view name);

// The day asked for, or the last of all if none is.
absl::StatusOr<base::Date> ReadOptionalDay(absl::string_view field,
                                           const std::string& text);

// English if none is asked for.
absl::StatusOr<base::Language> ReadLanguage(const std::string& text);

// NOT_FOUND, of the household that `field` names.
absl::Status UnknownHousehold(absl::string_view field);

// The declaration in force with the score that holds.
//
// Errors: UnknownHousehold("name"); those of the session.
absl::StatusOr<registry::StoredDeclaration> FindScore(
    base::sql::Session& session, const FormulaSet& formulas,
    idcs::IdcsNumber household, base::Date day, std::int64_t known_at_us);

// The formula that gave the score.
absl::StatusOr<const Formula*> FormulaOf(
    const FormulaSet& formulas, const registry::StoredDeclaration& stored);

// What was declared.
//
// Errors: DATA_LOSS: what is stored cannot be read.
absl::StatusOr<rsu::registry::v1::Declaration> ContentOf(
    const registry::StoredDeclaration& stored);

// Fills in all but the household's reference and what only an answer about one
// score has.
//
// Errors: those of IsUsable().
absl::Status FillListedScore(const registry::StoredDeclaration& stored,
                             const FormulaSet& formulas,
                             rsu::scoring::v1::Score& score);

// Fills in all but the explanation.
//
// Errors: those of IsUsable().
absl::Status FillScore(const registry::StoredDeclaration& stored,
                       const rsu::registry::v1::Declaration& content,
                       const FormulaSet& formulas, base::Date day,
                       std::int64_t known_at_us,
                       rsu::scoring::v1::Score& score);

}  // namespace scoring

#endif  // SCORING_SERVICE_STORED_SCORE_H_
