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
  virtual absl::Status MayCall(const Call& call) const = 0;

  // Once it is read: whether the caller may ask just this. Sets what is left
  // out of the answer.
  virtual absl::Status MayAsk(Call& call) const = 0;
};

// Nobody has a grant: refuses what takes one, and nothing else.
class NoGrants : public Authority {
 public:
  absl::Status MayCall(const Call& call) const override;
  absl::Status MayAsk(Call& /*call*/) const override {
    return absl::OkStatus();
  }
};

// PERMISSION_DENIED, reason PROGRAMME_NOT_ALLOWED: whether there is no such
// programme or the caller may not see it.
absl::Status ProgrammeNotAllowed();

// PERMISSION_DENIED, reason CALLER_NOT_ALLOWED: may have no field verified.
absl::Status CallerNotAllowed();

// PERMISSION_DENIED, reason FIELD_NOT_ALLOWED.
absl::Status FieldNotAllowed(absl::string_view field);

}  // namespace base::rpc

#endif  // BASE_RPC_AUTHORITY_H_
