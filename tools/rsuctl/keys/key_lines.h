#ifndef TOOLS_RSUCTL_KEYS_KEY_LINES_H_
#define TOOLS_RSUCTL_KEYS_KEY_LINES_H_

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/keyring/keyring.h"

namespace rsuctl {

// How a key is shown, without its secret. `logs` are those whose verifier keys
// are wanted, `today` is the day on which it is in force or not.

// Lines for people, in the language that is spoken.
void PrintKey(const base::keyring::Key& key,
              const std::vector<std::string>& logs, base::Date today);

// A JSON object.
std::string KeyAsJson(const base::keyring::Key& key,
                      const std::vector<std::string>& logs, base::Date today);

// A JSON object with all keys.
std::string KeyringAsJson(const base::keyring::Keyring& ring,
                          const std::vector<std::string>& logs,
                          base::Date today);

// A kind as an argument of a text: "pseudonym_root".
std::string KindForText(base::keyring::KeyKind kind);

// A day as an argument of a text: "_" if there is none.
std::string DayOrNone(const std::optional<base::Date>& day);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_KEYS_KEY_LINES_H_
