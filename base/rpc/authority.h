#ifndef BASE_RPC_AUTHORITY_H_
#define BASE_RPC_AUTHORITY_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/rpc/call.h"

namespace base::rpc {

// Says who may do what. Asked twice about every call, and about every message
// of a stream. Thread-safe. Quick: it runs on gRPC's threads.
class Authority {
 public:
  virtual ~Authority() = default;

  // Before the request is read: whether the caller may use the method at all.
  // Sets the person and the grants of the call.
  virtual absl::Status MayCall(Call& call) const = 0;

  // Once it is read: whether the caller may ask just this. Takes away the
  // grants that do not allow it.
  virtual absl::Status MayAsk(Call& call) const = 0;
};

// Where nobody wrote a policy: the caller without TLS may do everything, and
// nobody else anything.
class LocalAuthority : public Authority {
 public:
  absl::Status MayCall(Call& call) const override;
  absl::Status MayAsk(Call& /*call*/) const override {
    return absl::OkStatus();
  }
};

// Everybody may do everything: of what tells nothing of anybody.
class OpenAuthority : public Authority {
 public:
  absl::Status MayCall(Call& /*call*/) const override {
    return absl::OkStatus();
  }
  absl::Status MayAsk(Call& /*call*/) const override {
    return absl::OkStatus();
  }
};

// A role that leaves nothing out. Lives for ever.
const Grant& WholeGrant();

// The refusals by right. All are PERMISSION_DENIED, say nothing of what exists,
// and have the reason of their name in capitals.

absl::Status CallerNotAllowed();
absl::Status MayNotAct();

// Whether there is no such programme or the caller may not see it.
absl::Status ProgrammeNotAllowed();
absl::Status FieldNotAllowed(absl::string_view field);

// The household is declared, or is to be, where the caller has no right.
absl::Status PlaceNotAllowed(absl::string_view field);

// `author` of a request is another than the person behind the call.
absl::Status AuthorNotPerson();

// INVALID_ARGUMENT, reason REASON_REQUIRED: the metadata says none of the
// policy's codes.
absl::Status ReasonRequired();

}  // namespace base::rpc

#endif  // BASE_RPC_AUTHORITY_H_
