#ifndef TOOLS_RSUCTL_DECLARED_MEMBERS_H_
#define TOOLS_RSUCTL_DECLARED_MEMBERS_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "proto/rsu/registry/v1/declaration.pb.h"

namespace rsuctl {

// The identifiers of a file of those issued, by person_ref.
using IssuedIdentifiers = absl::flat_hash_map<std::string, std::string>;

// Gives each member without an identifier the one that was issued for its
// person_ref, by the file `issued_path`, which may be empty: none was given.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_DECLARATION, naming each member
//         whose person_ref is not among those issued.
absl::Status AddIdentifiers(const IssuedIdentifiers& issued,
                            const std::string& issued_path,
                            rsu::registry::v1::Declaration& declaration);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_DECLARED_MEMBERS_H_
