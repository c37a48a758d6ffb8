#ifndef TOOLS_RSUCTL_BENEFICIARIES_BENEFICIARIES_CLI_H_
#define TOOLS_RSUCTL_BENEFICIARIES_BENEFICIARIES_CLI_H_

#include "tools/rsuctl/options/command.h"
#include "tools/rsuctl/options/command_tree.h"

namespace rsuctl {

// `beneficiaries`: lists of programmes.
void AddBeneficiaries(Command program, CommandLine& line);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_BENEFICIARIES_BENEFICIARIES_CLI_H_
