#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "scoring/rescoring/rescore_blocks.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/storage/formula_names.h"
#include "scoring/storage/rescoring_runs.h"
#include "tools/store_check/contents.h"

namespace store_check {
namespace {

using base::sql::Session;
using scoring::CrossingRow;
using scoring::RescoringRun;

constexpr int kRunsAtOnce = 100;

auto Figures(const CrossingRow& row) {
  return std::make_tuple(row.programme, row.region, row.milieu, row.members,
                         row.entered, row.left, row.to_unusable,
                         row.from_unusable);
}

bool AreEqual(std::vector<CrossingRow> some, std::vector<CrossingRow> others) {
  const auto in_order = [](const CrossingRow& a, const CrossingRow& b) {
    return Figures(a) < Figures(b);
  };
  std::sort(some.begin(), some.end(), in_order);
  std::sort(others.begin(), others.end(), in_order);
  return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                    [](const CrossingRow& a, const CrossingRow& b) {
                      return Figures(a) == Figures(b);
                    });
}

// The report as of the moment for which it speaks.
absl::Status CheckReport(Session& session, const RescoringRun& run,
                         const scoring::FormulaSet& formulas,
                         const scoring::ProgrammeSet& programmes,
                         const Report& report) {
  const std::string key = absl::StrCat(run.run);
  const auto plan = scoring::RescoringPlan::Create(formulas, programmes, run);
  if (!plan.ok()) {
    report({"rescoring_run", key,
            "its formula is not known here: give it with --formula"});
    return absl::OkStatus();
  }
  const std::int64_t moment =
      run.dry_run ? run.created_us : run.finished_us.value_or(run.created_us);
  scoring::RescoringCounts counts;
  for (std::int64_t block = 0;
       block * scoring::kBlockPositions < run.end_position; ++block) {
    RSU_ASSIGN_OR_RETURN(
        const std::vector<scoring::RescoredBlock> scored,
        plan->Rescore(session, block, block + 1, run.end_position, moment));
    counts.Add(scored.front().counts);
  }
  if (counts.households != run.households || counts.changed != run.changed ||
      counts.computed != run.computed ||
      counts.not_usable_before != run.not_usable_before ||
      counts.not_usable_after != run.not_usable_after) {
    report({"rescoring_run", key, "its figures are not those of the scores"});
  }
  RSU_ASSIGN_OR_RETURN(const std::vector<CrossingRow> stored,
                       scoring::ListCrossings(session, run.run));
  if (!AreEqual(stored, plan->CrossingRows(counts))) {
    report({"rescoring_crossing", key,
            "who crossed a threshold is not what the scores say"});
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckReports(Session& session, const scoring::FormulaSet& formulas,
                          const scoring::ProgrammeSet& programmes,
                          const Report& report) {
  std::int64_t before = INT64_MAX;
  while (true) {
    RSU_ASSIGN_OR_RETURN(const std::vector<RescoringRun> runs,
                         scoring::ListRunsBefore(session, before, kRunsAtOnce));
    if (runs.empty()) return absl::OkStatus();
    before = runs.back().run;
    for (const RescoringRun& run : runs) {
      // An older version counted otherwise.
      if (!run.reported || !run.not_usable_after.has_value()) continue;
      absl::Status status =
          CheckReport(session, run, formulas, programmes, report);
      if (absl::IsFailedPrecondition(status)) {
        report({"rescoring_run", absl::StrCat(run.run),
                "it follows a formula that is not known here: give it with "
                "--formula"});
      } else if (!status.ok()) {
        return status;
      }
    }
  }
}

absl::Status CheckFormulas(Session& session,
                           const scoring::FormulaSet& formulas,
                           const Report& report) {
  RSU_ASSIGN_OR_RETURN(const std::vector<scoring::StoredFormula> stored,
                       scoring::ListFormulas(session));
  for (const scoring::StoredFormula& one : stored) {
    const scoring::Formula* const formula = formulas.ByName(one.name);
    if (formula == nullptr || one.digest.empty()) continue;
    if (one.digest != formula->figures_digest()) {
      report({"formula_digest", absl::StrCat(one.number),
              "it is not that of the formula's figures"});
    }
  }
  return absl::OkStatus();
}

}  // namespace store_check
