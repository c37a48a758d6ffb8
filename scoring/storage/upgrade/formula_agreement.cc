#include "scoring/storage/upgrade/formula_agreement.h"

#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/status_macros.h"
#include "scoring/storage/formula_names.h"

namespace scoring {
namespace {

using base::sql::Session;
using base::sql::WriteSession;

absl::Status MissingFormulas(const std::vector<std::string>& names) {
  return absl::InvalidArgumentError(
      absl::StrCat("the register holds scores by formulas that are not among "
                   "those of the server: ",
                   absl::StrJoin(names, ", "),
                   "; give the file of each with --formula FILE"));
}

absl::Status ChangedFormulas(const std::vector<std::string>& names) {
  return absl::InvalidArgumentError(absl::StrCat(
      names.size() == 1 ? "the formula " : "the formulas ",
      absl::StrJoin(names, ", "), names.size() == 1 ? " has" : " have",
      " other figures than those the register's scores were "
      "computed with; give the new figures a name of their own"));
}

// The stored formulas that have no digest yet.
absl::StatusOr<std::vector<StoredFormula>> Compare(
    const std::vector<StoredFormula>& stored,
    const scoring::FormulaSet& formulas) {
  std::vector<std::string> missing;
  std::vector<std::string> changed;
  std::vector<StoredFormula> without_digest;
  for (const StoredFormula& one : stored) {
    const scoring::Formula* formula = formulas.ByName(one.name);
    // An older store took names of any bytes.
    if (formula == nullptr) {
      missing.push_back(absl::CHexEscape(one.name));
    } else if (one.digest.empty()) {
      without_digest.push_back(one);
    } else if (one.digest != formula->figures_digest()) {
      changed.push_back(one.name);
    }
  }
  if (!missing.empty()) return MissingFormulas(missing);
  if (!changed.empty()) return ChangedFormulas(changed);
  return without_digest;
}

// Every formula without a digest is among `formulas`.
absl::Status StoreDigests(WriteSession& session,
                          const std::vector<StoredFormula>& without_digest,
                          const scoring::FormulaSet& formulas) {
  for (const StoredFormula& one : without_digest) {
    RSU_RETURN_IF_ERROR(StoreFormulaDigest(
        session, one.number, formulas.ByName(one.name)->figures_digest()));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::int64_t> AgreeOnFormulas(
    base::sql::Database& database, const scoring::FormulaSet& formulas) {
  std::vector<StoredFormula> without_digest;
  RSU_RETURN_IF_ERROR(
      database.ReadAndWait([&](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(const std::vector<StoredFormula> stored,
                             ListFormulas(session));
        RSU_ASSIGN_OR_RETURN(without_digest, Compare(stored, formulas));
        return absl::OkStatus();
      }));
  if (without_digest.empty()) return 0;
  RSU_RETURN_IF_ERROR(database.WriteAndWait([&](WriteSession& session) {
    return StoreDigests(session, without_digest, formulas);
  }));
  return static_cast<std::int64_t>(without_digest.size());
}

base::sql::Upgrade FormulaUpgrade(const FormulaSet& formulas) {
  return {"figures of formulas",
          {},
          [&formulas](base::sql::Database& database) {
            return AgreeOnFormulas(database, formulas);
          },
          "noted the figures of $0 formulas"};
}

}  // namespace scoring
