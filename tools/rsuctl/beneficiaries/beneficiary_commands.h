#ifndef TOOLS_RSUCTL_BENEFICIARIES_BENEFICIARY_COMMANDS_H_
#define TOOLS_RSUCTL_BENEFICIARIES_BENEFICIARY_COMMANDS_H_

#include <string>

#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

struct BeneficiaryFlags {
  ServerFlags server;
  std::string programme;
  std::string day;
  std::string cursor;         // a file; list: written, unless empty
  std::string by = "person";  // or "household"
  std::string format;         // "json" or CSV
};

// Print who is in a programme, and who came and went since a cursor.
ExitStatus ListBeneficiaries(const BeneficiaryFlags& flags);
ExitStatus ListBeneficiaryChanges(const BeneficiaryFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_BENEFICIARIES_BENEFICIARY_COMMANDS_H_
