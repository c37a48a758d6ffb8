#ifndef TOOLS_STORE_CHECK_CHECK_STORE_H_
#define TOOLS_STORE_CHECK_CHECK_STORE_H_

#include <string>

#include "absl/status/statusor.h"
#include "scoring/formula/formula_set.h"
#include "tools/store_check/finding.h"

namespace store_check {

struct Options {
  // Also computes again what is stored beside declarations and people:
  // variables, scores, what runs of re-scoring gave and reported, blocks, ends,
  // members, who may be gone, names, and the keys that people are found by.
  bool deep = false;
};

// Looks whether a store that no server has open is whole: the digests of its
// pages, whether its log is all there, the structure and the rules of its
// tables, every value and message in them, and that tables agree with each
// other. Changes nothing in it.
//
// Errors:
//   FAILED_PRECONDITION  a server has it open, or it is no store.
//   NOT_FOUND            there is no file.
//   UNAVAILABLE          it cannot be read.
absl::StatusOr<Summary> CheckStore(const std::string& path,
                                   const Options& options,
                                   const scoring::FormulaSet& formulas,
                                   const Report& report, const Step& step);

}  // namespace store_check

#endif  // TOOLS_STORE_CHECK_CHECK_STORE_H_
