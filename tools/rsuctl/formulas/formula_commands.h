#ifndef TOOLS_RSUCTL_FORMULAS_FORMULA_COMMANDS_H_
#define TOOLS_RSUCTL_FORMULAS_FORMULA_COMMANDS_H_

#include <string>
#include <vector>

#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

struct ScoreFlags {
  std::string input;
  std::vector<std::string> formulas;  // at most two; none: those in force
  std::string format;                 // "json", or anything else
  bool explain = false;
};

// Scores a declarations file without a server; stores nothing.
ExitStatus Score(const ScoreFlags& flags);

struct FormulaFlags {
  std::string name;                // show, diff: of a formula, or a file
  std::string other;               // diff
  std::string milieu;              // show: "urban", "rural"; empty: both
  std::string format;              // "json", or anything else
  std::vector<std::string> files;  // check
  std::string kind;  // check: "formula", "programme"; empty: as they say
};

// Print the figures of a formula, and what differs between two, without a
// server.
ExitStatus ShowFormula(const FormulaFlags& flags);
ExitStatus DiffFormulas(const FormulaFlags& flags);

// Says what is wrong with files of formulas and programmes.
ExitStatus CheckFormulas(const FormulaFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_FORMULAS_FORMULA_COMMANDS_H_
