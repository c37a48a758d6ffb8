#ifndef TOOLS_RSUCTL_KEYS_KEY_COMMANDS_H_
#define TOOLS_RSUCTL_KEYS_KEY_COMMANDS_H_

#include <optional>
#include <string>
#include <vector>

#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// What every command of keys is asked.
struct KeyFlags {
  std::string file;
  std::string format;  // "json", or anything else
};

struct MakeKeysFlags : KeyFlags {
  std::string register_name = "rsu";
};

struct ShowKeysFlags : KeyFlags {
  std::vector<std::string> logs;  // none: that of the writes
};

struct AddKeyFlags : KeyFlags {
  std::string kind;  // a name of base::keyring::KindNamed()
  std::optional<std::string> from;
  std::optional<std::string> until;
};

struct RetireKeyFlags : KeyFlags {
  std::string id;
  std::optional<std::string> from;
};

// Each prints what is in the keyring now, as far as it changed, and no secret.
ExitStatus MakeKeys(const MakeKeysFlags& flags);
ExitStatus ShowKeys(const ShowKeysFlags& flags);
ExitStatus AddKey(const AddKeyFlags& flags);
ExitStatus RetireKey(const RetireKeyFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_KEYS_KEY_COMMANDS_H_
