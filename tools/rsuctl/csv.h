#ifndef TOOLS_RSUCTL_CSV_H_
#define TOOLS_RSUCTL_CSV_H_

#include "base/csv.h"

namespace rsuctl {

// Texts in the tables that rsuctl prints.
using base::CsvField;

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CSV_H_
