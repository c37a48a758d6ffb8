#ifndef TOOLS_RSUCTL_HOUSEHOLDS_DECLARED_MEMBERS_H_
#define TOOLS_RSUCTL_HOUSEHOLDS_DECLARED_MEMBERS_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "proto/rsu/registry/v1/declaration.pb.h"

namespace rsuctl {

// The identifiers of a file of those issued, by person_ref.
using IssuedIdentifiers = absl::flat_hash_map<std::string, std::string>;

// The members of a declaration whom the file names by person_ref alone.
std::vector<bool> NamedByReference(
    const rsu::registry::v1::Declaration& declaration);

// What a declaration was refused with, with the paths that its file has.
absl::Status InTermsOfTheFile(const absl::Status& status,
                              const std::vector<bool>& by_reference);

// A path of a refusal, as its file has it.
std::string PathInTheFile(const std::string& path,
                          const std::vector<bool>& by_reference);

// Whether it is refused for somebody who is in another household, so that
// declaring both in one act may help.
bool IsOfAnotherHousehold(const absl::Status& status);

// Gives each member without an identifier the one that was issued for its
// person_ref, by the file `issued_path`, which may be empty: none was given.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_DECLARATION, naming each member
//         whose person_ref is not among those issued.
absl::Status AddIdentifiers(const IssuedIdentifiers& issued,
                            const std::string& issued_path,
                            rsu::registry::v1::Declaration& declaration);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_HOUSEHOLDS_DECLARED_MEMBERS_H_
