#ifndef REGISTRY_DECLARATION_DECLARATION_MESSAGE_H_
#define REGISTRY_DECLARATION_DECLARATION_MESSAGE_H_

#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/declaration/declaration.h"

namespace registry {

// The whole declaration as a message, for storing, comparing and sending. Two
// declarations that say the same, members in the same order, give equal
// messages, and Declaration::Read() turns the message back into `declaration`.
rsu::registry::v1::Declaration ToMessage(const Declaration& declaration);

}  // namespace registry

#endif  // REGISTRY_DECLARATION_DECLARATION_MESSAGE_H_
