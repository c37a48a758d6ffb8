#ifndef SCORING_STORAGE_FORMULA_NAMES_H_
#define SCORING_STORAGE_FORMULA_NAMES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/sql/planned_write.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"

namespace scoring {

// The formulas that scores of the register were computed with, or are to be by
// a run of re-scoring that is no dry run: a number that stands for the name in
// the rows of inputs, and a digest of the figures, by which a formula of that
// name with other figures is told. Every function works inside the caller's
// session and returns the session's errors.

struct StoredFormula {
  std::int64_t number = 0;
  std::string name;
  std::string digest;  // empty: the store is older than digests
};

// The number of a formula, as a part of a write. A new one is stored with the
// digest of its figures, 32 bytes, or without one if `digest` is empty; two
// writes may come with one at a time.
class FormulaNumber : public base::sql::PlannedWrite {
 public:
  // Borrows both.
  FormulaNumber(absl::string_view name, absl::string_view digest)
      : name_(name), digest_(digest) {}

  void AddKeys(base::sql::Keys& /*keys*/) const override {}
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

  // Once Decide() gave kDone.
  std::int64_t number() const { return number_; }

 private:
  void AskNumber(base::sql::Trip& trip);

  const absl::string_view name_;
  const absl::string_view digest_;
  std::int64_t number_ = 0;  // 0: there is none yet
  bool is_claimed_ = false;
  bool is_new_ = false;
};

// FormulaNumber in a session.
absl::StatusOr<std::int64_t> NumberOfFormula(base::sql::WriteSession& session,
                                             absl::string_view name,
                                             absl::string_view digest);

// All formulas, in the order of their numbers.
absl::StatusOr<std::vector<StoredFormula>> ListFormulas(
    base::sql::Session& session);

// Stores the digest of a formula that has none.
absl::Status StoreFormulaDigest(base::sql::WriteSession& session,
                                std::int64_t number, absl::string_view digest);

// The names at their numbers; empty where there is none.
absl::StatusOr<std::vector<std::string>> FormulaNames(
    base::sql::Session& session);

}  // namespace scoring

#endif  // SCORING_STORAGE_FORMULA_NAMES_H_
