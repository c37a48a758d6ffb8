#ifndef REGISTRY_DECLARATION_STORED_DECLARATION_H_
#define REGISTRY_DECLARATION_STORED_DECLARATION_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/declaration/declaration_key.h"

namespace registry {

// Reads a declaration as it was stored under `key`: the one place where such
// bytes become a message. stored_members.h gives the members' values without
// the message.
//
// Errors: DamagedDeclaration().
absl::Status ReadStoredDeclaration(absl::string_view content,
                                   const DeclarationKey& key,
                                   rsu::registry::v1::Declaration& message);

// DATA_LOSS: the declaration that is stored under `key` is none, or is missing
// where the store names it.
absl::Status DamagedDeclaration(const DeclarationKey& key);

}  // namespace registry

#endif  // REGISTRY_DECLARATION_STORED_DECLARATION_H_
