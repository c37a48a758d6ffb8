#ifndef TOOLS_AUTHORITY_KNOWN_NAMES_H_
#define TOOLS_AUTHORITY_KNOWN_NAMES_H_

#include "base/policy/known_names.h"
#include "scoring/programme/programme_set.h"

namespace authority {

// What a policy of this server can name: its methods (method_table.cc), the
// programmes, and Morocco's regions and provinces. Thread-safe.
base::policy::KnownNames NamesKnownTo(const scoring::ProgrammeSet& programmes);

}  // namespace authority

#endif  // TOOLS_AUTHORITY_KNOWN_NAMES_H_
