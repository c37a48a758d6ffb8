#ifndef BASE_POLICY_POLICY_NAMES_H_
#define BASE_POLICY_POLICY_NAMES_H_

#include <string>

namespace base::policy {

// Which texts can be names in a policy. Pure functions.

// Of a role or a reason: 1 to 64 lower-case letters, digits, "-" and "_".
bool IsCode(const std::string& text);

// Of a person: 1 to 64 visible characters of ASCII, as metadata can carry.
bool IsPersonName(const std::string& text);

// Of a caller: one that a certificate (base/rpc/caller.h), or no certificate,
// can give.
bool IsCallerName(const std::string& name);

// A SHA-256 as 64 hexadecimal digits in lower case, of a text that may have
// colons and capitals; empty if it is none.
std::string DigestOf(std::string text);

}  // namespace base::policy

#endif  // BASE_POLICY_POLICY_NAMES_H_
